//! How the program's own types are stored: ids as integers, instants in UTC, enums of `contest` as their keys.

use chrono::{DateTime, DurationRound, NaiveDateTime, TimeDelta, Utc};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::{BigInt, Text, Timestamp};
use serde::{Serialize, Serializer};

use crate::contest::entry::{Channel, EntryState, EntryStep, ReasonCode};
use crate::contest::file_kind::FileKind;
use crate::contest::hold::HoldOutcome;
use crate::contest::language::Lang;
use crate::contest::link::Kind;
use crate::contest::lookup::LookupOutcome;
use crate::contest::message::{MessageState, MessageStep, ReceivedBy};
use crate::contest::platform::Platform;
use crate::contest::role::Role;
use crate::contest::round::Stage;
use crate::contest::rules::Verdict;
use crate::contest::similar::{Likeness, Sameness};

/// One type for each table's ids, so that an entry's id cannot be passed for a round's.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow, Serialize)]
        #[diesel(sql_type = BigInt)]
        pub struct $name(pub i64);

        impl<DB: Backend> ToSql<BigInt, DB> for $name where i64: ToSql<BigInt, DB> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.0.to_sql(out)
            }
        }

        impl<DB: Backend> FromSql<BigInt, DB> for $name where i64: FromSql<BigInt, DB> {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                i64::from_sql(bytes).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// An organizer's or judge's account.
    AccountId,
    /// A one-time link that sets an account's password.
    AccountLinkId,
    /// A session of a signed-in account.
    SessionId,
    /// An entry.
    EntryId,
    /// A round: a month, a quarter or the final.
    RoundId,
    /// One judge's task to score one entry in one round.
    AssignmentId,
    /// One decision on a round's list of awards.
    DecisionId,
    /// A letter in the outbox.
    LetterId,
    /// A pair: two entries that may be one.
    PairId,
    /// A list of posts that was previewed or imported.
    ImportId,
    /// A message that came in.
    MessageId,
    /// A file attached to a message.
    AttachmentId,
    /// A stored file.
    MediaId,
    /// One hold of an entry.
    HoldId,
    /// A mailbox that messages are fetched from.
    MailboxId,
}

/// An instant as it is stored: UTC, in whole microseconds, without a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Timestamp)]
pub struct Stamp(NaiveDateTime);

impl Stamp {
    /// The instant.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        self.0.and_utc()
    }
}

impl From<DateTime<Utc>> for Stamp {
    /// Truncates to microseconds: PostgreSQL stores no more, and both databases must give the same answer.
    fn from(at: DateTime<Utc>) -> Self {
        let naive = at.naive_utc();
        Self(
            naive
                .duration_trunc(TimeDelta::microseconds(1))
                .unwrap_or(naive),
        )
    }
}

impl Serialize for Stamp {
    /// RFC 3339, with `+00:00`.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.utc().to_rfc3339())
    }
}

impl<DB: Backend> ToSql<Timestamp, DB> for Stamp
where
    NaiveDateTime: ToSql<Timestamp, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<Timestamp, DB> for Stamp
where
    NaiveDateTime: FromSql<Timestamp, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        NaiveDateTime::from_sql(bytes).map(Self)
    }
}

/// Types that store an enum of `contest` as its key. `contest` may not use Diesel, so a row holds the enum in `.0`.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident($inner:ty)),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, AsExpression, FromSqlRow)]
        #[diesel(sql_type = Text)]
        pub struct $name(pub $inner);

        impl<DB: Backend> ToSql<Text, DB> for $name where str: ToSql<Text, DB> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.0.key().to_sql(out)
            }
        }

        impl<DB: Backend> FromSql<Text, DB> for $name where String: FromSql<Text, DB> {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                let word = String::from_sql(bytes)?;
                Ok(Self(<$inner>::of_word(&word)?))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.0.key())
            }
        }

        impl From<$inner> for $name {
            fn from(inner: $inner) -> Self {
                Self(inner)
            }
        }
    )+};
}

words! {
    /// An entry's state.
    StoredState(EntryState),
    /// A step in an entry's history.
    StoredStep(EntryStep),
    /// Why an entry was returned or rejected.
    StoredReason(ReasonCode),
    /// How an entry came in.
    StoredChannel(Channel),
    /// A link's kind.
    StoredKind(Kind),
    /// A platform.
    StoredPlatform(Platform),
    /// A round's stage.
    StoredStage(Stage),
    /// A check's verdict.
    StoredVerdict(Verdict),
    /// Why two entries may be the same video.
    StoredLikeness(Likeness),
    /// What was decided about two entries.
    StoredSameness(Sameness),
    /// How a hold ended.
    StoredHoldOutcome(HoldOutcome),
    /// An account's role.
    StoredRole(Role),
    /// What became of a message.
    StoredMessageState(MessageState),
    /// What was done with a message.
    StoredMessageStep(MessageStep),
    /// What told when a message was received.
    StoredReceivedBy(ReceivedBy),
    /// A language.
    StoredLang(Lang),
    /// A file's kind.
    StoredFileKind(FileKind),
    /// What became of a short link.
    StoredLookupOutcome(LookupOutcome),
}
