//! The counts of a pass over the mailbox, and the problems with single messages.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::FetchError;
use super::message::Way;

/// After this many lost connections in a row without progress, a message is left for the next start.
const PATIENCE_WITH_ONE: u8 = 3;
/// After this many checks, all numbers are requested again: a service that lists the last 30 days may be set to list
/// more.
const FULL_LOOK_EVERY: u32 = 12;

/// A message that could not be stored, and why. It stays in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// Its folder.
    pub folder: String,
    /// Its number there.
    pub uid: u32,
    /// What went wrong.
    pub why: String,
}

/// A pass over the mailbox, across all its connections.
#[derive(Debug, Default)]
pub struct Pass {
    /// How many messages were new.
    pub new: u64,
    /// How many messages were known already.
    pub known: u64,
    /// The messages that were not stored.
    pub troubles: Vec<Trouble>,
    /// The messages during which the connection was lost.
    pub(super) breaks: HashMap<Key, Break>,
    /// Whether messages are listed one by one, because a list of several could not be read.
    pub(super) one_by_one: bool,
    /// How many messages in a row could not be stored.
    pub(super) refused_in_a_row: u32,
    /// The numbering of each folder, and the first number that the next check requests.
    from: HashMap<String, (u32, u32)>,
    looks: u32,
}

/// The folder, numbering and number of a message.
pub(super) type Key = (String, u32, u32);

/// The lost connections during one message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Break {
    /// How many in a row without progress.
    times: u8,
    /// How the message is requested next.
    pub way: Way,
    /// How many bytes of the message are on disk.
    pub length: u64,
}

impl Break {
    /// Whether the date of the message may be the reason why the server failed to list it.
    pub(super) fn doubts_its_instant(&self) -> bool {
        self.times > 1
    }

    /// Whether this was the last try for the message.
    pub(super) fn is_the_last(&self) -> bool {
        self.times >= PATIENCE_WITH_ONE
    }
}

impl Pass {
    /// Sets the counts to 0 once they were reported. Troubles stay.
    pub fn reset_counts(&mut self) {
        (self.new, self.known) = (0, 0);
    }

    /// Removes the troubles of messages that are no longer in the folder.
    pub(super) fn still_there(&mut self, folder: &str, uid_validity: u32, uids: &[u32]) {
        let begins = self.first_of(folder, uid_validity);
        self.troubles
            .retain(|old| old.folder != folder || old.uid < begins || uids.contains(&old.uid));
    }

    pub(super) fn is_taken(&mut self, folder: &str, uid: u32) {
        self.troubles
            .retain(|old| (old.folder.as_str(), old.uid) != (folder, uid));
    }

    /// Makes the next check request all numbers, as on a new connection.
    pub(super) fn start_over(&mut self) {
        self.from.clear();
        self.looks = 0;
    }

    pub(super) fn begin_look(&mut self) {
        if self.looks.is_multiple_of(FULL_LOOK_EVERY) {
            self.from.clear();
        }
        self.looks += 1;
    }

    pub(super) fn first_of(&self, folder: &str, uid_validity: u32) -> u32 {
        match self.from.get(folder) {
            Some((validity, first)) if *validity == uid_validity => *first,
            _ => 1,
        }
    }

    /// Sets the number at which the next check of the folder begins.
    pub(super) fn ends_at(&mut self, folder: &str, uid_validity: u32, next: u32) {
        self.from.insert(folder.to_owned(), (uid_validity, next));
    }

    pub(super) fn trouble(&mut self, folder: &str, uid: u32, why: impl ToString) {
        let trouble = Trouble {
            folder: folder.to_owned(),
            uid,
            why: why.to_string(),
        };
        tracing::warn!(
            folder,
            uid,
            why = trouble.why,
            "a message was left in the mailbox"
        );
        let is_same = |old: &Trouble| (old.folder.as_str(), old.uid) == (folder, uid);
        self.troubles.retain(|old| !is_same(old));
        self.troubles.push(trouble);
    }

    /// Counts a connection that was lost during a message of which `length` bytes are on disk. The count begins again
    /// if there was progress.
    pub(super) fn count_break(&mut self, key: Key, length: u64, error: &FetchError) {
        let last = self.breaks.get(&key);
        let grew = length > last.map_or(0, |last| last.length);
        let times = match last {
            Some(last) if !grew => last.times.saturating_add(1),
            _ => 1,
        };
        let way = match error {
            FetchError::Unreadable(_) => Way::Apart,
            FetchError::Silent(_) if times > 1 => Way::Apart,
            _ => Way::Slowly,
        };
        let this = Break { times, way, length };
        if this.is_the_last() {
            let why = format!("it cannot be read: {error}; it is tried again at the next start");
            self.trouble(&key.0, key.2, why);
        }
        self.breaks.insert(key, this);
    }
}
