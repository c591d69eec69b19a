//! Rounds under way: the program's own acts accept entries, choose panels and give points, so that a test of a later
//! stage need not do this through the browser.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use reeljury::actions::advance_round::advance_round;
use reeljury::actions::cast_points::{Cast, CastRefused, cast_points};
use reeljury::actions::choose_panel::choose_panel;
use reeljury::actions::finish_judging::finish_judging;
use reeljury::actions::own_task::OwnTask;
use reeljury::actions::review_entry::{Review, review_entry};
use reeljury::actions::sign_in::{Opening, open_session};
use reeljury::actions::tx::{StaffTx, Tx};
use reeljury::contest::entry::{Channel, EntryState, EntryStep};
use reeljury::contest::link::Kind;
use reeljury::contest::platform::Platform;
use reeljury::contest::role::Role;
use reeljury::contest::round::{RoundKey, Stage};
use reeljury::db::entries::{self, Content, Entry, EntryLink, NewEntry, NewStep};
use reeljury::db::judging::{self, Assignment};
use reeljury::db::types::{
    AccountId, AssignmentId, EntryId, Stamp, StoredChannel, StoredKind, StoredPlatform,
};
use reeljury::db::{Conn, DbError, Failed, accounts, contests};
use reeljury::links;
use reeljury::web::session;

use super::{Browser, TestProgram};

/// An entry that a test enters, with its author.
#[derive(Debug, Clone)]
pub struct EntryDraft {
    pub title: String,
    pub description: String,
    pub author: String,
    pub contact: String,
    pub phone: String,
    pub email: Option<String>,
    pub account: Option<String>,
}

impl EntryDraft {
    /// The n-th entry of a test; every detail contains its number.
    pub fn number(n: usize) -> Self {
        Self {
            title: format!("海河故事之{n}"),
            description: format!("第{n}次走过解放桥 #你好天津 #点赞天津"),
            author: format!("作者{n:03}"),
            contact: format!("联系人{n:03}"),
            phone: format!("1380013{n:04}"),
            email: Some(format!("author{n}@example.com")),
            account: None,
        }
    }
}

/// A round in its jury stage, and everybody in it.
pub struct JuryRound {
    pub key: RoundKey,
    pub organizer: AccountId,
    /// The judges on the panel, in order; the first is the chief judge.
    pub judges: Vec<AccountId>,
    /// The entries, in the order in which they were entered.
    pub entries: Vec<Entry>,
}

impl TestProgram {
    /// The first month in its jury stage, with so many entries and judges. The clock shows the day after its window.
    pub fn round_in_jury(&self, entries: usize, judges: usize) -> JuryRound {
        let drafts: Vec<EntryDraft> = (1..=entries).map(EntryDraft::number).collect();
        self.round_in_jury_with(&drafts, judges)
    }

    /// Like [`Self::round_in_jury`], with these entries.
    pub fn round_in_jury_with(&self, drafts: &[EntryDraft], judges: usize) -> JuryRound {
        let key = RoundKey::Month(1);
        let organizer = self.account(Role::Organizer, "secretary@example.com", "组委会秘书");
        let judges: Vec<AccountId> = (1..=judges)
            .map(|n| {
                let email = format!("panelist{n}@example.com");
                self.account(Role::Judge, &email, &format!("评委第{n}号"))
            })
            .collect();
        let entries: Vec<Entry> = drafts
            .iter()
            .map(|draft| self.accepted(draft, key, organizer))
            .collect();
        self.at("2023-07-18T09:00:00+08:00");
        self.advance(key, organizer);
        self.act_as(organizer, |tx| {
            choose_panel(tx, key, &judges, judges.first().copied())
        });
        self.advance(key, organizer);
        JuryRound {
            key,
            organizer,
            judges,
            entries,
        }
    }

    /// An entry that an organizer has accepted for the month `key`.
    pub fn accepted(&self, draft: &EntryDraft, key: RoundKey, organizer: AccountId) -> Entry {
        let Entry { code, version, .. } = self.entered(draft, key);
        self.act_as(organizer, |tx| {
            review_entry(tx, &code, version, &Review::Accept)
        })
    }

    /// An entry that waits for its eligibility review, published an hour ago in the month `key`.
    pub fn entered(&self, draft: &EntryDraft, key: RoundKey) -> Entry {
        let now = self.app.now();
        let receipt = links::random_token();
        let prefix = &self.app.contest.definition.code_prefix;
        let entered = self.app.db.write_now(|conn| {
            let round = contests::round(conn, key)?;
            let content = content_of(draft, &receipt, round.id, now);
            let new = NewEntry {
                channel: StoredChannel(Channel::Platform),
                content,
                lang: reeljury::lang::Lang::Zh.into(),
                submitted_at: Stamp::from(now),
                receipt_key: &receipt,
                token_hash: &links::hash_of(&self.app.links.status_token(&receipt)),
            };
            let entry = entries::insert(conn, prefix, &new)?;
            let step = NewStep::plain(EntryStep::Submit, EntryState::Submitted, None);
            entries::take_step(conn, entry.id, &step, now)?;
            entries::get(conn, entry.id)
        });
        entered.unwrap_or_else(|error: DbError| panic!("{error}"))
    }

    /// Moves a round to its next stage, with a seed that names the round.
    pub fn advance(&self, key: RoundKey, organizer: AccountId) -> Stage {
        let seen = self.read(|conn| contests::round(conn, key)).stage;
        let seed = format!("seed of {key}");
        self.act_as(organizer, |tx| advance_round(tx, key, seen, &seed))
    }

    /// A browser in which this account is signed in, without the slow hashing of a password.
    pub fn browser_of(&self, account: AccountId) -> Browser {
        let (token, now) = (links::random_token(), self.app.now());
        let opening = Opening {
            token_hash: links::hash_of(&token),
            ..Opening::default()
        };
        let opened = self.app.db.write_now(|conn| {
            let account = accounts::get(conn, account)?;
            open_session(&mut self.app.tx(conn, now), &account, &opening)
        });
        opened.unwrap_or_else(|error: DbError| panic!("{error}"));
        let name = session::cookie_name(self.app.links.has_tls());
        Browser::with_cookie(&self.address, &format!("{name}={token}"))
    }

    /// A judge's queue in a round.
    pub fn queue(&self, key: RoundKey, judge: AccountId) -> Vec<Assignment> {
        self.read(|conn| {
            let round = contests::round(conn, key)?;
            judging::queue(conn, round.id, judge)
        })
    }

    /// Every judge scores all their entries and finishes judging; `points` gives an entry's points by its title and the
    /// judge's number (from 1), in the order of the criteria.
    pub fn score_all(&self, round: &JuryRound, points: impl Fn(&str, usize) -> Vec<String>) {
        let titles: BTreeMap<EntryId, &str> = round
            .entries
            .iter()
            .map(|entry| (entry.id, entry.title.as_str()))
            .collect();
        for (number, judge) in (1..).zip(&round.judges) {
            let queue = self.queue(round.key, *judge);
            self.act_as(*judge, |tx| {
                for task in queue.iter().filter(|task| task.is_live()) {
                    let given = points(titles[&task.entry_id], number);
                    let mut own = OwnTask::load(tx.conn, *judge, task.id)?;
                    for (rule, typed) in tx.contest.definition.criteria.iter().zip(&given) {
                        cast_points(tx, &mut own, &rule.key, typed, 0)?;
                    }
                }
                Ok::<_, Failed<_>>(())
            });
            self.act_as(*judge, |tx| finish_judging(tx, round.key));
        }
    }

    /// Gives points for one criterion, as a judge who saw none there.
    pub fn cast(
        &self,
        judge: AccountId,
        task: AssignmentId,
        criterion: &str,
        points: &str,
    ) -> Result<Cast, Failed<CastRefused>> {
        self.try_as(judge, |tx| {
            let mut own = OwnTask::load(tx.conn, judge, task)?;
            cast_points(tx, &mut own, criterion, points, 0)
        })
    }

    /// Runs an act of an organizer or a judge; fails if it is refused.
    #[track_caller]
    pub fn act_as<T, R: std::fmt::Debug>(
        &self,
        by: AccountId,
        act: impl Fn(&mut StaffTx<'_>) -> Result<T, Failed<R>>,
    ) -> T {
        let done = self.try_as(by, act);
        done.unwrap_or_else(|refused| panic!("{refused:?}"))
    }

    /// Runs an act of an organizer or a judge.
    pub fn try_as<T, R>(
        &self,
        by: AccountId,
        act: impl Fn(&mut StaffTx<'_>) -> Result<T, Failed<R>>,
    ) -> Result<T, Failed<R>> {
        let (app, now) = (&self.app, self.app.now());
        let act = |conn: &mut Conn| act(&mut StaffTx::new(app.tx(conn, now), by));
        app.db.write_now(act)
    }

    /// Runs a computation that needs a transaction.
    pub fn compute<T>(&self, f: impl FnOnce(&mut Tx<'_>) -> Result<T, DbError>) -> T {
        let (app, now) = (&self.app, self.app.now());
        self.read(|conn| f(&mut app.tx(conn, now)))
    }

    /// Runs an act; fails if it is refused.
    #[track_caller]
    pub fn act<T, R: std::fmt::Debug>(&self, act: impl Fn(&mut Conn) -> Result<T, Failed<R>>) -> T {
        let done = self.app.db.write_now(act);
        done.unwrap_or_else(|refused| panic!("{refused:?}"))
    }
}

fn content_of(
    draft: &EntryDraft,
    receipt: &str,
    round: reeljury::db::types::RoundId,
    now: DateTime<Utc>,
) -> Content {
    let link = format!("https://www.douyin.com/video/{receipt}");
    Content {
        link: EntryLink {
            platform: Some(StoredPlatform(Platform::Douyin)),
            kind: Some(StoredKind(Kind::Video)),
            canonical_id: Some(receipt.to_owned()),
            url: Some(link.clone()),
            pasted: Some(link.clone()),
            short_code: None,
        },
        share_text: format!("8.99 【{}的作品】{} {link}", draft.author, draft.title),
        description: draft.description.clone(),
        title: draft.title.clone(),
        author: draft.author.clone(),
        contact: draft.contact.clone(),
        phone: draft.phone.clone(),
        email: draft.email.clone(),
        account: draft.account.clone(),
        published_at: Some(Stamp::from(now - chrono::Duration::hours(1))),
        own_round_id: Some(round),
        needs_look: false,
    }
}
