//! How often somebody may do something: the table of all limits, and the counts.
//!
//! The counts are in memory, so that refusing somebody costs hardly anything. Each copy of the program counts for
//! itself, and a restart forgets. Wrong passwords are counted in the database, see `src/actions/sign_in.rs`.

use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::clock::Clock;

/// What people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Send the form of a new entry.
    Submit,
    /// Check a form while it is filled in.
    Check,
    /// Change an entry.
    Edit,
    /// Repair the link of an entry that is on hold.
    Repair,
    /// Withdraw an entry.
    Withdraw,
    /// Ask for the links of one's entries.
    Find,
    /// Search the gallery.
    Search,
    /// Try to sign in.
    SignIn,
    /// Set a password by a one-time link.
    SetPassword,
}

/// By whom it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// The network address that a request came from; of IPv6 the network of 64 bits.
    Address,
    /// The secret link of an entry.
    Link,
    /// The e-mail address that gets a letter.
    Recipient,
}

/// A line of the table: at most so many in a span, at once or spread over it.
struct Limit {
    what: What,
    per: Per,
    most: u32,
    minutes: u64,
}

/// Every limit. A school or an office can be one network address.
#[rustfmt::skip]
const LIMITS: [Limit; 14] = [
    Limit { what: What::Submit,      per: Per::Address,   most: 30,  minutes: 10 },
    Limit { what: What::Submit,      per: Per::Recipient, most: 30,  minutes: 60 },
    Limit { what: What::Check,       per: Per::Address,   most: 240, minutes: 10 },
    Limit { what: What::Edit,        per: Per::Address,   most: 60,  minutes: 10 },
    Limit { what: What::Edit,        per: Per::Link,      most: 20,  minutes: 60 },
    Limit { what: What::Repair,      per: Per::Address,   most: 30,  minutes: 10 },
    Limit { what: What::Repair,      per: Per::Link,      most: 10,  minutes: 60 },
    Limit { what: What::Withdraw,    per: Per::Address,   most: 30,  minutes: 10 },
    Limit { what: What::Withdraw,    per: Per::Link,      most: 5,   minutes: 60 },
    Limit { what: What::Find,        per: Per::Address,   most: 10,  minutes: 10 },
    Limit { what: What::Find,        per: Per::Recipient, most: 3,   minutes: 60 },
    Limit { what: What::Search,      per: Per::Address,   most: 60,  minutes: 1 },
    Limit { what: What::SignIn,      per: Per::Address,   most: 120, minutes: 10 },
    Limit { what: What::SetPassword, per: Per::Address,   most: 30,  minutes: 10 },
];

/// The places in which people are counted, so that memory stays bounded whoever comes. Two who share one by chance share
/// its limit.
const PLACES: u64 = 1 << 17;

type Counts = RateLimiter<u32, HashMapStateStore<u32>, Clock, NoOpMiddleware<Duration>>;

/// The counts of everything that people do.
pub struct Pace {
    lines: Vec<(&'static Limit, Counts)>,
    hasher: RandomState,
    is_on: bool,
    clock: Clock,
}

impl Pace {
    /// Nothing counted yet; with `is_on` false, nobody ever waits.
    #[must_use]
    pub fn new(clock: &Clock, is_on: bool) -> Self {
        let counts = |limit: &'static Limit| {
            let span = Duration::from_secs(60 * limit.minutes);
            let most = NonZeroU32::new(limit.most).unwrap_or(NonZeroU32::MIN);
            let quota = Quota::with_period(span / most.get());
            let quota = quota.unwrap_or(Quota::per_second(most)).allow_burst(most);
            (limit, RateLimiter::hashmap_with_clock(quota, clock.clone()))
        };
        Self {
            lines: LIMITS.iter().map(counts).collect(),
            hasher: RandomState::new(),
            is_on,
            clock: clock.clone(),
        }
    }

    /// Counts one time more for each of `whom`, and returns how long to wait if that is too often. Nobody is counted by
    /// an empty name.
    pub fn wait(&self, what: What, whom: &[(Per, &str)]) -> Option<Duration> {
        let lines = self.lines.iter().filter(|(limit, _)| limit.what == what);
        let counted = lines.flat_map(|(limit, counts)| {
            let whom = whom
                .iter()
                .filter(|(per, name)| *per == limit.per && !name.is_empty());
            whom.filter_map(|(_, name)| self.wait_in(counts, name))
        });
        counted.max().filter(|_| self.is_on)
    }

    fn wait_in(&self, counts: &Counts, name: &str) -> Option<Duration> {
        let place = u32::try_from(self.hasher.hash_one(name) % PLACES).unwrap_or_default();
        let refused = counts.check_key(&place).err()?;
        Some(refused.wait_time_from(governor::clock::Clock::now(&self.clock)))
    }

    /// Gives back the memory of counts that no longer matter.
    pub fn forget(&self) {
        for (_, counts) in &self.lines {
            counts.retain_recent();
            counts.shrink_to_fit();
        }
    }
}

impl governor::clock::Clock for Clock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        let micros = Clock::now(self).timestamp_micros();
        Duration::from_micros(u64::try_from(micros).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta, Utc};

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minutes)
    }

    #[test]
    fn whoever_does_something_too_often_waits_and_nobody_else_does() {
        let clock = Clock::set_to(at(0));
        let pace = Pace::new(&clock, true);
        let find = |address: &str| pace.wait(What::Find, &[(Per::Address, address)]);
        for _ in 0..10 {
            assert_eq!(find("one"), None);
        }
        let wait = find("one").expect("an eleventh is too often");
        assert!(wait <= Duration::from_secs(60), "{wait:?}");
        assert_eq!(find("another"), None);
        assert_eq!(pace.wait(What::Edit, &[(Per::Address, "one")]), None);
        clock.set(at(1) + TimeDelta::seconds(1));
        assert_eq!(find("one"), None);
        assert!(find("one").is_some());
        clock.set(at(12));
        pace.forget();
        for _ in 0..10 {
            assert_eq!(find("one"), None);
        }
    }

    #[test]
    fn everybody_who_is_concerned_is_counted() {
        let pace = Pace::new(&Clock::set_to(at(0)), true);
        let find = |address: &str| {
            pace.wait(
                What::Find,
                &[(Per::Address, address), (Per::Recipient, "x@example.com")],
            )
        };
        for address in ["a", "b", "c"] {
            assert_eq!(find(address), None);
        }
        assert!(find("d").is_some());
    }

    #[test]
    fn nobody_waits_where_nothing_is_limited() {
        let pace = Pace::new(&Clock::set_to(at(0)), false);
        for _ in 0..1_000 {
            assert_eq!(pace.wait(What::Find, &[(Per::Address, "one")]), None);
        }
    }

    #[test]
    fn counting_a_million_addresses_takes_little_memory() {
        let pace = Pace::new(&Clock::set_to(at(0)), true);
        for n in 0..1_000_000 {
            pace.wait(What::Withdraw, &[(Per::Address, &n.to_string())]);
        }
        let counted: usize = pace.lines.iter().map(|(_, counts)| counts.len()).sum();
        assert!(counted <= 1 << 17, "{counted}");
    }

    #[test]
    fn no_line_of_the_table_is_there_twice() {
        for (n, one) in LIMITS.iter().enumerate() {
            let same = |other: &&Limit| other.what == one.what && other.per == one.per;
            assert_eq!(LIMITS.iter().position(|other| same(&other)), Some(n));
            assert!(one.most > 0 && one.minutes > 0);
        }
    }
}
