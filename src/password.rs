//! How are passwords kept? As argon2id hashes with the crate's recommended cost, checked at the same cost for people
//! who have no account, so that time tells nothing.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// The fewest characters a password may have.
pub const SHORTEST: usize = 10;
/// The most characters a password may have.
pub const LONGEST: usize = 200;

/// The hash of nobody's password, of the same cost as a real one.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The hash to keep of a password.
///
/// # Panics
/// When the machine has no randomness to give.
#[must_use]
pub fn hash(password: &str) -> String {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    hashed
        .expect("argon2 with its default cost takes any password of bounded length")
        .to_string()
}

/// Whether a password belongs to a hash; `None` costs the same and is never right.
#[must_use]
pub fn is_right(password: &str, kept: Option<&str>) -> bool {
    let Ok(hash) = PasswordHash::new(kept.unwrap_or(DECOY)) else {
        return false;
    };
    let right = Argon2::default()
        .verify_password(password.as_bytes(), &hash)
        .is_ok();
    right && kept.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let kept = hash("海河之上有座桥");
        assert!(kept.starts_with("$argon2id$"));
        assert!(is_right("海河之上有座桥", Some(&kept)));
        assert!(!is_right("海河之上有座塔", Some(&kept)));
        assert!(!is_right("海河之上有座桥", None));
    }

    #[test]
    fn a_password_of_nobody_is_checked_at_the_cost_of_a_real_one() {
        let decoy = PasswordHash::new(DECOY).expect("a hash that can be checked against");
        let kept = hash("海河之上有座桥");
        let real = PasswordHash::new(&kept).expect("a hash");
        assert_eq!(decoy.algorithm, real.algorithm);
        assert_eq!(decoy.params, real.params);
        let checked = Argon2::default().verify_password(b"x", &decoy);
        assert!(
            matches!(checked, Err(argon2::password_hash::Error::PasswordInvalid)),
            "{checked:?}"
        );
    }
}
