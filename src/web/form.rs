//! The values of a posted form and the errors in them. A [`Form`] keeps every value exactly as typed beside its errors
//! and findings. A refused POST is answered (422) with the same template, so that nothing has to be typed again.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use crate::lang::Phrase;

/// The values of one form, with errors and findings. `refused` finds the error of a field in `errors`, which keeps the
/// order of the errors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<(String, Phrase)>,
    refused: HashMap<String, usize>,
    found: BTreeMap<String, Phrase>,
}

impl Form {
    /// An empty form; [`Form::set`] can fill it from a record.
    pub fn new() -> Form {
        Form::default()
    }

    /// The first value typed into a field; empty when there is none.
    pub fn value(&self, field: &str) -> &str {
        let first = self.values.get(field).and_then(|values| values.first());
        first.map_or("", String::as_str)
    }

    /// The first value without surrounding white space; `None` when nothing is left.
    pub fn given(&self, field: &str) -> Option<&str> {
        Some(self.value(field).trim()).filter(|text| !text.is_empty())
    }

    /// All values of a field, in the order in which they were sent.
    pub fn values(&self, field: &str) -> &[String] {
        self.values.get(field).map_or(&[], Vec::as_slice)
    }

    /// The names of all fields in the request, in alphabetical order.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// Whether a field was sent, even if empty.
    pub fn was_sent(&self, field: &str) -> bool {
        self.values.contains_key(field)
    }

    /// Whether a box, a radio button or an option with this value is chosen.
    pub fn has(&self, field: &str, value: &str) -> bool {
        let values = self.values.get(field);
        values.is_some_and(|values| values.iter().any(|given| given == value))
    }

    /// Replaces a field's values with one value.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.values.insert(field.to_owned(), vec![value.into()]);
    }

    /// Takes a field out of the form, and returns its first value.
    pub fn take(&mut self, field: &str) -> Option<String> {
        let values = self.values.remove(field)?;
        values.into_iter().next()
    }

    /// Sets the error of a field; the first error of a field stays.
    pub fn refuse(&mut self, field: &str, error: impl Into<Phrase>) {
        if let Entry::Vacant(place) = self.refused.entry(field.to_owned()) {
            place.insert(self.errors.len());
            self.errors.push((field.to_owned(), error.into()));
        }
    }

    /// Sets what was recognised in a field, such as the platform of a link.
    pub fn find(&mut self, field: &str, found: impl Into<Phrase>) {
        self.found.insert(field.to_owned(), found.into());
    }

    /// The field's trimmed value; an empty field gets an error. `label` is the key of the field's label.
    pub fn require(&mut self, field: &str, label: &'static str) -> Option<String> {
        let given = self.given(field).map(str::to_owned);
        if given.is_none() {
            let error = Phrase::new("field-missing").with("field", Phrase::new(label));
            self.refuse(field, error);
        }
        given
    }

    /// The error of a field.
    pub fn error(&self, field: &str) -> Option<&Phrase> {
        let place = self.refused.get(field)?;
        self.errors.get(*place).map(|(_, error)| error)
    }

    /// What was recognised in a field.
    pub fn found(&self, field: &str) -> Option<&Phrase> {
        self.found.get(field)
    }

    /// All errors in the order in which they were found, for the summary above a refused form.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &Phrase)> {
        self.errors
            .iter()
            .map(|(field, error)| (field.as_str(), error))
    }

    /// What is said above a refused form: how many fields are still empty when nothing else is wrong, else how many
    /// must be changed.
    pub fn summary(&self) -> Phrase {
        let empty = self.errors.iter().all(|(_, error)| is_missing(error));
        let key = if empty {
            "form-unfilled"
        } else {
            "form-refused"
        };
        Phrase::new(key).with("n", self.errors.len())
    }

    /// Whether the form has no errors.
    pub fn is_ok(&self) -> bool {
        self.errors.is_empty()
    }
}

fn is_missing(error: &Phrase) -> bool {
    matches!(error.key(), "field-missing" | "submit-agree-missing")
}

impl From<Vec<(String, String)>> for Form {
    fn from(pairs: Vec<(String, String)>) -> Form {
        let mut form = Form::new();
        for (field, value) in pairs {
            form.values.entry(field).or_default().push(value);
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn typed(pairs: &[(&str, &str)]) -> Form {
        let owned = pairs
            .iter()
            .map(|(f, v)| ((*f).to_owned(), (*v).to_owned()));
        Form::from(owned.collect::<Vec<_>>())
    }

    #[test]
    fn what_was_typed_is_kept_as_it_is_and_handed_out_trimmed() {
        let form = typed(&[("title", "  海河 "), ("agree", "yes")]);
        assert_eq!(form.value("title"), "  海河 ");
        assert_eq!(form.given("title"), Some("海河"));
        assert!(form.has("agree", "yes") && !form.has("agree", "no"));
        assert_eq!(form.value("phone"), "");
    }

    #[test]
    fn several_values_of_one_field_are_all_kept() {
        let form = typed(&[("tier", "first"), ("tier", "third")]);
        assert!(form.has("tier", "first") && form.has("tier", "third"));
    }

    #[test]
    fn an_empty_required_field_is_refused_and_the_first_error_stays() {
        let mut form = typed(&[("title", " ")]);
        assert_eq!(form.require("title", "language"), None);
        form.refuse("title", "something-else");
        assert_eq!(form.error("title").map(Phrase::key), Some("field-missing"));
        assert!(!form.is_ok());
    }

    #[test]
    fn a_form_that_only_lacks_fields_is_told_how_many_are_empty() {
        let mut form = typed(&[("title", " ")]);
        form.require("title", "submit-work-title");
        form.refuse("agree", "submit-agree-missing");
        assert_eq!(Lang::Zh.word(&form.summary()), "还有 2 项未填写");
        form.refuse("phone", "verdict-no-phone");
        assert!(
            Lang::Zh
                .word(&form.summary())
                .starts_with("还有 3 处需要修改")
        );
    }
}
