//! Mboxes, and files that hold one message.

use std::{env, fs};

use reeljury::mail::containers::sources::messages;
use reeljury::mail::receive::on_disk::OnDisk;
use reeljury::mail::receive::receive;

/// All messages together are not longer than the mbox; a message reads the same from a file as from memory.
pub fn read(bytes: &[u8]) {
    // each run has a file of its own, since two tests in one process may run at the same time
    let file = tempfile::Builder::new().suffix(".mbox").tempfile();
    let file = file.expect("room for a file").into_temp_path();
    let boxed = [b"From a@b Mon\n", bytes].concat();
    fs::write(&file, &boxed).expect("room for a file");
    let raw = messages(&file, &env::temp_dir()).map(|found| found.raw.and_then(|raw| raw.bytes()));
    let all: usize = raw.map(|raw| raw.expect("a message").len()).sum();
    assert!(all <= bytes.len(), "{all}");
    let mut message = OnDisk::open(&file).expect("a file that was written");
    file.close().expect("a file that was written");
    let (on_disk, in_memory) = (message.incoming(), receive(boxed));
    assert_eq!(on_disk.sha256, in_memory.sha256);
    assert_eq!(on_disk.text, in_memory.text);
    for mut file in on_disk.attachments {
        let (expected, mut bytes) = (file.measure(), vec![]);
        let measured = message.pass(&mut file, &mut bytes);
        assert_eq!(measured.expect("a file that is open"), expected);
        assert_eq!(bytes.len() as u64, expected.size());
    }
}
