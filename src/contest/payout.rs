//! What is owed for an award, and how much of it goes to the tax office?
//!
//! Amounts are whole fen. Prizes of contests are incidental income (偶然所得): the payer withholds a share of the full
//! amount, without any threshold (Individual Income Tax Law of the People's Republic of China, articles 2, 3, 6 and
//! 14).

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The kind of person who is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payee {
    /// A person.
    Individual,
    /// A company or institution (单位); it pays its own taxes.
    Unit,
}

/// How a contest withholds tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withholding {
    percent: u8,
    exempt: bool,
}

/// The money of one award, in fen: gross = tax + net.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// Before tax (税前).
    pub gross_fen: i64,
    /// Withheld tax.
    pub tax_fen: i64,
    /// Paid out (税后).
    pub net_fen: i64,
}

impl Withholding {
    /// Withholds this share in percent; `None` above 100. A contest that the tax authority has exempted withholds
    /// nothing.
    pub fn new(percent: u8, exempt: bool) -> Option<Self> {
        (percent <= 100).then_some(Self { percent, exempt })
    }

    /// What is owed for one award. The tax is rounded half up to the fen.
    /// Gross amounts are never negative; below zero, nothing is withheld.
    pub fn payout(self, gross_fen: i64, payee: Payee) -> Payout {
        let tax_fen = match payee {
            Payee::Individual if !self.exempt => self.share(gross_fen.max(0)),
            Payee::Individual | Payee::Unit => 0,
        };
        Payout {
            gross_fen,
            tax_fen,
            net_fen: gross_fen - tax_fen,
        }
    }

    fn share(self, gross_fen: i64) -> i64 {
        let percent = i64::from(self.percent.min(100));
        // in two parts, since the product of a large amount could overflow
        gross_fen / 100 * percent + (gross_fen % 100 * percent + 50) / 100
    }
}

/// The last day for declaring tax withheld on `paid_on`: the 15th of the following month. If that is a day off, the tax
/// office's own calendar moves it. `None` only at the end of the range of dates.
pub fn declare_by(paid_on: NaiveDate) -> Option<NaiveDate> {
    paid_on.with_day(15)?.checked_add_months(Months::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fifth() -> Withholding {
        Withholding::new(20, false).unwrap()
    }

    fn amounts(payout: Payout) -> (i64, i64, i64) {
        (payout.gross_fen, payout.tax_fen, payout.net_fen)
    }

    #[test]
    fn a_person_gets_four_fifths_of_each_tier() {
        // 300,000 yuan - 60,000; 30,000 - 6,000; 5,000 - 1,000; 1,000 - 200
        for (gross, tax, net) in [
            (30_000_000, 6_000_000, 24_000_000),
            (3_000_000, 600_000, 2_400_000),
            (500_000, 100_000, 400_000),
            (100_000, 20_000, 80_000),
        ] {
            assert_eq!(
                amounts(fifth().payout(gross, Payee::Individual)),
                (gross, tax, net)
            );
        }
    }

    #[test]
    fn units_and_exempt_contests_are_paid_in_full() {
        let exempt = Withholding::new(20, true).unwrap();
        assert_eq!(
            amounts(fifth().payout(500_000, Payee::Unit)),
            (500_000, 0, 500_000)
        );
        assert_eq!(
            amounts(exempt.payout(500_000, Payee::Individual)),
            (500_000, 0, 500_000)
        );
    }

    #[test]
    fn a_share_of_a_fen_is_rounded_half_up() {
        // 20 % of 2 fen = 0.4, of 3 fen = 0.6, of 1.03 yuan = 20.6 fen
        let tax = |gross| fifth().payout(gross, Payee::Individual).tax_fen;
        assert_eq!((tax(2), tax(3), tax(103), tax(0)), (0, 1, 21, 0));
        assert_eq!(Withholding::new(50, false).unwrap().share(1), 1);
        assert_eq!(Withholding::new(101, false), None);
    }

    #[test]
    fn tax_is_declared_by_the_fifteenth_of_the_next_month() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(declare_by(day(2023, 7, 31)), Some(day(2023, 8, 15)));
        assert_eq!(declare_by(day(2023, 12, 1)), Some(day(2024, 1, 15)));
        assert_eq!(declare_by(NaiveDate::MAX), None);
    }

    proptest! {
        #[test]
        fn tax_and_net_always_add_up_to_gross(gross in 0..=i64::MAX, percent in 0u8..=100) {
            let payout = Withholding::new(percent, false).unwrap().payout(gross, Payee::Individual);
            prop_assert_eq!(payout.tax_fen + payout.net_fen, gross);
            prop_assert!((0..=gross).contains(&payout.tax_fen));
            let exact = (i128::from(gross) * i128::from(percent) + 50) / 100;
            prop_assert_eq!(i128::from(payout.tax_fen), exact);
        }
    }
}
