//! Who may do what: every address is requested in every role, and no other site can post.

use actix_web::http::Method;
use reeljury::contest::role::{Act, Role};
use reeljury::web::routes::{Address, addresses};

use crate::support::{TestProgram, response};

/// The address with a plausible value in each variable part.
pub(crate) fn filled(pattern: &str) -> String {
    let mut path = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').expect("a closed brace");
        path.push_str(before);
        path.push_str(match name.split(':').next().unwrap_or_default() {
            "round" => "m01",
            "format" => "csv",
            "code" => "TJ2-000001",
            _ => "1",
        });
        rest = after;
    }
    path + rest
}

fn is_turned_away(role: Role, address: &Address, status: u16, location: Option<&str>) -> bool {
    match (role, &address.method) {
        (Role::Visitor, &Method::GET) => {
            status == 303 && location.is_some_and(|to| to.starts_with("/sign-in?next="))
        }
        (Role::Visitor, _) => status == 401,
        _ => status == 403,
    }
}

#[tokio::test]
async fn every_address_lets_in_exactly_the_roles_of_the_table() {
    let program = TestProgram::start();
    let (organizer, judge) = (program.organizer().await, program.judge(1).await);
    assert!(addresses().len() > 50);
    for address in addresses()
        .iter()
        .filter(|address| address.act != Act::KeepAccount)
    {
        for (role, browser) in [
            (Role::Visitor, &program.visitor()),
            (Role::Judge, &judge),
            (Role::Organizer, &organizer),
        ] {
            let path = filled(address.pattern);
            let got = match address.method {
                Method::GET => browser.get(&path).await,
                _ => browser.post(&path, &[]).await,
            };
            let turned_away = is_turned_away(role, address, got.status, got.location.as_deref());
            assert_eq!(
                !turned_away,
                role.may(address.act),
                "{} {} as {role:?}: {} {:?}",
                address.method,
                address.pattern,
                got.status,
                got.location
            );
            assert!(
                got.status < 500,
                "{} {} as {role:?}: {}",
                address.method,
                address.pattern,
                got.status
            );
        }
    }
}

#[tokio::test]
async fn a_post_that_another_site_made_is_refused_at_every_address() {
    let program = TestProgram::start();
    let organizer = program.organizer().await;
    for address in addresses()
        .iter()
        .filter(|address| address.method == Method::POST)
    {
        for (header, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
        ] {
            let request = organizer
                .request(reqwest::Method::POST, &filled(address.pattern))
                .header(header, value);
            let got = response(request.form(&[("title", "x")])).await;
            assert_eq!(
                got.status, 403,
                "{} with {header}: {value}",
                address.pattern
            );
        }
    }
}

#[tokio::test]
async fn signing_out_needs_somebody_who_is_signed_in() {
    let program = TestProgram::start();
    let judge = program.judge(1).await;
    assert_eq!(program.visitor().post("/sign-out", &[]).await.status, 401);
    assert_eq!(judge.post("/sign-out", &[]).await.status, 303);
    judge.get("/judge").await.is(303);
}
