//! Forms that browsers post.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use actix_web::FromRequest;
use actix_web::test::TestRequest;
use reeljury::web::input::Posted;

/// Every form is read, with any content.
pub fn read(bytes: &[u8]) {
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let request = TestRequest::post().insert_header(kind);
    let (request, mut payload) = request.set_payload(bytes.to_vec()).to_http_parts();
    let posted = pin!(Posted::from_request(&request, &mut payload));
    let Poll::Ready(posted) = posted.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the bytes are all there");
    };
    // a form of too many fields is refused
    let Ok(Posted(form)) = posted else {
        return;
    };
    for field in form.fields() {
        assert!(form.was_sent(field) && form.value(field).len() <= bytes.len() * 3);
        let _ = (form.given(field), form.error(field), form.values(field));
    }
}
