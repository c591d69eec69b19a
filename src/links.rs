//! The addresses that the program hands out (status pages, password links), and their secret tokens.
//!
//! A status page's token is computed from the entry's receipt key and the program's secret. So later letters can
//! contain it again, and a stolen database alone opens no page.

use std::collections::BTreeSet;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::contest::hex::hex;
use crate::lang::Lang;

/// The site's public address and the secret from which tokens are derived.
#[derive(Clone)]
pub struct Links {
    public_url: String,
    secret: Vec<u8>,
}

/// What people see in the place of a secret.
pub const MASK: &str = "••••";

/// A page that a secret in its address opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretPage {
    /// The status page of an entry.
    Status,
    /// The page on which a one-time token sets a password.
    Password,
}

impl SecretPage {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Status, Self::Password];

    /// The address before the secret.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Status => "/status/",
            Self::Password => "/set-password/",
        }
    }

    fn with(self, secret: &str) -> String {
        format!("{}{secret}", self.path())
    }
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The length of tokens: with five bits per letter it gives 130 bits, too many to guess.
const TOKEN_LETTERS: usize = 26;

impl Links {
    /// The addresses of a site at `public_url`, which has no slash at the end.
    #[must_use]
    pub fn new(public_url: String, secret: Vec<u8>) -> Self {
        Self { public_url, secret }
    }

    /// The full address of a path of this site.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// Whether people reach the site by TLS, so that cookies can be bound to it.
    #[must_use]
    pub fn has_tls(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The token of the status page for a receipt key.
    #[must_use]
    pub fn status_token(&self, receipt_key: &str) -> String {
        self.token("status", receipt_key)
    }

    /// The address of the status page for a receipt key.
    #[must_use]
    pub fn status_address(&self, receipt_key: &str) -> String {
        self.address(&SecretPage::Status.with(&self.status_token(receipt_key)))
    }

    /// The one-time token of a random seed. While a letter with the token waits, its seed is stored, and after that only
    /// the token's hash.
    #[must_use]
    pub fn one_time_token(&self, seed: &str) -> String {
        self.token("one-time", seed)
    }

    /// The address at which the one-time token of a seed sets a password.
    #[must_use]
    pub fn password_address(&self, seed: &str) -> String {
        self.address(&SecretPage::Password.with(&self.one_time_token(seed)))
    }

    /// The address of a page with a mask in the place of the secret.
    #[must_use]
    pub fn masked_address(&self, page: SecretPage) -> String {
        self.address(&page.with(MASK))
    }

    /// A different salt for each round, for the commitments to authors in its result, so that the results of two rounds
    /// cannot be joined by author.
    #[must_use]
    pub fn author_salt(&self, round: &str) -> [u8; 32] {
        self.mac("author", round).into()
    }

    /// A hash of a user and password: equal for equal pairs, and revealing neither.
    #[must_use]
    pub fn account_mark(&self, user: &str, password: &str) -> String {
        self.token("account", &format!("{user}\0{password}"))
    }

    /// A mark of the secret itself, by which copies of the program recognize that they have the same one; it does not
    /// reveal the secret.
    #[must_use]
    pub fn key_mark(&self) -> String {
        self.token("key", "")
    }

    fn token(&self, purpose: &str, subject: &str) -> String {
        letters(&self.mac(purpose, subject))
    }

    fn mac(&self, purpose: &str, subject: &str) -> hmac::digest::Output<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes keys of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(subject.as_bytes());
        mac.finalize().into_bytes()
    }
}

/// The hash of a token. It is stored in place of the token: it finds the row, but cannot be used as the token.
#[must_use]
pub fn hash_of(token: &str) -> String {
    hex(Sha256::digest(token))
}

/// A fresh random token.
///
/// # Panics
/// When the machine gives no randomness.
#[must_use]
pub fn random_token() -> String {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the machine gives randomness");
    letters(&bytes)
}

/// The same text with a mask in the place of each token that follows the path of a secret page.
#[must_use]
pub fn masked(text: &str) -> String {
    SecretPage::ALL
        .into_iter()
        .fold(text.to_owned(), |text, page| mask_after(&text, page.path()))
}

fn mask_after(text: &str, path: &str) -> String {
    let mut parts = text.split(path);
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let token = token_at_start(part).unwrap_or_default();
        masked.push_str(path);
        masked.push_str(if token.is_empty() { "" } else { MASK });
        masked.push_str(&part[token.len()..]);
    }
    masked
}

/// The token with which a text begins. Other sites have addresses with `/status/` too, but no such word after it.
#[must_use]
pub fn token_at_start(text: &str) -> Option<&str> {
    let word = text.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    is_token(word).then_some(word)
}

fn is_token(word: &str) -> bool {
    word.len() == TOKEN_LETTERS && word.bytes().all(|letter| ALPHABET.contains(&letter))
}

/// The parts of a text that may be tokens: where letters of tokens begin or end, as many as a token has. In an address
/// that another program rewrote (`%2Fstatus%2F…`), others may stand before a token.
#[must_use]
pub fn possible_tokens(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let long = words.filter(|word| word.len() >= TOKEN_LETTERS);
    let ends = long.flat_map(|word| [&word[..TOKEN_LETTERS], &word[word.len() - TOKEN_LETTERS..]]);
    ends.filter(|word| is_token(word)).collect()
}

/// A letter's Message-ID without its domain: a hash of the letter's parts, so that a repeated try has the same
/// Message-ID.
#[must_use]
pub fn message_id(parts: &[&str], lang: Lang) -> String {
    let mut hash = Sha256::new();
    for part in parts.iter().copied().chain([lang.tag()]) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    letters(&hash.finalize())
}

/// Writes five bits as one letter. The letters i, l, o and u are not used, since they are easily mistaken for others.
fn letters(bytes: &[u8]) -> String {
    let bit = |n: usize| bytes.get(n / 8).map_or(0, |byte| (byte >> (7 - n % 8)) & 1);
    let letter = |n: usize| (0..5).fold(0, |value, i| (value << 1) | usize::from(bit(n * 5 + i)));
    (0..TOKEN_LETTERS)
        .map(|n| char::from(ALPHABET[letter(n)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_token_is_the_same_again_and_another_for_another_secret() {
        let links =
            |secret: &[u8]| Links::new("https://contest.example".to_owned(), secret.to_vec());
        let token = links(b"one").status_token("receipt");
        assert_eq!(token, links(b"one").status_token("receipt"));
        assert_ne!(token, links(b"two").status_token("receipt"));
        assert_eq!(token.len(), TOKEN_LETTERS);
    }

    #[test]
    fn secret_links_are_masked_wherever_they_stand() {
        let token = random_token();
        let text = |secret: &str| {
            format!(
                "看 https://x.cn/status/{secret} 和 <a href=\"https://x.cn/set-password/{secret}\">x</a>"
            )
        };
        assert_eq!(masked(&text(&token)), text(MASK));
        assert_eq!(masked(&text(MASK)), text(MASK));
        let others = "没有链接 /status/ https://m.weibo.cn/status/4916000000000000";
        assert_eq!(masked(others), others);
    }

    #[test]
    fn a_token_is_found_in_an_address_that_a_program_rewrote() {
        let token = Links::new(String::new(), vec![]).status_token("receipt");
        let quoted = format!("> https%3A%2F%2Fx.cn%2Fstatus%2F{token}\nhttps://x.cn/rules");
        assert_eq!(possible_tokens(&quoted), BTreeSet::from([token.as_str()]));
    }

    #[test]
    fn random_tokens_differ() {
        assert_ne!(random_token(), random_token());
    }
}
