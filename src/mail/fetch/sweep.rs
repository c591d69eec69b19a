//! Checks each folder: every new message is read and handed over.
//!
//! A message that cannot be read does not delay the others. It is requested in another way on the next connection, then
//! left for the next pass, and always reported.

use super::answer::Listed;
use super::message::{self, LARGEST, Way};
use super::pass::{Break, Key, Pass};
use super::session::Session;
use super::{FetchError, Fetched, Keeper, Kept, Settings, spool};

/// How many messages are listed with one command, which then has at most about 600 bytes.
const BATCH: usize = 50;
/// The check ends when this many messages in a row could not be stored.
const PATIENCE_WITH_KEEPER: u32 = 3;

/// A folder that is being checked.
struct Sweep<'a, K> {
    session: &'a mut Session,
    settings: &'a Settings,
    keeper: &'a K,
    pass: &'a mut Pass,
    folder: &'a str,
    uid_validity: u32,
    flags: bool,
}

/// Checks every folder.
pub(super) async fn look<K: Keeper>(
    session: &mut Session,
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
) -> Result<(), FetchError> {
    spool::prepare(&settings.spool).await?;
    pass.begin_look();
    for folder in session.folders().await? {
        match look_in(session, settings, keeper, pass, &folder).await {
            Err(FetchError::Said { command, words }) if folder != "INBOX" => {
                tracing::warn!(folder, command, words, "a folder was passed over");
            }
            answer => answer?,
        }
    }
    if pass.troubles.is_empty() {
        spool::clear(&settings.spool).await?;
    }
    Ok(())
}

async fn look_in<K: Keeper>(
    session: &mut Session,
    settings: &Settings,
    keeper: &K,
    pass: &mut Pass,
    folder: &str,
) -> Result<(), FetchError> {
    let opened = session.open(folder, settings.flag.is_some()).await?;
    let uid_validity = opened.uid_validity;
    if opened.messages == 0 {
        pass.still_there(folder, uid_validity, &[]);
        return Ok(());
    }
    let flags = settings
        .flag
        .as_deref()
        .is_some_and(|flag| flag.starts_with('\\') || opened.keeps_flags);
    let mut look = Sweep {
        session,
        settings,
        keeper,
        pass,
        folder,
        uid_validity,
        flags,
    };
    look.take_new().await
}

impl<K: Keeper> Sweep<'_, K> {
    async fn take_new(&mut self) -> Result<(), FetchError> {
        let seen = self.keeper.seen(self.folder, self.uid_validity).await;
        let seen = seen.map_err(FetchError::Keeper)?;
        let first = self.pass.first_of(self.folder, self.uid_validity);
        let mut uids = self.session.uids(first).await?;
        let after = uids.last().map_or(first, |last| last.saturating_add(1));
        uids.retain(|uid| !seen.contains(*uid));
        self.pass.still_there(self.folder, self.uid_validity, &uids);
        let mut left = uids.iter().copied().find(|uid| self.is_given_up(*uid));
        uids.retain(|uid| !self.is_given_up(*uid));
        let batch = if self.pass.one_by_one { 1 } else { BATCH };
        for batch in uids.chunks(batch) {
            for listed in self.list(batch).await? {
                if !self.take(listed).await? {
                    left = Some(left.map_or(listed.uid, |left: u32| left.min(listed.uid)));
                }
            }
        }
        let next = left.unwrap_or(after);
        self.pass.ends_at(self.folder, self.uid_validity, next);
        Ok(())
    }

    fn key(&self, uid: u32) -> Key {
        (self.folder.to_owned(), self.uid_validity, uid)
    }

    fn is_given_up(&self, uid: u32) -> bool {
        let last = self.pass.breaks.get(&self.key(uid));
        last.is_some_and(Break::is_the_last)
    }

    /// Lists messages: one by one if a list could not be read, and finally without their dates.
    async fn list(&mut self, batch: &[u32]) -> Result<Vec<Listed>, FetchError> {
        let alone = batch.first().filter(|_| self.pass.one_by_one);
        let alone = alone.map(|uid| self.key(*uid));
        let last = alone.as_ref().and_then(|key| self.pass.breaks.get(key));
        let dated = !last.is_some_and(Break::doubts_its_instant);
        let listed = self.session.list(batch, dated).await;
        if let Err(error) = &listed
            && error.is_of_the_question()
        {
            match alone {
                Some(key) => self.pass.count_break(key, 0, error),
                None => self.pass.one_by_one = true,
            }
        }
        listed
    }

    /// Reads a message and hands it over; true when it needs no further try.
    async fn take(&mut self, listed: Listed) -> Result<bool, FetchError> {
        if listed.bytes > LARGEST {
            let why = format!(
                "it has {} bytes, more than any message that is fetched; take it out by hand",
                listed.bytes
            );
            self.pass.trouble(self.folder, listed.uid, why);
            return Ok(false);
        }
        let key = self.key(listed.uid);
        let last = self.pass.breaks.get(&key).copied();
        match self.read(listed, last).await {
            Ok(Some(fetched)) => self.hand_over(&fetched).await,
            Ok(None) => Ok(true),
            Err(error) if error.is_of_the_connection() => {
                let length = spool::Part::length_of(&self.path(listed)).await;
                self.pass.count_break(key, length, &error);
                Err(error)
            }
            Err(FetchError::Said { words, .. }) => {
                self.pass.trouble(self.folder, listed.uid, words);
                Ok(false)
            }
            Err(other) => Err(other),
        }
    }

    fn path(&self, listed: Listed) -> std::path::PathBuf {
        let Settings { spool, account, .. } = self.settings;
        spool::path_of(
            spool,
            &account.mailbox(),
            self.folder,
            self.uid_validity,
            listed.uid,
            listed.bytes,
        )
    }

    async fn read(
        &mut self,
        listed: Listed,
        last: Option<Break>,
    ) -> Result<Option<Fetched>, FetchError> {
        let way = last.map_or(Way::Whole, |last| last.way);
        let file = self.path(listed);
        let part = spool::Part::resume(file.clone(), last.map(|last| last.length)).await?;
        let bytes = message::read(self.session, self.keeper, listed, way, part).await?;
        Ok(bytes.map(|bytes| Fetched {
            folder: self.folder.to_owned(),
            uid_validity: self.uid_validity,
            uid: listed.uid,
            received_at: listed.received_at,
            bytes,
            file,
        }))
    }

    async fn hand_over(&mut self, fetched: &Fetched) -> Result<bool, FetchError> {
        match self.keeper.keep(fetched).await {
            Ok(Kept::New) => self.pass.new += 1,
            Ok(Kept::Known) => self.pass.known += 1,
            Err(error) => {
                self.pass
                    .trouble(self.folder, fetched.uid, format!("{error:#}"));
                self.pass.refused_in_a_row += u32::from(self.keeper.is_down(&error));
                return match self.pass.refused_in_a_row >= PATIENCE_WITH_KEEPER {
                    true => Err(FetchError::Keeper(error)),
                    false => Ok(false),
                };
            }
        }
        self.pass.refused_in_a_row = 0;
        self.pass.is_taken(self.folder, fetched.uid);
        spool::remove(&fetched.file).await;
        self.flag(fetched.uid).await?;
        Ok(true)
    }

    /// Sets the flag. It only helps people, so a refusal by the server does not matter.
    async fn flag(&mut self, uid: u32) -> Result<(), FetchError> {
        let Some(flag) = self.settings.flag.as_deref().filter(|_| self.flags) else {
            return Ok(());
        };
        match self.session.flag(uid, flag).await {
            Err(FetchError::Said { words, .. }) => {
                tracing::warn!(uid, flag, words, "the flag was not set");
                Ok(())
            }
            answer => answer,
        }
    }
}
