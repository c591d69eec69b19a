//! The connection to PostgreSQL is lost at COMMIT: nobody knows whether it was stored, and the same form may be sent
//! again.

use super::{behind, proxy};
use crate::support::pg_proxy::Cut;
use crate::support::{sheet, status_path};

/// Enters an entry over a connection that is cut at the COMMIT of it; `stored` says whether the server got it.
async fn a_form_sent_twice_is_stored_once(stored: bool) {
    let Some(proxy) = proxy() else { return };
    let program = behind(&proxy);
    let visitor = program.visitor();
    proxy.cut(Cut {
        after: "INSERT INTO \"entries\"",
        forwarded: stored,
    });
    let response = visitor.post("/submit", &sheet(&[])).await;
    response
        .is(503)
        .says("不确定是否已保存")
        .says("再提交一次")
        .keeps_quiet_about("没有保存");
    assert!(proxy.has_cut());
    assert_eq!(program.count("entries"), i64::from(stored));

    let again = visitor.post("/submit", &sheet(&[])).await;
    let status = status_path(&again);
    visitor.get(&status).await.is(200).says("海河之夜");
    assert_eq!(program.count("entries"), 1);
    assert_eq!(program.letters().len(), 1);
}

#[tokio::test]
async fn a_commit_that_was_stored_without_an_answer_is_in_doubt_and_the_same_form_is_harmless() {
    a_form_sent_twice_is_stored_once(true).await;
}

#[tokio::test]
async fn a_commit_that_never_arrived_is_in_doubt_and_the_same_form_is_stored() {
    a_form_sent_twice_is_stored_once(false).await;
}
