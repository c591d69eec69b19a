//! Document numbers are accepted, refused and masked; all are made up or printed in the standards.

use proptest::prelude::*;

use super::DocumentKind::*;
use super::*;

fn reads(kind: DocumentKind, typed: &str) -> Result<String, DocumentError> {
    DocumentNumber::parse(kind, typed).map(|document| document.in_clear().to_owned())
}

#[test]
fn an_identity_number_with_a_fitting_check_digit_is_accepted() {
    // Examples of GB 11643: 11010519491231002X and 440524188001010014.
    assert_eq!(
        reads(ResidentId, "11010519491231002X").unwrap(),
        "11010519491231002X"
    );
    assert_eq!(
        reads(ResidentId, "440524188001010014").unwrap(),
        "440524188001010014"
    );
    assert_eq!(
        reads(ResidentId, " 110105 19491231-002ｘ ").unwrap(),
        "11010519491231002X"
    );
}

#[test]
fn a_wrong_identity_number_says_which_part_is_wrong() {
    for (number, error) in [
        ("", DocumentError::Blank),
        (" - ", DocumentError::Blank),
        ("1101051949123100", DocumentError::Form),
        ("11010519491231002Y", DocumentError::Form),
        ("1101051949123100XX", DocumentError::Form),
        ("110105１9491231002天", DocumentError::Form),
        ("99010519491231002X", DocumentError::Region),
        ("81010519491231002X", DocumentError::Region),
        ("11010519491331002X", DocumentError::BirthDate),
        ("11010519490229002X", DocumentError::BirthDate),
        ("110105194912310021", DocumentError::CheckDigit),
        ("11010519491231003X", DocumentError::CheckDigit),
    ] {
        assert_eq!(reads(ResidentId, number), Err(error), "{number}");
    }
}

#[test]
fn a_residence_permit_is_of_hong_kong_macau_or_taiwan() {
    // 830000 19900101 001: 8·7 + 3·9 + 1·2 + 9·1 + 9·6 + 1·9 + 1·5 + 1·2 = 164 = 14·11 + 10 -> 2
    assert_eq!(identity_check_digit(b"83000019900101001"), b'2');
    assert!(reads(ResidencePermit, "830000199001010012").is_ok());
    assert_eq!(
        reads(ResidencePermit, "11010519491231002X"),
        Err(DocumentError::Region)
    );
    assert_eq!(
        reads(ResidentId, "830000199001010012"),
        Err(DocumentError::Region)
    );
}

#[test]
fn travel_permits_passports_and_permanent_residents_have_their_forms() {
    for (kind, number) in [
        (TravelPermit, "H12345678"),
        (TravelPermit, "m1234567890"),
        (TravelPermit, "12345678"),
        (Passport, "E12345678"),
        (Passport, "C01X00T47"),
        (PermanentResident, "USA110075031005"),
    ] {
        assert!(reads(kind, number).is_ok(), "{number}");
    }
    for (kind, number) in [
        (TravelPermit, "H1234567"),
        (TravelPermit, "A12345678"),
        (TravelPermit, "1234567"),
        (Passport, "E123"),
        (Passport, "ABCDEFGH"),
        (Passport, "E1234/678"),
        (PermanentResident, "USA11007503100"),
        (PermanentResident, "US1110075031005"),
    ] {
        assert_eq!(reads(kind, number), Err(DocumentError::Form), "{number}");
    }
}

#[test]
fn a_newer_permanent_resident_card_begins_with_nine_and_has_a_check_digit() {
    let stem = "91180019900101001";
    let digit = char::from(identity_check_digit(stem.as_bytes()));
    let number = format!("{stem}{digit}");
    let card = DocumentNumber::parse(PermanentResident, &number).unwrap();
    assert_eq!(card.birth_date(), NaiveDate::from_ymd_opt(1990, 1, 1));
    assert_eq!(
        reads(PermanentResident, "11010519491231002X"),
        Err(DocumentError::Region)
    );
}

#[test]
fn a_unit_code_is_checked_by_its_standard() {
    // 91350100M000100Y43 is the example of GB 32100.
    assert!(reads(UnitCode, "91350100M000100Y43").is_ok());
    assert!(reads(UnitCode, "91350100m000100y43").is_ok());
    assert_eq!(
        reads(UnitCode, "91350100M000100Y44"),
        Err(DocumentError::CheckDigit)
    );
    assert_eq!(
        reads(UnitCode, "91350100M000100I43"),
        Err(DocumentError::Form)
    );
    assert_eq!(
        reads(UnitCode, "9135010OM000100Y43"),
        Err(DocumentError::Form)
    );
    assert_eq!(
        reads(UnitCode, "91350100M000100Y4"),
        Err(DocumentError::Form)
    );
}

#[test]
fn a_number_is_masked_on_screens_and_in_debug_output() {
    let identity = DocumentNumber::parse(ResidentId, "11010519491231002X").unwrap();
    assert_eq!(identity.masked(), "110***********002X");
    assert_eq!(
        format!("{identity:?}"),
        "DocumentNumber(ResidentId, 110***********002X)"
    );
    assert_eq!(masked("E12345678"), "E*****678");
    assert_eq!(masked("12345"), "****5");
    assert_eq!(masked("天津卫海河一二三"), "天****一二三");
    assert_eq!(masked(""), "");
}

#[test]
fn age_is_counted_in_completed_years() {
    let born = NaiveDate::from_ymd_opt(2009, 6, 17).unwrap();
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    assert_eq!(age_on(born, day(2023, 6, 16)), Some(13));
    assert_eq!(age_on(born, day(2023, 6, 17)), Some(14));
    assert_eq!(age_on(born, day(2009, 6, 16)), None);
}

proptest! {
    #[test]
    fn one_wrong_digit_or_two_swapped_neighbours_never_pass(
        stem in "11010[1-9](19[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}",
        place in 0usize..17, other in b'0'..=b'9',
    ) {
        let mut number = stem.into_bytes();
        number.push(identity_check_digit(&number));
        prop_assert!(check(ResidentId, &number).is_ok());
        let mut changed = number.clone();
        changed[place] = other;
        prop_assert_eq!(check(ResidentId, &changed).is_ok(), changed == number);
        let mut swapped = number.clone();
        swapped.swap(place.min(15), place.min(15) + 1);
        prop_assert_eq!(check(ResidentId, &swapped).is_ok(), swapped == number);
    }

    #[test]
    fn any_text_is_answered(text in ".{0,30}|[0-9A-ZＡ-Ｚ]{18}") {
        for kind in [ResidentId, ResidencePermit, TravelPermit, Passport, PermanentResident, UnitCode] {
            if let Ok(document) = DocumentNumber::parse(kind, &text) {
                prop_assert_eq!(document.masked().len(), document.in_clear().len());
            }
        }
    }
}
