//! Result bundles, as `verify` and `tally` read them.

use reeljury::contest::bundle::{Bundle, recompute};

/// A bundle has one spelling, and a bundle made from its facts verifies.
pub fn read(bytes: &[u8]) {
    let Ok(bundle) = serde_json::from_slice::<Bundle>(bytes) else {
        return;
    };
    let spelled = bundle.canonical();
    let again: Bundle = serde_json::from_str(&spelled).expect("a bundle");
    assert_eq!(again, bundle);
    assert_eq!(again.sha256(), bundle.sha256());
    let verified = recompute(&bundle);
    if let Ok(made) = Bundle::assemble(bundle.facts) {
        assert_eq!(recompute(&made), Ok(()));
        assert!(verified.is_ok() || made.outcome != again.outcome || made.version != again.version);
    }
}
