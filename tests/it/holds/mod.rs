//! An entry whose link does not play is put on hold: nobody scores it, its contestant gets a letter and a date, and the
//! points given so far stay.

mod daily;
mod repairing;
mod rounds;

use reeljury::actions::choose_panel::choose_panel;
use reeljury::actions::review_entry::{Review, review_entry};
use reeljury::contest::role::Role;
use reeljury::contest::round::RoundKey;
use reeljury::db::holds::{self, Hold};
use reeljury::db::types::AccountId;

use crate::support::{Browser, TestProgram, enter};

const KEY: RoundKey = RoundKey::Month(1);

/// A month with an organizer and accepted entries.
struct Month {
    program: TestProgram,
    secretary: AccountId,
    /// The paths of the status pages, in the order of the entries' numbers.
    pages: Vec<String>,
}

fn link(n: usize) -> String {
    format!("https://www.douyin.com/video/73{n:017}")
}

fn code(n: usize) -> String {
    format!("TJ2-{n:06}")
}

async fn month_with(entries: usize) -> Month {
    let program = TestProgram::start();
    let secretary = program.account(Role::Organizer, "secretary@example.com", "组委会秘书");
    let mut pages = vec![];
    for n in 1..=entries {
        let (link, title) = (link(n), format!("海河故事之{n}"));
        let fields = [
            ("share_text", link.as_str()),
            ("title", &title),
            ("author", &title),
            ("receipt_key", &title),
        ];
        pages.push(enter(&program.visitor(), &fields).await);
        program.act_as(secretary, |tx| {
            review_entry(tx, &code(n), 1, &Review::Accept)
        });
    }
    Month {
        program,
        secretary,
        pages,
    }
}

impl Month {
    /// The organizer's browser, signed in at the program's present instant.
    fn desk(&self) -> Browser {
        self.program.browser_of(self.secretary)
    }

    /// Takes the month to its jury with this many judges.
    fn to_jury(&self, judges: usize) -> Vec<AccountId> {
        let judges: Vec<AccountId> = (1..=judges)
            .map(|n| {
                let email = format!("panelist{n}@example.com");
                self.program
                    .account(Role::Judge, &email, &format!("评委第{n}号"))
            })
            .collect();
        self.program.at("2023-07-18T09:00:00+08:00");
        self.program.advance(KEY, self.secretary);
        let chief = judges.first().copied();
        self.program
            .act_as(self.secretary, |tx| choose_panel(tx, KEY, &judges, chief));
        self.program.advance(KEY, self.secretary);
        judges
    }

    async fn put_on_hold(&self, n: usize) {
        let path = format!("/admin/entries/{}/aside", code(n));
        self.desk().post(&path, &[("hold_note", "")]).await.is(303);
    }

    fn all_holds(&self, n: usize) -> Vec<Hold> {
        let entry = self.program.entry(&code(n));
        self.program.read(|conn| holds::of_entry(conn, entry.id))
    }

    /// How the entry's only hold ended; `None` while it lasts.
    fn outcome(&self, n: usize) -> Option<&'static str> {
        let all = self.all_holds(n);
        assert_eq!(all.len(), 1);
        all[0].outcome.map(|outcome| outcome.0.key())
    }
}
