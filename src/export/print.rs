//! A list as one page that needs nothing else: to be printed, sent, or kept.

use askama::Template;

use super::Table;
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
