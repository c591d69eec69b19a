//! The form's vacancies of a round: a number and a reason for every tier.

use crate::contest::award::Vacancy;
use crate::contest::definition::TierRule;
use crate::contest::round::RoundKey;
use crate::lang::Phrase;
use crate::web::form::Form;
use crate::web::request_context::RequestContext;

/// The most characters of a reason: one sentence rather than an essay.
const LONGEST_REASON: usize = 500;

/// The name of the field for a tier's number.
pub(super) fn count_field(tier: &str) -> String {
    format!("vacant-{tier}")
}

/// The name of the field for a tier's reason.
pub(super) fn reason_field(tier: &str) -> String {
    format!("reason-{tier}")
}

/// Reads the vacancies of a round. A wrong one gets an error at its field and is left out.
pub(super) fn read_vacancies(ctx: &RequestContext, key: RoundKey, form: &mut Form) -> Vec<Vacancy> {
    let quotas = ctx.contest().definition.quotas(key.kind());
    let read = |(tier, quota): (&TierRule, u32)| read_one(form, &tier.key, quota);
    quotas.into_iter().filter_map(read).collect()
}

/// Fills the form with vacancies.
pub(super) fn write_vacancies(form: &mut Form, vacancies: &[Vacancy]) {
    for vacancy in vacancies {
        form.set(&count_field(&vacancy.tier), vacancy.count.to_string());
        form.set(&reason_field(&vacancy.tier), vacancy.reason.clone());
    }
}

fn read_one(form: &mut Form, tier: &str, quota: u32) -> Option<Vacancy> {
    let (count_field, reason_field) = (count_field(tier), reason_field(tier));
    let Some(count) = number(form.value(&count_field)) else {
        form.refuse(&count_field, "vacancy-no-number");
        return None;
    };
    if count > quota {
        let error = Phrase::new("vacancy-too-many").with("quota", quota);
        form.refuse(&count_field, error);
        return None;
    }
    let reason = form.value(&reason_field).trim().to_owned();
    if count == 0 {
        return None;
    }
    if reason.is_empty() {
        form.refuse(&reason_field, "vacancy-reason-needed");
        return None;
    }
    if reason.chars().count() > LONGEST_REASON {
        let error = Phrase::new("vacancy-reason-long").with("limit", LONGEST_REASON);
        form.refuse(&reason_field, error);
        return None;
    }
    Some(Vacancy {
        tier: tier.to_owned(),
        count,
        reason,
    })
}

/// A whole number, also in full-width digits; 0 for an empty field.
fn number(typed: &str) -> Option<u32> {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        other => other,
    };
    let digits: String = typed.trim().chars().map(narrow).collect();
    if digits.is_empty() {
        return Some(0);
    }
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(count: &str, reason: &str) -> (Option<Vacancy>, Form) {
        let mut form = Form::new();
        form.set("vacant-second", count);
        form.set("reason-second", reason);
        (read_one(&mut form, "second", 10), form)
    }

    #[test]
    fn nothing_and_zero_leave_nothing_vacant() {
        for typed in ["", " ", "0", "０"] {
            let (vacancy, form) = read(typed, "");
            assert_eq!((vacancy, form.is_ok()), (None, true));
        }
    }

    #[test]
    fn a_vacancy_needs_a_reason_and_fits_the_quota() {
        assert_eq!(
            read("２", " 无 ").0.map(|v| (v.count, v.reason)),
            Some((2, "无".to_owned()))
        );
        for (count, reason, field) in [
            ("2", " ", "reason-second"),
            ("11", "x", "vacant-second"),
            ("-1", "x", "vacant-second"),
            ("+1", "x", "vacant-second"),
            ("1.5", "x", "vacant-second"),
            ("99999999999", "x", "vacant-second"),
        ] {
            let (vacancy, form) = read(count, reason);
            assert!(vacancy.is_none() && form.error(field).is_some(), "{count}");
        }
    }
}
