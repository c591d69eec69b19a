//! Every address of the site with its method, its handler, and the act that the user's role must allow.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::http::Method;
use actix_web::{HttpResponse, Resource, Route, guard, web};

use super::account::{own_page, password_link};
use super::contestant::{correct, find, repair_link, status, submit};
use super::error::WebError;
use super::judge::{finish, hold, queue, recuse, score, ties, video};
use super::organizer::{
    audit, awards, budget, desk, entries, entry, holds, import, inbox, judges, letter_samples,
    letters, pairs, panel, publish, review, round, rounds, screening, style, tally, winners,
};
use super::pages::Pages;
use super::{account, public};
use crate::contest::role::Act;

/// One address with one method.
pub struct Address {
    /// GET or POST.
    pub method: Method,
    /// The pattern, with `{names}` for the variable parts.
    pub pattern: &'static str,
    /// The act that the user's role must allow.
    pub act: Act,
    route: fn() -> Route,
}

/// One line for each address: method, pattern, handler; grouped by act.
macro_rules! addresses {
    ($($act:ident { $($method:ident $pattern:literal => $handler:path,)+ })+) => {
        vec![$($(Address {
            method: stringify!($method).to_uppercase().parse().unwrap_or(Method::GET),
            pattern: $pattern,
            act: Act::$act,
            route: || on(stringify!($method)).to($handler),
        },)+)+]
    };
}

/// A route for a method. HEAD is routed as GET, and the server leaves out the body.
fn on(method: &str) -> Route {
    match method {
        "get" => web::route().guard(guard::Any(guard::Get()).or(guard::Head())),
        _ => web::post(),
    }
}

/// Every address of the site.
#[must_use]
pub fn addresses() -> Vec<Address> {
    let groups = [of_everybody(), of_judges(), of_organizers()];
    groups.into_iter().flatten().collect()
}

fn of_everybody() -> Vec<Address> {
    addresses! {
        SeePublic {
            get "/" => public::home::home,
            get "/rules" => public::rules::show_rules,
            get "/entries" => public::gallery::list_entries,
            get "/entries/{code}" => public::gallery::show_entry,
            get "/winners" => public::rounds::list_rounds,
            get "/winners/{round}" => public::winners::show_winners,
            get "/winners/{round}/bundle.json" => public::winners::download_bundle,
            get "/winners/{round}/list.{format}" => public::winners::download_winners,
            get "/qr.svg" => public::site::show_qr,
            post "/language" => public::site::choose_language,
            get "/static/{name:.*}" => public::site::serve_asset,
            get "/healthz" => public::health::healthz,
            get "/readyz" => public::health::readyz,

            get "/submit" => submit::new_entry,
            post "/submit" => submit::create_entry,
            post "/submit/check" => submit::check_entry,
            get "/status/{token}" => status::show_status,
            post "/status/{token}/withdraw" => status::withdraw_entry,
            get "/status/{token}/edit" => correct::edit_entry,
            post "/status/{token}/edit" => correct::update_entry,
            post "/status/{token}/link" => repair_link::repair_link,
            get "/find-my-entries" => find::ask_for_entries,
            post "/find-my-entries" => find::send_entries,

            get "/sign-in" => account::show_sign_in,
            post "/sign-in" => account::sign_in,
            get "/set-password/{token}" => password_link::show_set_password,
            post "/set-password/{token}" => password_link::set_password,
        }
        KeepAccount {
            post "/sign-out" => account::sign_out,
            get "/account" => own_page::show_account,
            post "/account/sessions/end-others" => own_page::end_others,
            post "/account/sessions/{session}/end" => own_page::end_session,
        }
    }
}

fn of_judges() -> Vec<Address> {
    addresses! {
        Score {
            get "/judge" => queue::list_rounds,
            get "/judge/{round}" => queue::show_queue,
            get "/judge/{round}/finish" => finish::confirm_finish,
            post "/judge/{round}/finish" => finish::finish_round,
            get "/judge/{round}/ties" => ties::show_ties,
            post "/judge/{round}/ties" => ties::order_tie,
            get "/judge/{round}/{assignment}" => score::show_sheet,
            post "/judge/{round}/{assignment}" => score::save_points,
            get "/judge/{round}/{assignment}/video/{file}" => video::show_video,
            post "/judge/{round}/{assignment}/aside" => hold::put_entry_on_hold,
            get "/judge/{round}/{assignment}/recuse" => recuse::ask_recuse,
            post "/judge/{round}/{assignment}/recuse" => recuse::recuse_from_entry,
        }
    }
}

fn of_organizers() -> Vec<Address> {
    addresses! {
        Organize {
            get "/admin" => desk::show_desk,
            get "/admin/entries" => entries::list_entries,
            get "/admin/entries/import" => import::show_form,
            post "/admin/entries/import" => import::look_at_list,
            get "/admin/entries/import/{import}" => import::show_list,
            post "/admin/entries/import/{import}" => import::bring_in_list,
            get "/admin/entries/import/{import}/report.csv" => import::download_report,
            get "/admin/entries/pairs" => pairs::list_pairs,
            post "/admin/entries/pairs/{pair}" => pairs::decide,
            get "/admin/entries/asides" => holds::list_holds,
            get "/admin/inbox" => inbox::list_messages,
            get "/admin/inbox/{message}" => inbox::message::show_message,
            post "/admin/inbox/{message}/settle" => inbox::resolve::resolve,
            post "/admin/inbox/{message}/details" => inbox::resolve::resolve_entry_details,
            post "/admin/inbox/{message}/ask" => inbox::resolve::ask,
            get "/admin/files/{file}" => inbox::files::show_file,
            get "/admin/entries/{code}" => entry::show_entry,
            post "/admin/entries/{code}/contact" => entry::show_contact,
            post "/admin/entries/{code}/publish" => publish::publish_entry,
            post "/admin/entries/{code}/aside" => holds::put_on_hold,
            post "/admin/entries/{code}/aside/settle" => holds::resolve_hold,
            post "/admin/entries/{code}/review" => review::review_entry,
            get "/admin/rounds" => rounds::list_rounds,
            get "/admin/rounds/{round}" => round::show_round,
            post "/admin/rounds/{round}/advance" => round::advance_round,
            get "/admin/rounds/{round}/screening" => screening::list_pool,
            post "/admin/rounds/{round}/screening" => screening::screen_entry,
            post "/admin/rounds/{round}/panel" => panel::choose_panel,
            post "/admin/rounds/{round}/release" => panel::release_judge,
            post "/admin/rounds/{round}/chief" => panel::name_chief,
            get "/admin/rounds/{round}/tally" => tally::show_tally,
            get "/admin/rounds/{round}/awards" => awards::show_decision,
            post "/admin/rounds/{round}/awards" => awards::decide_awards,
            get "/admin/rounds/{round}/winners" => winners::print_winners,
            get "/admin/rounds/{round}/winners.{format}" => winners::download_winners,
            get "/admin/rounds/{round}/bundle.json" => winners::download_bundle,
            get "/admin/awards" => budget::show_budget,
            get "/admin/judges" => judges::list_judges,
            post "/admin/judges" => judges::invite_judge,
            post "/admin/judges/{account}/disable" => judges::disable_account,
            post "/admin/judges/{account}/enable" => judges::enable_account,
            get "/admin/letters" => letters::list_letters,
            get "/admin/letters/samples" => letter_samples::list_samples,
            get "/admin/letters/samples/{kind}" => letter_samples::show_sample,
            get "/admin/letters/samples/{kind}/{lang}" => letter_samples::show_sample_html,
            get "/admin/letters/{letter}" => letters::show_letter,
            get "/admin/letters/{letter}/html" => letters::show_letter_html,
            post "/admin/letters/{letter}/again" => letters::send_again,
            get "/admin/audit" => audit::list_audit,
            get "/admin/style" => style::show_style,
        }
    }
}

static ACTS: LazyLock<HashMap<(Method, &'static str), Act>> = LazyLock::new(|| {
    addresses()
        .into_iter()
        .map(|address| ((address.method, address.pattern), address.act))
        .collect()
});

/// The patterns that take GET.
#[must_use]
pub fn pages() -> Pages {
    let opened = addresses()
        .into_iter()
        .filter(|address| address.method == Method::GET);
    Pages::new(opened.map(|address| address.pattern))
}

/// The act of an address; `None` when the address does not take the method.
#[must_use]
pub fn act(method: &Method, pattern: &str) -> Option<Act> {
    let method = if *method == Method::HEAD {
        &Method::GET
    } else {
        method
    };
    let acts: &HashMap<(Method, &str), Act> = &ACTS;
    acts.get(&(method.clone(), pattern)).copied()
}

/// The methods of an address, for the Allow header.
#[must_use]
pub fn allowed(pattern: &str) -> &'static str {
    let takes = |method: Method| act(&method, pattern).is_some();
    match (takes(Method::GET), takes(Method::POST)) {
        (true, true) => "GET, HEAD, POST",
        (true, false) => "GET, HEAD",
        (false, true) => "POST",
        (false, false) => "",
    }
}

/// Adds all addresses to the site; any other method is answered with 405.
pub fn configure(config: &mut web::ServiceConfig) {
    let mut resources: Vec<(&str, Resource)> = vec![];
    for address in addresses() {
        let known = resources
            .iter()
            .position(|(pattern, _)| *pattern == address.pattern);
        let (pattern, resource) = match known {
            Some(at) => resources.swap_remove(at),
            None => (address.pattern, web::resource(address.pattern)),
        };
        resources.push((pattern, resource.route((address.route)())));
    }
    for (pattern, resource) in resources {
        let wrong_method =
            move || async move { Err::<HttpResponse, _>(WebError::WrongMethod(allowed(pattern))) };
        config.service(resource.default_service(web::to(wrong_method)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_post_leads_to_the_page_above() {
        let pages = pages();
        for (pattern, posted, page) in [
            ("/submit/check", "/submit/check", "/submit"),
            ("/submit", "/submit", "/submit"),
            (
                "/admin/inbox/{message}/ask",
                "/admin/inbox/7/ask",
                "/admin/inbox/7",
            ),
            (
                "/admin/entries/pairs/{pair}",
                "/admin/entries/pairs/1",
                "/admin/entries/pairs",
            ),
            (
                "/admin/entries/{code}/aside/settle",
                "/admin/entries/TJ2-000001/aside/settle",
                "/admin/entries/TJ2-000001",
            ),
            ("/language", "/language", "/"),
        ] {
            assert_eq!(pages.above(pattern, posted), page);
        }
    }

    #[test]
    fn variable_parts_have_one_name_in_the_addresses_of_a_page_and_below_it() {
        let opened: Vec<Address> = addresses()
            .into_iter()
            .filter(|address| address.method == Method::GET)
            .collect();
        let unnamed = |pattern: &str| {
            let part = |part: &'_ str| if part.starts_with('{') { "{}" } else { part }.to_owned();
            pattern.split('/').map(part).collect::<Vec<_>>().join("/")
        };
        let pages = pages();
        for posted in addresses().iter().filter(|it| it.method == Method::POST) {
            let page = pages.above(posted.pattern, posted.pattern);
            let above = std::iter::successors(Some(posted.pattern), |below| {
                Some(below.rsplit_once('/')?.0)
            });
            let mut above = above.filter(|pattern| !pattern.is_empty());
            let nearest = above.find(|pattern| {
                opened
                    .iter()
                    .any(|page| unnamed(page.pattern) == unnamed(pattern))
            });
            assert_eq!(page, nearest.unwrap_or("/"), "{}", posted.pattern);
        }
    }
}
