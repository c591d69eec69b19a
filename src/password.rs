//! Passwords are stored as argon2id hashes with the crate's recommended cost. A check without an account takes the same
//! time, so that the time does not reveal who has an account.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// The fewest characters a password may have.
pub const SHORTEST: usize = 10;
/// The most characters a password may have.
pub const LONGEST: usize = 200;

/// A hash that no password matches, of the same cost as a real one.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The hash of a password, to be stored.
///
/// # Panics
/// When the machine gives no randomness.
#[must_use]
pub fn hash(password: &str) -> String {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    hashed
        .expect("argon2 with its default cost takes any password of bounded length")
        .to_string()
}

/// Whether a password belongs to a stored hash. Without a hash, the check takes the same time and returns false.
#[must_use]
pub fn is_right(password: &str, stored: Option<&str>) -> bool {
    let Ok(hash) = PasswordHash::new(stored.unwrap_or(DECOY)) else {
        return false;
    };
    let right = Argon2::default()
        .verify_password(password.as_bytes(), &hash)
        .is_ok();
    right && stored.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let stored = hash("海河之上有座桥");
        assert!(stored.starts_with("$argon2id$"));
        assert!(is_right("海河之上有座桥", Some(&stored)));
        assert!(!is_right("海河之上有座塔", Some(&stored)));
        assert!(!is_right("海河之上有座桥", None));
    }

    #[test]
    fn a_check_without_an_account_costs_as_much_as_a_real_one() {
        let decoy = PasswordHash::new(DECOY).expect("a hash that can be checked against");
        let stored = hash("海河之上有座桥");
        let real = PasswordHash::new(&stored).expect("a hash");
        assert_eq!(decoy.algorithm, real.algorithm);
        assert_eq!(decoy.params, real.params);
        let checked = Argon2::default().verify_password(b"x", &decoy);
        assert!(
            matches!(checked, Err(argon2::password_hash::Error::PasswordInvalid)),
            "{checked:?}"
        );
    }
}
