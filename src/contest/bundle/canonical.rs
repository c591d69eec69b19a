//! The only spelling of a JSON value, so that equal values have equal hashes.

use std::collections::BTreeMap;

use serde_json::Value;

/// JSON with the keys of every object sorted by their bytes, without white space outside strings.
///
/// Sorts the keys itself: whether serde_json keeps them sorted depends on a feature that any other crate can turn on.
pub(super) fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(fields) => {
            let sorted: BTreeMap<_, _> = fields.iter().collect();
            let fields = sorted.into_iter();
            let fields: Vec<_> = fields
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)))
                .collect();
            format!("{{{}}}", fields.join(","))
        }
        plain => plain.to_string(),
    }
}
