//! How are Bilibili's two numbers of a video, av and BV, converted into each other?
//!
//! The av number is marked with bit 51, mixed with a constant and written in base 58, with its digits in a shuffled
//! order. Reading back checks the mark, so that a mistyped id is noticed.

const MIX: u64 = 23_442_827_791_579;
const MARK: u64 = 1 << 51;
const ALPHABET: &[u8; 58] = b"FcwAPNKTMug3GV5Lj7EJnHpWsx4tb8haYeviqBz6rkCy12mUSDQX9RdoZf";
/// The places of the digits, lowest first, among the nine characters after `BV1`.
const PLACES: [usize; 9] = [8, 7, 0, 5, 1, 3, 2, 4, 6];

/// The BV id of an av number; `None` outside 1 to 2^51 - 1.
pub fn av_to_bv(av: u64) -> Option<String> {
    if av == 0 || av >= MARK {
        return None;
    }
    let mut rest = (MARK | av) ^ MIX;
    let mut digits = [ALPHABET[0]; 9];
    for place in PLACES {
        digits[place] = ALPHABET[(rest % 58) as usize];
        rest /= 58;
    }
    let digits = digits.iter().map(|byte| *byte as char);
    Some("BV1".chars().chain(digits).collect())
}

/// The av number of a BV id. The letters `BV` may be in lower case, the rest is case-sensitive. `None` for anything
/// that is not a BV id, for example without the mark.
pub fn bv_to_av(bv: &str) -> Option<u64> {
    let digits = digits_of(bv)?;
    let mut number = 0_u64;
    for place in PLACES.iter().rev() {
        number = number * 58 + value_of(digits[*place])?;
    }
    let marked = (MARK..MARK * 2).contains(&number);
    let av = (number & (MARK - 1)) ^ MIX;
    (marked && av > 0).then_some(av)
}

fn digits_of(bv: &str) -> Option<&[u8]> {
    let (head, digits) = bv.as_bytes().split_at_checked(3)?;
    (digits.len() == 9 && head.eq_ignore_ascii_case(b"BV1")).then_some(digits)
}

fn value_of(digit: u8) -> Option<u64> {
    let place = ALPHABET.iter().position(|letter| *letter == digit)?;
    Some(place as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAIRS: &[(u64, &str)] = &[
        (1, "BV1xx411c7mQ"),
        (2, "BV1xx411c7mD"),
        (170_001, "BV17x411w7KC"),
        (1_074_402, "BV11x411K7CN"),
        (4_120_229, "BV1ms411Q7vw"),
        (8_903_802, "BV13x41117TL"),
        (15_700_301, "BV1nx411u79K"),
        (292_734_508, "BV1af4y1H7ga"),
        (371_660_125, "BV1vZ4y1M7mQ"),
        (456_782_499, "BV1o541187Wh"),
        (463_665_680, "BV1vL411G7N7"),
        (498_159_642, "BV1bK411W797"),
        (605_821_754, "BV1584y167sD"),
        (697_839_032, "BV14m4y1y7U8"),
        (778_246_196, "BV1ay4y1d77f"),
        (893_839_363, "BV1wP4y1P72h"),
        (898_179_753, "BV12N4y1M7rh"),
        (111_298_867_365_120, "BV1L9Uoa9EUx"),
        (2_251_799_813_685_247, "BV1aPPTfmvQq"),
    ];

    #[test]
    fn known_pairs_turn_into_each_other() {
        for (av, bv) in PAIRS {
            assert_eq!(av_to_bv(*av).as_deref(), Some(*bv));
            assert_eq!(bv_to_av(bv), Some(*av));
        }
    }

    #[test]
    fn ids_out_of_range_or_alphabet_are_refused() {
        assert_eq!(av_to_bv(0), None);
        assert_eq!(av_to_bv(1 << 51), None);
        for bv in [
            "BV1pSouYsrRi",
            "BV1GJ411x7hO",
            "BV1",
            "",
            "BV2xx411c7mQ",
            "BV1xx411c7m",
            "BV1xx411c7mé",
        ] {
            assert_eq!(bv_to_av(bv), None, "{bv}");
        }
        assert_eq!(bv_to_av("bv1xx411c7mQ"), Some(1));
        assert_ne!(bv_to_av("BV1XX411C7MQ"), Some(1));
    }

    proptest! {
        #[test]
        fn every_number_comes_back(av in 1_u64..(1 << 51)) {
            prop_assert_eq!(bv_to_av(&av_to_bv(av).unwrap()), Some(av));
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".{0,20}") {
            if let Some(av) = bv_to_av(&text) {
                prop_assert_eq!(&av_to_bv(av).unwrap()[3..], &text[3..]);
            }
        }
    }
}
