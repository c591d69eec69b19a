//! The site's own addresses: the language switch, static files, and the QR code of the rules.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use qrcode::QrCode;
use qrcode::render::svg;
use url::{Position, Url};

use crate::lang::Lang;
use crate::web::assets;
use crate::web::error::WebError;
use crate::web::input::Posted;
use crate::web::request_context::RequestContext;
use crate::web::response::HandlerResult;

const A_YEAR: Duration = Duration::days(365);

/// Stores the reader's language in a cookie and redirects to the page.
pub async fn choose_language(ctx: RequestContext, Posted(form): Posted) -> HandlerResult {
    let lang = Lang::from_tag(form.value("lang")).unwrap_or(ctx.lang);
    let cookie = Cookie::build(Lang::COOKIE, lang.tag())
        .path("/")
        .max_age(A_YEAR)
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(ctx.app.links.has_tls())
        .finish();
    let back = own_path(form.value("back")).unwrap_or_else(|| "/".to_owned());
    Ok(HttpResponse::SeeOther()
        .cookie(cookie)
        .insert_header((LOCATION, back))
        .finish())
}

/// A static file. Browsers may cache it forever, since its address changes with its content.
pub async fn serve_asset(request: HttpRequest) -> HandlerResult {
    let asset = assets::by_path(request.path()).ok_or(WebError::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(asset.content_type)
        .insert_header((CACHE_CONTROL, assets::CACHE_CONTROL))
        .body(Bytes::from_static(&asset.bytes)))
}

/// A QR code that leads to the rules, for posters and papers.
pub async fn show_qr(ctx: RequestContext) -> HandlerResult {
    let address = ctx.app.links.address("/rules");
    let code = QrCode::new(address).map_err(|error| WebError::Broken(error.to_string()))?;
    // black on white in every colour scheme, since cameras need that
    let drawing = code
        .render()
        .min_dimensions(240, 240)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build();
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(drawing))
}

/// The path that browsers would open for this address; `None` if it could lead to another site.
#[must_use]
pub fn own_path(given: &str) -> Option<String> {
    if !given.starts_with('/') {
        return None;
    }
    let here = Url::parse("http://here.invalid/").ok()?;
    let led = here.join(given).ok()?;
    // "/.//elsewhere" stays on this host, but it would be written as "//elsewhere", which leads to another
    let path = &led[Position::BeforePath..];
    (led.origin() == here.origin() && !path.starts_with("//")).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        for path in ["/", "/entries?q=%E6%B2%B3&before=3", "/status/abc#here"] {
            assert_eq!(own_path(path).as_deref(), Some(path));
        }
        assert_eq!(
            own_path("/entries?q=河").as_deref(),
            Some("/entries?q=%E6%B2%B3")
        );
        let elsewhere = [
            "",
            "entries",
            "//evil.example/",
            "/\\evil.example",
            "/\t/evil.example",
            "/.//evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            " //evil.example",
            "http:/evil.example",
        ];
        for path in elsewhere {
            assert_eq!(own_path(path), None, "{path:?}");
        }
        for odd in ["/\0", "/\u{fffd}\r\nSet-Cookie: a=b", &"/a".repeat(100_000)] {
            let path = own_path(odd).unwrap_or_default();
            assert!(path.bytes().all(|byte| (0x21..0x7f).contains(&byte)));
        }
    }
}
