//! Whole messages: what came, what it says, and what would become of it.

use reeljury::mail::receive::dry_run::line;
use reeljury::mail::receive::receive;
use reeljury::mail::receive::skeleton::Skeleton;
use reeljury::mail::understand::understand;
use sha2::{Digest, Sha256};

/// Files are as long as is said and hash to what is said; the same bytes give the same line.
pub fn read(bytes: &[u8]) {
    let incoming = receive(bytes);
    let skeleton = Skeleton::read(&mut &*bytes).expect("bytes that can be read");
    assert!(skeleton.bytes == bytes && skeleton.sha256 == incoming.sha256);
    for file in incoming.files() {
        let (inside, mut pieces) = (file.bytes(usize::MAX).expect("no bound"), vec![]);
        let measured = file.pass(&mut pieces);
        assert_eq!(inside, pieces);
        assert_eq!(inside.len() as u64, measured.size());
        assert_eq!(measured.sha256(), <[u8; 32]>::from(Sha256::digest(&inside)));
    }
    assert_eq!(understand(&incoming), understand(&receive(bytes)));
    let spelled = || serde_json::to_string(&line("x", bytes)).expect("a line");
    assert!(spelled() == spelled() && !spelled().contains('\n'));
}
