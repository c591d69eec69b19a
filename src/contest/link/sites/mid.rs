//! How are Weibo's two numbers of a post, mid and bid, converted into each other?
//!
//! The decimal mid is split from the right into groups of seven digits; each group is written in base 62 with four
//! characters (the first group without padding).

use crate::contest::link::code::is_number;

const ALPHABET: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: usize = 7;
const CHARACTERS: usize = 4;
const GROUP: u64 = 10_000_000;

/// The mid of a bid such as `N4xlMvjhI`. `None` if the bid contains another character, a group above 9,999,999 or a
/// leading zero, or if its mid would not have 14 to 19 digits.
pub fn bid_to_mid(bid: &str) -> Option<String> {
    let bytes = bid.as_bytes();
    if !(9..=12).contains(&bytes.len()) || bytes[0] == ALPHABET[0] {
        return None;
    }
    let mut mid = String::with_capacity(19);
    for group in groups(bytes, CHARACTERS) {
        let number = from_base_62(group).filter(|number| *number < GROUP)?;
        match mid.is_empty() {
            true => mid.push_str(&number.to_string()),
            false => mid.push_str(&format!("{number:07}")),
        }
    }
    (is_mid(&mid)).then_some(mid)
}

/// The bid of a mid; `None` for anything that is not a mid.
pub fn mid_to_bid(mid: &str) -> Option<String> {
    if !is_mid(mid) {
        return None;
    }
    let mut bid = String::with_capacity(12);
    for group in groups(mid.as_bytes(), DIGITS) {
        let number = group
            .iter()
            .fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        let padding = if bid.is_empty() { 1 } else { CHARACTERS };
        push_base_62(&mut bid, number, padding);
    }
    Some(bid)
}

/// The mid of a post named by mid or bid.
pub(super) fn mid_of(text: &str) -> Option<String> {
    match is_mid(text) {
        true => Some(text.to_owned()),
        false => bid_to_mid(text),
    }
}

/// Whether this is a mid: 14 to 19 digits, not beginning with 0.
fn is_mid(text: &str) -> bool {
    is_number(text, 14..=19) && !text.starts_with('0')
}

/// Groups of `size` bytes, counted from the right; only the first may be shorter.
fn groups(bytes: &[u8], size: usize) -> impl Iterator<Item = &[u8]> {
    let (first, rest) = bytes.split_at(bytes.len() % size);
    let first = (!first.is_empty()).then_some(first);
    first.into_iter().chain(rest.chunks(size))
}

fn from_base_62(group: &[u8]) -> Option<u64> {
    group.iter().try_fold(0, |sum, byte| {
        let digit = ALPHABET.iter().position(|letter| letter == byte)?;
        Some(sum * 62 + digit as u64)
    })
}

fn push_base_62(bid: &mut String, number: u64, padding: usize) {
    let mut rest = number;
    let mut digits = Vec::with_capacity(CHARACTERS);
    while rest > 0 || digits.len() < padding {
        digits.push(ALPHABET[(rest % 62) as usize] as char);
        rest /= 62;
    }
    bid.extend(digits.iter().rev());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAIRS: &[(&str, &str)] = &[
        ("4910815147462302", "N4xlMvjhI"),
        ("4189191225395228", "FBqgOmDxO"),
        ("4797700463137878", "LEZDodaiW"),
        ("4967273022359838", "Nse4S9TTU"),
        ("4506950043618873", "J2UNKfbqV"),
        ("4767694689143828", "Lsp2YCmJ6"),
        ("5222785292174627", "Q9yKt97ID"),
        ("4607741009594608", "K3fnuEfZK"),
        ("4984927802098910", "NzDmk8O1o"),
        ("4857883315410503", "MohObmHwb"),
        ("4805380419357654", "M2fY5DglU"),
        ("5333205569766651", "RdVPmEYKD"),
        ("4500000000000000", "J00000000"),
    ];

    #[test]
    fn known_pairs_turn_into_each_other() {
        for (mid, bid) in PAIRS {
            assert_eq!(mid_to_bid(mid).as_deref(), Some(*bid));
            assert_eq!(bid_to_mid(bid).as_deref(), Some(*mid));
        }
    }

    #[test]
    fn a_group_out_of_range_makes_no_bid() {
        // `ZZZZ` is 14,776,335 in base 62.
        for bid in [
            "JZZZZ0000",
            "J0000ZZZZ",
            "",
            "N4xl",
            "N4xlMvjh_",
            "N4xlMvjhI0000",
            "000000000",
            "010000000004",
            "N4xl你好",
        ] {
            assert_eq!(bid_to_mid(bid), None, "{bid}");
        }
        for mid in [
            "",
            "12",
            "0910815147462302",
            "49108151474623ab",
            "49108151474623021234",
        ] {
            assert_eq!(mid_to_bid(mid), None, "{mid}");
        }
    }

    proptest! {
        #[test]
        fn every_mid_comes_back(mid in 1_000_000_000_000_000_u64..10_000_000_000_000_000) {
            let bid = mid_to_bid(&mid.to_string()).unwrap();
            prop_assert_eq!(bid_to_mid(&bid), Some(mid.to_string()));
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".{0,24}") {
            let _ = (bid_to_mid(&text), mid_to_bid(&text));
        }
    }
}
