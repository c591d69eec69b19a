//! Passwords are stored as argon2id hashes with the crate's recommended cost. A check without an account takes the same
//! time, so that the time does not reveal who has an account.

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::password_hash::{
    self, CustomizedPasswordHasher, PasswordVerifier, Version, generate_salt,
};
use argon2::{Algorithm, Argon2, Block, Params};

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
    let salt = generate_salt();
    let hashed = Hasher.hash_password_with_params(password.as_bytes(), &salt, Params::DEFAULT);
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
    let right = Hasher.verify_password(password.as_bytes(), &hash).is_ok();
    right && stored.is_some()
}

/// Argon2 with memory that goes back to the system at once.
struct Hasher;

impl CustomizedPasswordHasher<PasswordHash> for Hasher {
    type Params = Params;

    fn hash_password_customized(
        &self,
        password: &[u8],
        salt: &[u8],
        algorithm: Option<&str>,
        version: Option<Version>,
        params: Params,
    ) -> password_hash::Result<PasswordHash> {
        let algorithm = algorithm.map(Algorithm::try_from).transpose()?;
        let version = version.map(argon2::Version::try_from).transpose()?;
        let (algorithm, version) = (algorithm.unwrap_or_default(), version.unwrap_or_default());
        let mut output = [0; Output::MAX_LENGTH];
        let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
        let output = output
            .get_mut(..length)
            .ok_or(password_hash::Error::OutputSize)?;
        let memory = memory(params.block_count());
        Argon2::new(algorithm, version, params.clone())
            .hash_password_into_with_memory(password, salt, output, memory)?;
        Ok(PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: ParamsString::try_from(&params)?,
            salt: Some(Salt::new(salt)?),
            hash: Some(Output::new(output)?),
        })
    }
}

/// Memory for a hash. The GNU C library takes a piece of more than 32 MiB from the system and gives it back when it is
/// freed; it keeps much of smaller ones. The system counts only the part that is used.
fn memory(blocks: usize) -> Vec<Block> {
    let mut memory = Vec::with_capacity(blocks.max(33 * 1024));
    memory.resize(blocks, Block::new());
    memory
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
    fn a_hash_of_an_earlier_version_fits_its_password() {
        use argon2::password_hash::PasswordHasher;
        let earlier = Argon2::default().hash_password("海河之上有座桥".as_bytes());
        let earlier = earlier.expect("a hash").to_string();
        assert!(is_right("海河之上有座桥", Some(&earlier)));
        assert!(!is_right("海河之上有座塔", Some(&earlier)));
        assert!(hash("x").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
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
