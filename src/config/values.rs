//! The values of settings as they are written, with what is wrong with them.

use std::net::IpAddr;

use anyhow::{Context, bail};
use chrono::Duration;
use ipnet::IpNet;

use crate::mail::fetch::Account;
use crate::mail::fetch::backoff::SHORTEST_POLL;

/// The most connections to the database by default.
pub const DEFAULT_CONNECTIONS: u32 = 8;
const MOST_CONNECTIONS: u32 = 100;
const DEFAULT_POLL: Duration = Duration::minutes(5);

/// Networks and single addresses, separated by commas.
pub(super) fn networks(list: &str) -> anyhow::Result<Vec<IpNet>> {
    let parts = list.split(',').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let read = |part: &str| {
        let alone = part.parse::<IpAddr>().map(|address| address.to_canonical());
        let network = alone.map(IpNet::from).or_else(|_| part.parse());
        network.with_context(|| {
            format!("trusted_proxies: “{part}” is no address and no network such as 10.0.0.0/8")
        })
    };
    parts.map(read).collect()
}

pub(super) fn on_or_off(name: &str, value: &str) -> anyhow::Result<bool> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        other => bail!("{name} is “on” or “off”, not “{other}”"),
    }
}

pub(super) fn mailbox(address: Option<String>) -> anyhow::Result<Option<Account>> {
    let account = address.as_deref().map(Account::parse).transpose();
    account.map_err(|why| anyhow::anyhow!("imap_url: {why}"))
}

/// An IMAP flag: an atom, which begins with a backslash if it is a system flag. `\\Deleted` is refused.
pub(super) fn flag(flag: Option<String>) -> anyhow::Result<Option<String>> {
    let is_flag = |flag: &String| {
        let name = flag.strip_prefix('\\').unwrap_or(flag);
        let fits = |c: char| c.is_ascii_alphanumeric() || "$_-".contains(c);
        !name.is_empty() && name.chars().all(fits) && !name.eq_ignore_ascii_case("deleted")
    };
    match flag {
        Some(wrong) if !is_flag(&wrong) => {
            bail!("imap_flag: “{wrong}” is no flag such as \\Flagged or $Taken")
        }
        flag => Ok(flag),
    }
}

pub(super) fn poll(set: Option<String>, file: Option<i64>) -> anyhow::Result<Duration> {
    let set = set.map(|seconds| seconds.parse()).transpose();
    let seconds = set.context("imap_poll is a number of seconds")?.or(file);
    let poll = seconds.map_or(DEFAULT_POLL, |seconds| {
        Duration::try_seconds(seconds).unwrap_or(Duration::MAX)
    });
    if poll < SHORTEST_POLL || poll > Duration::days(1) {
        bail!(
            "imap_poll is from 120 seconds to a day; mail services turn away a program that asks more often"
        );
    }
    Ok(poll)
}

pub(super) fn connections(set: Option<String>, file: Option<u32>) -> anyhow::Result<u32> {
    let set = set.map(|count| count.parse()).transpose();
    let count = set
        .context("database_connections is a number")?
        .or(file)
        .unwrap_or(DEFAULT_CONNECTIONS);
    if !(1..=MOST_CONNECTIONS).contains(&count) {
        bail!("database_connections is from 1 to {MOST_CONNECTIONS}, not {count}");
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_not_asked_more_often_than_its_service_bears() {
        let seconds = |text: &str| poll(Some(text.to_owned()), None).map(|poll| poll.num_seconds());
        assert_eq!(seconds("120").ok(), Some(120));
        for wrong in ["119", "-1", "0", "often", "86401", "9223372036854775807"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
        assert_eq!(poll(None, None).ok(), Some(DEFAULT_POLL));
    }

    #[test]
    fn the_number_of_connections_is_between_1_and_100() {
        assert_eq!(connections(None, None).ok(), Some(DEFAULT_CONNECTIONS));
        assert_eq!(connections(Some("20".to_owned()), Some(5)).ok(), Some(20));
        assert_eq!(connections(None, Some(5)).ok(), Some(5));
        for wrong in ["0", "101", "many", "-1", "4294967296"] {
            assert!(
                connections(Some(wrong.to_owned()), None).is_err(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn proxies_are_named_by_address_or_by_network() {
        let read =
            |list: &str| networks(list).map(|all| all.iter().map(IpNet::to_string).collect());
        let read = |list: &str| -> Option<Vec<String>> { read(list).ok() };
        let all = read("127.0.0.1, 10.0.0.0/8,::1, fd00::/8 ,::ffff:192.0.2.1");
        let expected = [
            "127.0.0.1/32",
            "10.0.0.0/8",
            "::1/128",
            "fd00::/8",
            "192.0.2.1/32",
        ];
        assert_eq!(all, Some(expected.map(str::to_owned).into()));
        assert_eq!(read(""), Some(vec![]));
        for wrong in ["proxy.example", "10.0.0.0/33", "10.0.0", "10.0.0.1:80"] {
            let why = networks(wrong).unwrap_err().to_string();
            assert!(
                why.contains(wrong) && why.starts_with("trusted_proxies"),
                "{why}"
            );
        }
    }

    #[test]
    fn a_flag_is_one_word_and_never_deletes() {
        let fits = |text: &str| flag(Some(text.to_owned())).is_ok();
        assert!(fits("\\Flagged") && fits("$Taken") && fits("reeljury"));
        for wrong in [
            "",
            "\\",
            "\\Deleted",
            "\\deleted",
            "a b",
            "a)",
            "a\r\nX LOGOUT",
        ] {
            assert!(!fits(wrong), "{wrong}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_mailboxs_address_is_said_without_the_password() {
        let why = mailbox(Some("imaps://u:hunter2".to_owned()))
            .unwrap_err()
            .to_string();
        assert!(
            why.starts_with("imap_url: ") && !why.contains("hunter2"),
            "{why}"
        );
    }
}
