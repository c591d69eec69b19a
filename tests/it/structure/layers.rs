//! Which room may use which: each room of `src` uses only the rooms and crates of its line here. A room is a folder of
//! `src`, or a file beside the folders.

use std::collections::BTreeSet;

use super::graph::GRAPH;

/// A room and what it may use.
pub struct Room {
    /// The name of its folder or file.
    pub name: &'static str,
    /// The other rooms that it may use.
    pub rooms: &'static str,
    /// The other people's crates that it may use, and the parts of `std` that touch the machine ([`MACHINE`]).
    crates: &'static str,
}

/// The parts of `std` that reach files, the network, other programs and the environment.
const MACHINE: [&str; 4] = ["env", "fs", "net", "process"];

/// Every room but `cli`, which is in [`CLI`].
#[rustfmt::skip]
pub const ROOMS: [Room; 25] = [
    // the rules, pure
    Room { name: "contest", rooms: "", crates: "chrono chrono_tz num_rational percent_encoding serde serde_json sha2 strum thiserror toml unicode_normalization url" },
    // foundations
    Room { name: "clock", rooms: "", crates: "chrono" },
    Room { name: "pace", rooms: "clock", crates: "governor" },
    Room { name: "password", rooms: "", crates: "argon2" },
    Room { name: "tls", rooms: "", crates: "rustls webpki_roots" },
    Room { name: "stopping", rooms: "", crates: "tokio" },
    Room { name: "labels", rooms: "", crates: "serde unicode_normalization" },
    Room { name: "workbook", rooms: "media", crates: "calamine cfb quick_xml thiserror zip" },
    Room { name: "lang", rooms: "contest", crates: "chrono fluent_templates" },
    Room { name: "links", rooms: "contest lang", crates: "getrandom hmac sha2" },
    Room { name: "resolve", rooms: "contest tls", crates: "anyhow reqwest std::net tokio url" },
    Room { name: "media", rooms: "contest tls", crates: "anyhow bytes encoding_rs futures_core infer mp4_atom opendal opendal_http_transport_reqwest percent_encoding reqwest sha2 std::fs tempfile thiserror tokio unicode_normalization url zip" },
    // what is stored
    Room { name: "db", rooms: "contest", crates: "chrono diesel diesel_migrations getrandom percent_encoding serde serde_json std::fs std::process tempfile thiserror tokio toml tracing url" },
    Room { name: "names", rooms: "contest lang", crates: "" },
    // messages and letters
    Room { name: "mail", rooms: "contest labels lang links media names tls workbook", crates: "anyhow askama async_imap bytes calamine cfb chrono encoding_rs lettre mail_parser memchr percent_encoding quick_xml rustls serde sha2 std::fs std::net strum tempfile thiserror tokio tokio_rustls tracing url zip" },
    Room { name: "config", rooms: "mail", crates: "anyhow chrono getrandom ipnet serde std::env std::fs std::net toml url" },
    // what people do
    Room { name: "actions", rooms: "contest db lang links mail", crates: "chrono serde serde_json strum" },
    Room { name: "app", rooms: "actions clock config contest db links mail media pace resolve stopping", crates: "anyhow chrono std::fs" },
    Room { name: "backup", rooms: "app contest db media", crates: "age anyhow bytes chrono futures_core serde serde_json sha2 std::env std::fs tar tempfile tokio" },
    Room { name: "export", rooms: "contest lang names", crates: "askama chrono csv rust_xlsxwriter serde_json strum thiserror" },
    Room { name: "posts", rooms: "actions app contest db labels media workbook", crates: "calamine chrono csv encoding_rs html5gum serde strum thiserror unicode_normalization" },
    Room { name: "intake", rooms: "actions app contest db lang mail media", crates: "anyhow bytes chrono serde_json tokio" },
    Room { name: "demo", rooms: "actions app contest db intake lang links mail password", crates: "anyhow chrono lettre rand_chacha serde tempfile thiserror tokio toml url" },
    // where people and machines come in
    Room { name: "jobs", rooms: "actions app config contest db intake links mail media resolve", crates: "anyhow chrono rustls serde_json std::fs tokio tracing" },
    Room { name: "web", rooms: "actions app contest db export lang links mail media names pace password posts stopping", crates: "actix_multipart actix_web askama bytes chrono chrono_tz futures_core ipnet percent_encoding qrcode rust_embed serde serde_json sha2 std::net strum thiserror tokio tracing tracing_actix_web url" },
];

/// `cli` starts everything, so it may use every room, but not Diesel.
const CLI: &str = "actix_web anyhow bytes chrono clap rustix serde serde_json std::env std::fs std::net std::process tokio tracing tracing_subscriber";

/// Rooms that must not reach certain other rooms, not even through a third.
const NEVER: [(&str, &[&str]); 5] = [
    ("contest", &["db", "mail", "web", "actions", "lang"]),
    ("db", &["mail", "web", "actions", "lang", "media"]),
    ("mail", &["db", "web", "actions"]),
    ("media", &["db", "web", "actions", "mail"]),
    ("resolve", &["db", "web", "actions", "mail"]),
];

/// Exceptions: a file, the room that it reaches although it should not, and the reason.
const EXCEPTIONS: [(&str, &str, &str); 0] = [];

fn words(list: &str) -> BTreeSet<&str> {
    list.split(' ').filter(|word| !word.is_empty()).collect()
}

/// The room (`true`) or crate that a path names; `None` for the harmless parts of `std`.
fn asked(path: &[String]) -> Option<(bool, String)> {
    match (path[0].as_str(), path.get(1)) {
        ("crate", room) => room.map(|room| (true, room.clone())),
        ("std", Some(part)) if MACHINE.contains(&part.as_str()) => {
            Some((false, format!("std::{part}")))
        }
        ("std" | "core" | "alloc", _) => None,
        (name, _) => Some((false, name.to_owned())),
    }
}

#[test]
fn each_room_uses_only_what_its_line_allows() {
    let graph = &*GRAPH;
    let everything = ROOMS.map(|room| room.name).join(" ");
    let mut offences = vec![];
    let mut seen = 0;
    for file in graph.files.iter().filter(|file| !file.module.is_empty()) {
        let (rooms, crates) = match ROOMS.iter().find(|room| room.name == file.room()) {
            Some(room) => (words(room.rooms), words(room.crates)),
            None if file.room() == "cli" => (words(&everything), words(CLI)),
            None => panic!("{} is in no room of the table", file.name),
        };
        for (path, line) in &file.used {
            let Some((ours, name)) = asked(path) else {
                continue;
            };
            seen += 1;
            let allowed = if ours { &rooms } else { &crates };
            if name != file.room() && !allowed.contains(name.as_str()) {
                offences.push(format!("{}:{line} uses {}", file.name, path.join("::")));
            }
        }
    }
    assert!(seen > 5000, "{seen} paths");
    assert_eq!(offences, Vec::<String>::new());
}

#[test]
fn no_room_reaches_what_it_never_may_even_through_others() {
    let graph = &*GRAPH;
    let (mut offences, mut used) = (BTreeSet::new(), BTreeSet::new());
    for (at, file) in graph.files.iter().enumerate() {
        let Some((_, never)) = NEVER.iter().find(|(room, _)| *room == file.room()) else {
            continue;
        };
        // a file is blamed for the rooms that it uses itself, and for everything that these reach
        let outside = graph.edges[at]
            .iter()
            .filter(|(to, _)| graph.files[**to].room() != file.room());
        for (to, line) in outside {
            let further = graph.reach[*to].iter().chain([to]);
            for room in further
                .map(|at| graph.files[*at].room())
                .filter(|room| never.contains(room))
            {
                let excused = EXCEPTIONS
                    .iter()
                    .find(|(name, what, _)| *name == file.name && *what == room);
                match excused {
                    Some((name, to, _)) => drop(used.insert((*name, *to))),
                    None => drop(offences.insert(format!(
                        "{}:{line} reaches {room} through {}",
                        file.name, graph.files[*to].name
                    ))),
                }
            }
        }
    }
    assert_eq!(offences, BTreeSet::new());
    assert_eq!(
        used,
        EXCEPTIONS.map(|(name, to, _)| (name, to)).into(),
        "an exception is of no use"
    );
}
