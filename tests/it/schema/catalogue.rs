//! The structure of a database: its tables, columns, references, indexes and checks, in the same words for SQLite and
//! PostgreSQL.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::Text;
use reeljury::db::{Conn, Db, DbError};

#[derive(QueryableByName)]
struct CatalogueLine {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The rows of a query that names its only column `line`.
pub fn lines(conn: &mut Conn, query: &str) -> Vec<String> {
    let lines: Vec<CatalogueLine> = diesel::sql_query(query)
        .load(conn)
        .unwrap_or_else(|error| panic!("{error}: {query}"));
    lines.into_iter().map(|line| line.line).collect()
}

/// Like [`lines`], with one query for each database.
fn either(conn: &mut Conn, sqlite: &str, postgres: &str) -> Vec<String> {
    let query = match conn {
        Conn::Sqlite(_) => sqlite,
        Conn::Pg(_) => postgres,
    };
    lines(conn, query)
}

/// Everything that a database's structure consists of, a line each.
pub fn catalogue(db: &Db) -> BTreeSet<String> {
    let read = db.read_now(|conn| {
        let mut all = columns(conn);
        all.extend(indexes(conn));
        all.extend(checks(conn));
        Ok::<_, DbError>(all)
    });
    read.expect("the catalogue answers")
}

/// `table.column nullable? -> referenced table`, for every column.
pub fn columns(conn: &mut Conn) -> BTreeSet<String> {
    let found = either(
        conn,
        "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 OR c.pk = 1 THEN '' ELSE '?' END \
         || COALESCE(' -> ' || f.\"table\", '') AS line \
         FROM sqlite_master m JOIN pragma_table_info(m.name) c \
         LEFT JOIN pragma_foreign_key_list(m.name) f ON f.\"from\" = c.name \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        "SELECT c.table_name || '.' || c.column_name || CASE WHEN c.is_nullable = 'NO' THEN '' ELSE '?' END \
         || COALESCE(' -> ' || (SELECT cl.relname FROM pg_constraint k \
            JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace \
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (k.conkey) \
            JOIN pg_class cl ON cl.oid = k.confrelid \
            WHERE k.contype = 'f' AND n.nspname = current_schema() AND t.relname = c.table_name \
            AND a.attname = c.column_name), '') AS line \
         FROM information_schema.columns c \
         WHERE c.table_schema = current_schema() AND c.table_name NOT LIKE '\\_\\_%'",
    );
    found.into_iter().collect()
}

/// `index on table (columns) unique? where predicate`. An index that a constraint created has no name here, and the
/// indexes of primary keys are left out.
pub fn indexes(conn: &mut Conn) -> BTreeSet<String> {
    let found = either(
        conn,
        "SELECT CASE l.origin WHEN 'c' THEN l.name ELSE 'constraint' END || ' on ' || m.name || ' [' \
         || (SELECT group_concat(COALESCE(i.name, 'expression'), ', ' ORDER BY i.seqno) FROM pragma_index_info(l.name) i) \
         || ']' || CASE WHEN l.\"unique\" THEN ' unique' ELSE '' END \
         || CASE WHEN l.partial THEN ' where ' || substr(s.sql, instr(s.sql, ' WHERE ') + 7) ELSE '' END AS line \
         FROM sqlite_master m JOIN pragma_index_list(m.name) l \
         LEFT JOIN sqlite_master s ON s.type = 'index' AND s.name = l.name \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' \
         AND l.origin <> 'pk'",
        "SELECT CASE WHEN k.oid IS NULL THEN i.relname ELSE 'constraint' END || ' on ' || t.relname || ' [' \
         || (SELECT string_agg(pg_get_indexdef(x.indexrelid, n, true), ', ' ORDER BY n) \
             FROM generate_series(1, x.indnkeyatts::int) n) \
         || ']' || CASE WHEN x.indisunique THEN ' unique' ELSE '' END \
         || COALESCE(' where ' || pg_get_expr(x.indpred, x.indrelid), '') AS line \
         FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid \
         JOIN pg_namespace s ON s.oid = t.relnamespace \
         LEFT JOIN pg_constraint k ON k.conindid = x.indexrelid AND k.contype IN ('u', 'p') \
         WHERE s.nspname = current_schema() AND NOT x.indisprimary AND t.relname NOT LIKE '\\_\\_%'",
    );
    found.iter().map(|index| normal(index)).collect()
}

/// `table: condition`, for every CHECK, with the words of a set in alphabetical order.
pub fn checks(conn: &mut Conn) -> BTreeSet<String> {
    let found = either(
        conn,
        "SELECT name || ':' || sql AS line FROM sqlite_master \
         WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        "SELECT t.relname || ':' || pg_get_constraintdef(k.oid) AS line FROM pg_constraint k \
         JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace \
         WHERE k.contype = 'c' AND n.nspname = current_schema()",
    );
    let of_table = |line: &String| {
        let (table, sql) = line.split_once(':').expect("a table and its text");
        let conditions = sql.split("CHECK ").skip(1).map(condition);
        let named = conditions.map(|condition| format!("{table}: {}", normal(condition)));
        named.collect::<Vec<_>>()
    };
    found.iter().flat_map(of_table).collect()
}

/// The text from the first bracket to the one that closes it.
fn condition(text: &str) -> &str {
    let mut depth = 0;
    let end = text.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    &text[..end.expect("a bracket that closes")]
}

/// PostgreSQL writes expressions differently: `state = ANY (ARRAY['a'::text, 'b'::text])` for `state IN ('a', 'b')`.
fn normal(expression: &str) -> String {
    let bare = expression
        .replace(['(', ')', '"'], "")
        .replace("::text", "");
    let bare = bare.replace("= ANY ARRAY[", "IN ");
    let Some((column, words)) = bare.split_once(" IN ") else {
        return bare;
    };
    let mut words: Vec<&str> = words.trim_end_matches(']').split(", ").collect();
    words.sort_unstable();
    format!("{column} IN {}", words.join(", "))
}
