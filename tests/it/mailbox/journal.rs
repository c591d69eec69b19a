//! A store for tests, which keeps the messages in memory byte for byte; and generated messages to fetch.

use std::collections::HashSet;
use std::fs;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use reeljury::mail::fetch::{Fetched, Keeper, Kept, Seen};

/// What was kept, in order.
#[derive(Default)]
pub struct Journal {
    kept: Mutex<Vec<Letter>>,
    /// A folder and the number of a message in it that is refused.
    refuses: Option<(String, u32)>,
}

#[derive(Clone)]
pub struct Letter {
    pub folder: String,
    pub uid_validity: u32,
    pub uid: u32,
    pub received_at: Option<DateTime<Utc>>,
    pub raw: Vec<u8>,
}

impl Journal {
    /// A journal that refuses the message with this number.
    pub fn refusing(folder: &str, uid: u32) -> Self {
        Self {
            refuses: Some((folder.to_owned(), uid)),
            ..Self::default()
        }
    }

    pub fn letters(&self) -> Vec<Letter> {
        self.kept.lock().expect("the journal").clone()
    }

    /// Fails unless each of these arrived once and nothing else did.
    pub fn holds_exactly(&self, messages: &[Vec<u8>]) {
        let mut kept: Vec<Vec<u8>> = self
            .letters()
            .into_iter()
            .map(|letter| letter.raw)
            .collect();
        let mut messages = messages.to_vec();
        kept.sort();
        messages.sort();
        let lengths = |all: &[Vec<u8>]| all.iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(lengths(&kept), lengths(&messages));
        assert!(kept == messages, "other bytes than were sent");
    }
}

impl Keeper for Journal {
    async fn seen(&self, folder: &str, uid_validity: u32) -> anyhow::Result<Seen> {
        let letters = self.letters();
        let here = letters
            .iter()
            .filter(|letter| letter.folder == folder && letter.uid_validity == uid_validity);
        Ok(here.map(|letter| letter.uid).collect())
    }

    async fn keep(&self, fetched: &Fetched) -> anyhow::Result<Kept> {
        if self
            .refuses
            .as_ref()
            .is_some_and(|(folder, uid)| (folder, *uid) == (&fetched.folder, fetched.uid))
        {
            anyhow::bail!("not this one");
        }
        let raw = fs::read(&fetched.file)?;
        assert_eq!(raw.len() as u64, fetched.bytes);
        let mut kept = self.kept.lock().expect("the journal");
        let known: HashSet<&[u8]> = kept.iter().map(|letter| letter.raw.as_slice()).collect();
        let what = if known.contains(raw.as_slice()) {
            Kept::Known
        } else {
            Kept::New
        };
        kept.push(Letter {
            folder: fetched.folder.clone(),
            uid_validity: fetched.uid_validity,
            uid: fetched.uid,
            received_at: fetched.received_at,
            raw,
        });
        Ok(what)
    }

    fn is_down(&self, _: &anyhow::Error) -> bool {
        true
    }

    async fn hold(&self) -> anyhow::Result<()> {
        Ok(())
    }
}

/// A message of about this many bytes; each number gives a different one.
pub fn letter(n: usize, bytes: usize) -> Vec<u8> {
    let head = format!(
        "From: =?gb18030?B?1cXI/Q==?= <author{n}@qq.example>\r\nTo: nihaotianjin@qq.example\r\n\
         Subject: =?utf-8?B?5oqV56i/?= {n}\r\nDate: Tue, 20 Jun 2023 08:00:00 +0800\r\n\
         Message-ID: <tencent_{n:08X}@qq.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    );
    let mut raw = head.into_bytes();
    let mut line = 0_usize;
    while raw.len() < bytes {
        raw.extend(
            format!("{n} {line} ({{}} BODY[] <0> FETCH \u{4f5c}\u{54c1}\u{ff01}\r\n").into_bytes(),
        );
        line += 1;
    }
    raw
}

/// As many messages as `count`, small and a little larger.
pub fn letters(count: usize) -> Vec<Vec<u8>> {
    (0..count)
        .map(|n| letter(n, 300 + (n * 7919) % 20_000))
        .collect()
}
