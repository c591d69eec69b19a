//! JSON: the title, the columns in order, and each row as an object.

use serde_json::{Map, Value, json};

use super::table::{Cell, Table};

pub(super) fn text(table: &Table) -> String {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| json!({ "key": column.key, "words": column.words }))
        .collect();
    let rows: Vec<Value> = table.rows.iter().map(|row| object(table, row)).collect();
    let list = json!({
        "title": table.title,
        "note": table.note,
        "columns": columns,
        "rows": rows,
    });
    format!("{list:#}\n")
}

fn object(table: &Table, row: &[Cell]) -> Value {
    let fields = table.columns.iter().zip(row);
    let fields = fields.map(|(column, cell)| (column.key.clone(), cell.json()));
    Value::Object(fields.collect::<Map<_, _>>())
}
