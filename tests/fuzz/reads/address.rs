//! Values in the addresses and headers of requests.

use reeljury::contest::{role, round};
use reeljury::lang::Lang;
use reeljury::resolve::host_of;
use reeljury::web::public::site::own_path;

/// A path to return to stays on this site, and is accepted again unchanged.
pub fn read(bytes: &[u8]) {
    let text = super::text(bytes);
    if let Some(path) = own_path(&text) {
        assert!(path.starts_with('/') && !path.starts_with("//"));
        assert!(path.bytes().all(|byte| byte.is_ascii_graphic()));
        assert_eq!(own_path(&path), Some(path));
    }
    let _ = (
        Lang::choose(Some(&text), Some(&text)),
        Lang::choose(None, Some(&text)),
    );
    let _ = host_of(&text);
    let _ = role::Role::from_key(&text);
    if let Ok(key) = text.parse::<round::RoundKey>() {
        assert_eq!(key.to_string().parse(), Ok(key));
    }
}
