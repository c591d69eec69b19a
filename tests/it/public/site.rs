//! The language switch, static files, the QR code, and the health check.

use diesel::RunQueryDsl;
use reeljury::db::DbError;

use crate::support::{TestProgram, response};

#[tokio::test]
async fn the_language_is_chosen_once_and_kept() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    visitor.get("/rules").await.says("大赛章程");
    let chosen = visitor
        .post(
            "/language",
            &[("lang", "en"), ("back", "/entries?q=x&round=m01")],
        )
        .await;
    assert_eq!(
        chosen.is(303).location.as_deref(),
        Some("/entries?q=x&round=m01")
    );
    let cookie = chosen.headers["set-cookie"].to_str().unwrap();
    for part in ["lang=en", "Path=/", "Max-Age=31536000", "SameSite=Lax"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    visitor
        .get("/rules")
        .await
        .says("<html lang=\"en\">")
        .says("Rules");
    visitor
        .post("/language", &[("lang", "zh-CN"), ("back", "/")])
        .await
        .is(303);
    visitor.get("/rules").await.says("大赛章程");
    let unknown = visitor
        .post("/language", &[("lang", "tlh"), ("back", "/")])
        .await;
    unknown.is(303);
    visitor.get("/rules").await.says("大赛章程");
}

#[tokio::test]
async fn the_language_switch_leads_nowhere_but_to_this_site() {
    let program = TestProgram::start();
    let elsewhere = [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/.//evil.example",
        "evil",
        "",
    ];
    for back in elsewhere {
        let response = program
            .visitor()
            .post("/language", &[("lang", "en"), ("back", back)])
            .await;
        assert_eq!(response.is(303).location.as_deref(), Some("/"), "{back:?}");
    }
    let odd = program
        .visitor()
        .post("/language", &[("lang", "en"), ("back", "/\r\nX: y\u{0}河")])
        .await;
    assert!(
        odd.is(303)
            .location
            .as_deref()
            .is_some_and(|path| path.starts_with('/'))
    );
}

#[tokio::test]
async fn static_files_are_kept_for_good_and_have_their_type() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let page = visitor.get("/").await;
    let start = page.text.find("/static/app.").expect("a style sheet");
    let end = start + page.text[start..].find('"').unwrap();
    let css = visitor.get(&page.text[start..end]).await;
    css.is(200).says("--river");
    assert_eq!(css.content_type, "text/css; charset=utf-8");
    assert_eq!(
        css.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    for missing in [
        "/static/app.css",
        "/static/",
        "/static/../Cargo.toml",
        "/static/%2e%2e/x",
    ] {
        visitor.get(missing).await.is(404);
    }
}

#[tokio::test]
async fn the_qr_code_is_a_drawing_and_the_probes_answer() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let qr = visitor.get("/qr.svg").await;
    qr.is(200).says("<svg").says("#000000");
    assert_eq!(qr.content_type, "image/svg+xml");
    assert_eq!(visitor.get("/healthz").await.is(200).text, "ok");
    assert_eq!(visitor.get("/readyz").await.is(200).text, "ready");
    let post = visitor.request(reqwest::Method::POST, "/entries");
    let status = response(post).await.status;
    assert!(status == 404 || status == 405, "{status}");
}

#[tokio::test]
async fn a_program_without_its_database_says_that_it_is_not_ready() {
    let program = TestProgram::start();
    let broken = program.app.db.write_now(|conn| {
        diesel::sql_query("DROP TABLE definitions").execute(conn)?;
        Ok::<_, DbError>(())
    });
    broken.expect("the table goes");
    let visitor = program.visitor();
    visitor.get("/readyz").await.is(503);
    visitor.get("/healthz").await.is(200);
}
