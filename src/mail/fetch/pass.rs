//! The counts of a pass over the mailbox, and the troubles with single messages.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::FetchError;
use super::message::Way;

/// After how many lost connections in a row without progress a message is left for the next start.
const PATIENCE_WITH_ONE: u8 = 3;
/// After so many looks all numbers are asked for again: a service that lists the last 30 days may be set to list more.
const FULL_LOOK_EVERY: u32 = 12;

/// A message that was not kept, and why. It stays in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// Its folder.
    pub folder: String,
    /// Its number there.
    pub uid: u32,
    /// What was wrong.
    pub why: String,
}

/// A pass over the mailbox, over all its connections.
#[derive(Debug, Default)]
pub struct Pass {
    /// Messages that were not known.
    pub new: u64,
    /// Messages whose bytes were known already.
    pub known: u64,
    /// Messages that were not kept.
    pub troubles: Vec<Trouble>,
    /// Messages during which the connection was lost.
    pub(super) breaks: HashMap<Key, Break>,
    /// A list of several messages could not be read, so messages are listed one by one.
    pub(super) one_by_one: bool,
    /// How many messages in a row the keeper refused.
    pub(super) refused_in_a_row: u32,
    /// The numbering of each folder, and the first number that the next look asks for.
    from: HashMap<String, (u32, u32)>,
    looks: u32,
}

/// Folder, numbering and number of a message.
pub(super) type Key = (String, u32, u32);

/// The lost connections of one message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Break {
    /// How many there were in a row without progress.
    times: u8,
    /// How the message is asked for next.
    pub way: Way,
    /// How many bytes of the message are on disk.
    pub length: u64,
}

impl Break {
    /// Whether the server may have failed to list the message because of its date.
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

    /// Drops the troubles of messages that are no longer in the folder.
    pub(super) fn still_there(&mut self, folder: &str, uid_validity: u32, uids: &[u32]) {
        let begins = self.first_of(folder, uid_validity);
        self.troubles
            .retain(|old| old.folder != folder || old.uid < begins || uids.contains(&old.uid));
    }

    pub(super) fn is_taken(&mut self, folder: &str, uid: u32) {
        self.troubles
            .retain(|old| (old.folder.as_str(), old.uid) != (folder, uid));
    }

    /// Makes the next look ask for all numbers, as on a new connection.
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

    /// Sets the number at which the next look into the folder begins.
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

    /// Counts a connection that was lost during a message of which `length` bytes are on disk. Counting starts anew
    /// when there was progress.
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
