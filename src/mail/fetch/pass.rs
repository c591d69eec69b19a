//! What did a pass over the mailbox come to, and what did it learn of single messages on its way?

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::FetchError;
use super::message::Way;

/// After how many connections lost in a row without a byte more of a message it is left for the next start.
const PATIENCE_WITH_ONE: u8 = 3;
/// A look in so many asks for all numbers again: a service that showed the last 30 days only may show more one day.
const FULL_LOOK_EVERY: u32 = 12;

/// A message that was not taken, and why; it stays in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// Its folder.
    pub folder: String,
    /// Its number there.
    pub uid: u32,
    /// What was wrong.
    pub why: String,
}

/// What a pass over the mailbox came to, over all its connections.
#[derive(Debug, Default)]
pub struct Pass {
    /// Messages that were not known.
    pub new: u64,
    /// Messages whose very bytes were known already.
    pub known: u64,
    /// Messages that were not taken.
    pub troubles: Vec<Trouble>,
    /// Messages in which the connection was lost.
    pub(super) breaks: HashMap<Key, Break>,
    /// A list of several messages made no sense.
    pub(super) one_by_one: bool,
    /// How many messages in a row the keeper would not take.
    pub(super) refused_in_a_row: u32,
    /// The first number of each folder that the next look asks for, with its numbering.
    from: HashMap<String, (u32, u32)>,
    looks: u32,
}

/// Folder, numbering and number of a message.
pub(super) type Key = (String, u32, u32);

/// How a message lost us the connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Break {
    /// How often in a row without a byte more.
    times: u8,
    /// In what way it is asked for next.
    pub way: Way,
    /// How many of its bytes are on disk.
    pub length: u64,
}

impl Break {
    /// Whether its instant may be what the server cannot tell.
    pub(super) fn doubts_its_instant(&self) -> bool {
        self.times > 1
    }

    /// Whether the message is not asked for again.
    pub(super) fn is_the_last(&self) -> bool {
        self.times >= PATIENCE_WITH_ONE
    }
}

impl Pass {
    /// Forgets the numbers that were told, to tell only what comes after. What is left in the mailbox stays known.
    pub fn told(&mut self) {
        (self.new, self.known) = (0, 0);
    }

    /// What somebody took out of the folder by hand is no trouble any more.
    pub(super) fn still_there(&mut self, folder: &str, uid_validity: u32, uids: &[u32]) {
        let begins = self.first_of(folder, uid_validity);
        self.troubles
            .retain(|old| old.folder != folder || old.uid < begins || uids.contains(&old.uid));
    }

    pub(super) fn is_taken(&mut self, folder: &str, uid: u32) {
        self.troubles
            .retain(|old| (old.folder.as_str(), old.uid) != (folder, uid));
    }

    /// On a new connection all numbers are asked for.
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

    /// The next look into the folder begins at this number.
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

    /// Counts a connection lost over a message of which `length` bytes are on disk. One that grew is not to blame.
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
