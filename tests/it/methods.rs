//! HTTP methods: HEAD is answered like GET, and a method that an address does not take gets 405 and Allow. An address
//! in another spelling reaches no handler.

use std::collections::{BTreeMap, BTreeSet};

use reeljury::contest::role::Act;
use reeljury::web::routes::addresses;
use reqwest::Method;

use crate::roles::filled;
use crate::support::{TestProgram, response};

#[tokio::test]
async fn head_is_answered_as_get_is_without_a_body() {
    let program = TestProgram::start();
    let (visitor, judge) = (program.visitor(), program.judge(1).await);
    let organizer = program.organizer().await;
    for address in addresses() {
        if address.method != actix_web::http::Method::GET {
            continue;
        }
        let path = filled(address.pattern);
        let own = match address.act {
            Act::Score => &judge,
            _ => &organizer,
        };
        for browser in [&visitor, own] {
            let whole = browser.get(&path).await;
            let head = response(browser.request(Method::HEAD, &path)).await;
            assert_eq!(head.status, whole.status, "{path}");
            assert_eq!(head.location, whole.location, "{path}");
            assert_eq!(head.content_type, whole.content_type, "{path}");
            assert!(head.bytes.is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn another_method_is_answered_with_those_that_the_address_takes() {
    let program = TestProgram::start();
    let visitor = program.visitor();
    let mut taken: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for address in addresses() {
        let methods = taken.entry(address.pattern).or_default();
        methods.insert(address.method.to_string());
        if address.method == actix_web::http::Method::GET {
            methods.insert("HEAD".to_owned());
        }
    }
    for (pattern, methods) in taken {
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
            let request = visitor.request(method.parse().expect("a method"), &filled(pattern));
            let got = response(request).await;
            let is_refused = got.status == 405;
            assert_eq!(is_refused, !methods.contains(method), "{method} {pattern}");
            if is_refused {
                let allow = got.headers["allow"].to_str().expect("text");
                let allow: BTreeSet<String> = allow.split(", ").map(str::to_owned).collect();
                assert_eq!(allow, methods, "{method} {pattern}");
            }
        }
    }
}

#[tokio::test]
async fn an_address_in_another_spelling_reaches_no_handler() {
    let program = TestProgram::start();
    let organizer = program.organizer().await;
    for path in ["/%61dmin", "/admin/entrie%73", "/j%75dge", "/%72ules"] {
        program.visitor().get(path).await.is(404);
        organizer.get(path).await.is(404);
        organizer.post(path, &[]).await.is(404);
    }
}
