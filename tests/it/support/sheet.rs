//! An entry form as a contestant fills it in, and the rows that are stored for it.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use reeljury::db::Conn;
use reeljury::db::entries::{self, Entry};

use super::{Browser, Response, TestProgram};

/// The fields of the entry form with good values, some of them changed.
pub fn sheet<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("share_text", "https://www.bilibili.com/video/BV17x411w7KC"),
        ("description", "海河的早晨 #你好天津# #点赞天津#"),
        ("title", "海河之夜"),
        ("author", "小河"),
        ("contact", "王某某"),
        ("phone", "13800000000"),
        ("email", "someone@example.com"),
        ("account", "海河边的人"),
        ("published_at", "2023-06-20T08:30"),
        ("agree", "yes"),
        ("receipt_key", "one-form"),
    ];
    for (name, value) in changes {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = value,
            None => fields.push((name, value)),
        }
    }
    fields
}

/// Enters an entry and returns the path of its status page.
pub async fn enter(browser: &Browser, changes: &[(&str, &str)]) -> String {
    let response = browser.post("/submit", &sheet(changes)).await;
    status_path(&response)
}

/// The address to which a valid entry redirects.
#[track_caller]
pub fn status_path(response: &Response) -> String {
    response.is(303);
    let location = response.location.clone().unwrap_or_default();
    let path = location.split('?').next().unwrap_or_default().to_owned();
    assert!(path.starts_with("/status/"), "{location}");
    path
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

impl TestProgram {
    /// How many rows a table has.
    pub fn count(&self, table: &str) -> i64 {
        let query = format!("SELECT COUNT(*) AS n FROM {table}");
        self.read(|conn| {
            let counted: Result<Count, _> = match conn {
                Conn::Sqlite(conn) => diesel::sql_query(query).get_result(conn),
                Conn::Pg(conn) => diesel::sql_query(query).get_result(conn),
            };
            Ok(counted?.n)
        })
    }

    /// The numbers of rows in the tables about entries: entries, keys, steps, checks, versions, letters.
    pub fn rows_of_entries(&self) -> [i64; 6] {
        [
            "entries",
            "entry_keys",
            "entry_steps",
            "entry_checks",
            "entry_versions",
            "letters",
        ]
        .map(|table| self.count(table))
    }

    /// The entry with this code.
    pub fn entry(&self, code: &str) -> Entry {
        self.read(|conn| entries::by_code(conn, code))
            .unwrap_or_else(|| panic!("no entry {code}"))
    }
}
