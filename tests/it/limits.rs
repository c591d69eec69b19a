//! What a stranger can send is bounded, in size and in the work that it causes.

use std::time::Duration;

use crate::support::process::{Process, serve};
use crate::support::{TestProgram, database, enter, sheet};

#[tokio::test]
async fn an_address_longer_than_any_of_the_site_is_refused_with_a_sentence() {
    let program = TestProgram::start();
    let (visitor, organizer) = (program.visitor(), program.organizer().await);
    let long_path = format!("/status/{}", "a".repeat(1024));
    let long_query = format!("/entries?q={}", "a".repeat(2048));
    for browser in [&visitor, &organizer] {
        for address in [&long_path, &long_query] {
            browser.get(address).await.is(414).says("地址太长");
            browser.post(address, &[]).await.is(414).says("地址太长");
        }
    }
    visitor
        .english()
        .get(&long_path)
        .await
        .is(414)
        .says("This address is too long")
        .keeps_quiet_about("aaaaaaaa");
    let visitor = program.visitor();
    let longest = format!("/status/{}", "a".repeat(1024 - "/status/".len()));
    visitor.get(&longest).await.is(404);
    let static_file = format!("/static/{}", "a".repeat(1024));
    visitor.get(&static_file).await.is(414);
}

#[tokio::test]
async fn a_visitor_who_must_sign_in_is_led_back_only_to_an_address_that_is_not_too_long() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let short = visitor.get("/admin/entries?q=%E6%B2%B3").await;
    let next = "/sign-in?next=%2Fadmin%2Fentries%3Fq%3D%25E6%25B2%25B3";
    assert_eq!(short.is(303).location.as_deref(), Some(next));
    let long = format!("/admin/entries?q={}", "%E6".repeat(600));
    let led = visitor.get(&long).await;
    assert_eq!(led.is(303).location.as_deref(), Some("/sign-in"));
    visitor.follow(&led).await.is(200);
}

#[tokio::test]
async fn a_form_of_many_fields_is_refused_with_a_sentence() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let fields = |n: usize| (0..n).map(|n| format!("f{n}=x&")).collect::<String>();
    for address in ["/submit", "/submit/check", "/find-my-entries", "/sign-in"] {
        visitor
            .post_bytes(address, fields(201))
            .await
            .is(400)
            .says("提交的字段比本站任何表单都多");
        let fewer = visitor.post_bytes(address, fields(200)).await;
        assert_ne!(fewer.status, 400, "{address}");
    }
    let english = program.visitor().english();
    let refused = english.post_bytes("/submit", "a&".repeat(30_000)).await;
    refused
        .is(400)
        .says("has more fields than any form of this site");
}

#[tokio::test]
async fn each_form_has_a_limit_of_its_own() {
    let program = TestProgram::start();
    let (visitor, organizer) = (program.visitor(), program.organizer().await);
    let judge = program.judge(1).await;
    let status = enter(&visitor, &[]).await;
    let edit = format!("{status}/edit");
    let body = |kilobytes: usize| format!("note={}", "x".repeat(kilobytes * 1024 - 5));
    for (browser, address, most) in [
        (&visitor, "/find-my-entries", 64),
        (&visitor, "/sign-in", 64),
        (&visitor, "/language", 64),
        (&visitor, "/submit", 192),
        (&visitor, "/submit/check", 192),
        (&visitor, edit.as_str(), 192),
        (&judge, "/judge/m01/1", 64),
        (&organizer, "/admin/judges", 256),
    ] {
        let fits = browser.post_bytes(address, body(most)).await;
        assert_ne!(fits.status, 413, "{address}");
        let large = browser.post_bytes(address, body(most) + "x").await;
        large.is(413).says("提交的内容太大");
    }
}

#[tokio::test]
async fn the_longest_entry_fits_into_its_form() {
    let program = TestProgram::start();
    let long = format!("#你好天津# #点赞天津#{}", "津".repeat(9_980));
    let share = format!(
        "https://www.bilibili.com/video/BV17x411w7KC {}",
        "河".repeat(4_900)
    );
    let changes = [("description", long.as_str()), ("share_text", &share)];
    enter(&program.visitor(), &changes).await;
    // one that is too long for its field is kept, and the error stands beside it
    let too_long = "津".repeat(10_100);
    let changes = sheet(&[("description", &too_long), ("receipt_key", "another")]);
    let refused = program.visitor().post("/submit", &changes).await;
    refused.is(422).says(&too_long).says("10,000");
}

#[tokio::test]
async fn two_hundred_sign_ins_at_once_take_bounded_memory_and_no_place_from_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = serve(folder.path(), &database::fresh(folder.path()));
    command.env("REELJURY_THROTTLE", "off");
    let program = Process::start(command);
    program.visitor().get("/sign-in").await.is(200);
    let before = program.peak_memory();
    let mut sign_ins = tokio::task::JoinSet::new();
    for n in 0..200 {
        let visitor = program.visitor();
        sign_ins.spawn(async move {
            let email = format!("nobody{n}@example.com");
            let fields = [("email", email.as_str()), ("password", "a long guess")];
            visitor.post("/sign-in", &fields).await.status
        });
    }
    program.visitor().get("/rules").await.is(200);
    let statuses = sign_ins.join_all().await;
    let with = |wanted: u16| statuses.iter().filter(|status| **status == wanted).count();
    let (wrong, later) = (with(422), with(429));
    assert!(
        wrong >= 64 && later > 0 && wrong + later == 200,
        "{wrong}, {later}"
    );
    let more = program.peak_memory() - before;
    assert!(more < 160 * 1024 * 1024, "{more} bytes more");
}

#[tokio::test]
async fn no_request_of_a_stranger_costs_more_than_50_ms() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = serve(folder.path(), &database::fresh(folder.path()));
    command.env("REELJURY_THROTTLE", "off");
    let program = Process::start(command);
    let visitor = program.visitor();
    visitor.get("/submit").await.is(200);
    let many = (0..199).map(|n| format!("f{n}=%FF&")).collect::<String>();
    let share = "share_text=".to_owned() + &"%E6%B4%A5".repeat(4_900);
    let marked = "share_text=".to_owned() + &"%23%E6%B4%A5%23%20".repeat(500);
    let links = "share_text=".to_owned() + &"https://b23.tv/a%20".repeat(250);
    let deep = "/a".repeat(510);
    let deepest = "/a".repeat(15_000);
    let deep_below = format!("/status{}", "/a".repeat(500));
    let requests = [
        (deep.as_str(), String::new()),
        (deepest.as_str(), String::new()),
        (deep_below.as_str(), String::new()),
        ("/submit", many.clone()),
        ("/sign-in", many),
        ("/submit", "a=1&".repeat(40_000)),
        ("/submit/check", share),
        ("/submit/check", marked),
        ("/submit/check", links),
        (
            "/find-my-entries",
            "email=".to_owned() + &"a@".repeat(30_000),
        ),
    ];
    for (address, body) in requests {
        let (before, tries) = (program.cpu(), 20);
        for _ in 0..tries {
            let got = visitor.post_bytes(address, body.clone()).await;
            assert!(got.status < 500, "{address}: {}", got.status);
        }
        let each = (program.cpu() - before) / tries;
        let shown: String = body.chars().take(20).collect();
        println!("{address:.20} {shown}: {each:?}");
        assert!(
            each < Duration::from_millis(50),
            "{address:.20} {shown}: {each:?}"
        );
    }
}
