//! Stored files are sent whole or in parts, to be shown or saved, and never as something that a browser runs.

use actix_web::body::MessageBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::Method;
use actix_web::middleware::{Compress, from_fn};
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App as WebApp, HttpRequest, web};
use reeljury::contest::hex::hex;
use reeljury::web::guard;
use reeljury::web::media::{FileToSend, respond};

use super::CLIP;
use super::place::keep;
use crate::support::TestProgram;

struct Given {
    status: u16,
    head: actix_web::http::header::HeaderMap,
    body: Vec<u8>,
}

impl Given {
    fn header(&self, name: &str) -> &str {
        let value = self.head.get(name);
        value.map_or("", |value| value.to_str().expect("text"))
    }
}

async fn file(program: &TestProgram, content: &[u8]) -> FileToSend {
    let kept = keep(&program.app.media, content).await;
    FileToSend {
        sha256: kept.sha256,
        bytes: kept.bytes,
        media_type: kept.probe.media_type.to_owned(),
        name: "海河.mp4".to_owned(),
        download: false,
    }
}

/// The site's response to a request for a file, with all headers that the site adds.
async fn given(program: &TestProgram, file: &FileToSend, request: TestRequest) -> Given {
    let (app, file) = (program.app.clone(), file.clone());
    let route = web::to(move |request: HttpRequest| {
        let (store, file) = (app.media.clone(), file.clone());
        async move { respond(&store, &file, &request).await }
    });
    let site = WebApp::new()
        .app_data(web::Data::new(program.app.clone()))
        .wrap(from_fn(guard::admit))
        .wrap(Compress::default())
        // everybody may read this address
        .route("/qr.svg", route);
    let request = request
        .uri("/qr.svg")
        .insert_header(("accept-encoding", "gzip"));
    collected(call_service(&init_service(site).await, request.to_request()).await).await
}

async fn collected<B: MessageBody>(response: ServiceResponse<B>) -> Given {
    let (status, head) = (response.status().as_u16(), response.headers().clone());
    let body = actix_web::body::to_bytes(response.into_body()).await;
    Given {
        status,
        head,
        body: body.ok().expect("a body").to_vec(),
    }
}

fn get() -> TestRequest {
    TestRequest::get()
}

fn part(range: &str) -> TestRequest {
    get().insert_header(("range", range))
}

#[actix_web::test]
async fn a_video_is_shown_whole_with_headers_that_bind_browsers() {
    let program = TestProgram::start();
    let file = file(&program, CLIP).await;
    let given = given(&program, &file, get()).await;
    assert_eq!((given.status, given.body.as_slice()), (200, CLIP));
    for (name, value) in [
        ("content-type", "video/mp4"),
        (
            "content-disposition",
            "inline; filename=\"__.mp4\"; filename*=UTF-8''%E6%B5%B7%E6%B2%B3.mp4",
        ),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox"),
        ("accept-ranges", "bytes"),
        ("cache-control", "private, no-cache"),
        ("etag", &format!("\"{}\"", hex(file.sha256))),
        ("content-encoding", "identity"),
    ] {
        assert_eq!(given.header(name), value, "{name}");
    }
}

#[actix_web::test]
async fn players_get_the_part_that_they_ask_for() {
    let program = TestProgram::start();
    let file = file(&program, CLIP).await;
    let end = CLIP.len();
    for (requested, from, to) in [
        ("bytes=0-", 0, end),
        ("bytes=0-1", 0, 2),
        ("bytes=100-199", 100, 200),
        ("bytes=-50", end - 50, end),
        ("bytes=100-999999999", 100, end),
        ("bytes=-999999999", 0, end),
    ] {
        let given = given(&program, &file, part(requested)).await;
        assert_eq!(
            (given.status, given.body.as_slice()),
            (206, &CLIP[from..to]),
            "{requested}"
        );
        let range = format!("bytes {from}-{}/{end}", to - 1);
        assert_eq!(given.header("content-range"), range, "{requested}");
    }
}

#[actix_web::test]
async fn several_parts_and_nonsense_get_the_whole_and_parts_outside_get_none() {
    let program = TestProgram::start();
    let file = file(&program, CLIP).await;
    for requested in ["bytes=0-1,5-9", "pages=1-2", "bytes=a-b", "bytes", ""] {
        let given = given(&program, &file, part(requested)).await;
        assert_eq!(
            (given.status, given.body.len()),
            (200, CLIP.len()),
            "{requested}"
        );
    }
    for requested in ["bytes=99999999-", "bytes=-0"] {
        let given = given(&program, &file, part(requested)).await;
        assert_eq!((given.status, given.body.len()), (416, 0), "{requested}");
        assert_eq!(
            given.header("content-range"),
            format!("bytes */{}", CLIP.len())
        );
    }
}

#[actix_web::test]
async fn who_has_the_file_already_gets_it_no_second_time() {
    let program = TestProgram::start();
    let file = file(&program, CLIP).await;
    let tag = format!("\"{}\"", hex(file.sha256));
    for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
        let given = given(
            &program,
            &file,
            get().insert_header(("if-none-match", known)),
        )
        .await;
        assert_eq!((given.status, given.body.len()), (304, 0));
    }
    let other = get().insert_header(("if-none-match", "\"other\""));
    assert_eq!(given(&program, &file, other).await.status, 200);
    let continued = |tag: &str| part("bytes=10-").insert_header(("if-range", tag.to_owned()));
    assert_eq!(given(&program, &file, continued(&tag)).await.status, 206);
    for changed in [
        "\"other\"",
        &format!("W/{tag}"),
        "Wed, 21 Oct 2020 07:28:00 GMT",
    ] {
        assert_eq!(
            given(&program, &file, continued(changed)).await.status,
            200,
            "{changed}"
        );
    }
}

#[actix_web::test]
async fn only_videos_and_pictures_are_shown() {
    let program = TestProgram::start();
    let page = file(&program, b"<!DOCTYPE html><script>alert(1)</script>").await;
    let drawing = FileToSend {
        media_type: "image/svg+xml".to_owned(),
        ..file(&program, b"<svg/>").await
    };
    let wanted = FileToSend {
        download: true,
        ..file(&program, CLIP).await
    };
    for file in [page, drawing, wanted] {
        let given = given(&program, &file, get()).await;
        assert!(
            given
                .header("content-disposition")
                .starts_with("attachment;")
        );
        assert_eq!(given.header("content-security-policy"), "sandbox");
    }
}

#[actix_web::test]
async fn a_question_for_the_headers_gets_the_headers() {
    let program = TestProgram::start();
    let file = file(&program, CLIP).await;
    let given = given(&program, &file, get().method(Method::HEAD)).await;
    assert_eq!((given.status, given.body.len()), (200, 0));
    assert_eq!(given.header("content-length"), CLIP.len().to_string());
}

#[actix_web::test]
async fn a_file_that_is_gone_is_not_found() {
    let program = TestProgram::start();
    let gone = FileToSend {
        sha256: [3; 32],
        ..file(&program, CLIP).await
    };
    for request in [get(), part("bytes=0-1"), get().method(Method::HEAD)] {
        assert_eq!(given(&program, &gone, request).await.status, 404);
    }
}
