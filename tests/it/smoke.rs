//! The program starts, and answers an unknown address with a page in the reader's language.

use std::process::Command;

use crate::support::TestProgram;

#[tokio::test]
async fn an_unknown_address_is_answered_in_the_readers_language() {
    let program = TestProgram::start();
    program
        .visitor()
        .get("/nowhere")
        .await
        .is(404)
        .says("页面不存在");
    program
        .visitor()
        .english()
        .get("/nowhere")
        .await
        .is(404)
        .says("Page not found");
}

#[test]
fn an_address_that_is_none_makes_no_account() {
    let program = TestProgram::start();
    let run = Command::new(env!("CARGO_BIN_EXE_reeljury"))
        .args(["user", "add", "--role", "judge", "--email", "nonsense"])
        .env("REELJURY_DATA", program.folder())
        .env("REELJURY_DATABASE_URL", &program.app.config.database_url)
        .env(
            "REELJURY_SECRET_KEY",
            "a key for tests, thirty-two bytes long",
        )
        .output()
        .expect("the program runs");
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("“nonsense” is no e-mail address"));
    assert_eq!(program.count("accounts"), 0);
}
