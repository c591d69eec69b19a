//! HTML: a self-contained page, to be printed, sent, or stored.

use askama::Template;

use super::table::Table;
use crate::lang::Lang;

#[derive(Template)]
#[template(path = "export/list.html")]
struct ListPage<'a> {
    table: &'a Table,
    lang: &'static str,
}

pub(super) fn text(table: &Table, lang: Lang) -> Result<String, askama::Error> {
    let page = ListPage {
        table,
        lang: lang.tag(),
    };
    page.render()
}
