//! The program starts, and answers what it does not have with a page in the reader's language.

use crate::support::TestProgram;

#[tokio::test]
async fn an_unknown_address_is_answered_in_the_readers_language() {
    let program = TestProgram::start();
    program
        .visitor()
        .get("/nowhere")
        .await
        .is(404)
        .says("这里没有内容");
    program
        .visitor()
        .english()
        .get("/nowhere")
        .await
        .is(404)
        .says("There is nothing here");
}
