//! A demonstration is a contest half-way through, made by the program's own acts; no page of it is empty.

use std::collections::BTreeMap;

use reeljury::actions::round_status::{JudgeProgress, RoundStatus, round_status};
use reeljury::contest::entry::{Channel, EntryState};
use reeljury::contest::round::{Blocker, RoundKey, Stage};
use reeljury::contest::similar::Likeness;
use reeljury::db::entries::Entry;
use reeljury::db::gallery::{self, Filter, PageStart};
use reeljury::db::mail::{inbox, letters};
use reeljury::db::results::awards;
use reeljury::db::types::{EntryId, PairId};
use reeljury::db::{Conn, accounts, audit, contests, judging, pairs};
use reeljury::demo::fill::{self, FillError, Filled};

use crate::support::{Browser, TestProgram};

fn filled() -> (TestProgram, Filled) {
    let program = TestProgram::start_at("2023-06-09T10:00:00+08:00");
    let filled = fill::fill(&program.app).expect("an empty database is filled");
    let instant = fill::instant(&program.app.contest);
    program.app.clock.set(instant);
    (program, filled)
}

fn all_entries(program: &TestProgram) -> Vec<Entry> {
    program.read(|conn| gallery::page(conn, &Filter::default(), PageStart::Oldest, i64::MAX))
}

fn status(program: &TestProgram, key: RoundKey) -> RoundStatus {
    program.compute(|tx| {
        let round = contests::round(tx.conn, key)?;
        round_status(tx, &round)
    })
}

fn stage(program: &TestProgram, key: RoundKey) -> Stage {
    program.read(|conn| contests::round(conn, key)).stage
}

#[test]
fn a_demonstration_is_a_contest_half_way_through_and_is_made_once() {
    let (program, filled) = filled();
    about_six_hundred_entries_came_by_every_channel(&program, filled);
    nobody_in_it_can_be_called_or_written_to(&program);
    two_months_are_over_with_all_their_prizes(&program);
    the_third_month_is_with_the_jury_and_blocks_its_quarter(&program);
    the_fourth_month_has_begun(&program);
    its_past_letters_have_left(&program);
    messages_came_in_and_most_of_their_entries_were_published_and_count(&program);

    let before = all_entries(&program).len();
    assert!(program.read(fill::is_demo));
    let again = fill::fill(&program.app);
    assert!(matches!(again, Err(FillError::InUse)), "{again:?}");
    assert_eq!(all_entries(&program).len(), before);
    it_goes_on_where_it_stood(&program);
}

fn about_six_hundred_entries_came_by_every_channel(program: &TestProgram, filled: Filled) {
    let entries = all_entries(program);
    assert_eq!(entries.len(), filled.entered);
    assert!((550..700).contains(&entries.len()), "{}", entries.len());
    assert!(filled.refused > 20, "{filled:?}");
    let mut channels: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for entry in &entries {
        let platform = entry.link.platform().map(|platform| platform.key());
        *channels.entry(platform).or_default() += 1;
    }
    assert_eq!(
        channels.len(),
        8,
        "seven platforms and e-mail: {channels:?}"
    );
    assert!(channels.values().all(|count| *count >= 20), "{channels:?}");
    assert!(entries.iter().any(|entry| entry.needs_look));
    assert!(entries.iter().any(|entry| entry.version > 1));
    let late = |entry: &&Entry| {
        entry
            .round_id
            .is_some_and(|id| Some(id) != entry.own_round_id)
    };
    assert!(entries.iter().any(|entry| late(&entry)));
}

fn nobody_in_it_can_be_called_or_written_to(program: &TestProgram) {
    let ours =
        |address: &str| address.ends_with("@example.com") || address.ends_with("@example.cn");
    for entry in all_entries(program) {
        assert!(entry.phone.starts_with("154000"), "{}", entry.phone);
        assert!(entry.email.as_deref().is_none_or(ours));
    }
    assert!(
        program
            .letters()
            .iter()
            .all(|letter| ours(&letter.to_address))
    );
}

fn two_months_are_over_with_all_their_prizes(program: &TestProgram) {
    let (first, second) = (RoundKey::Month(1), RoundKey::Month(2));
    assert_eq!(stage(program, first), Stage::Final);
    assert_eq!(stage(program, second), Stage::Publicity);
    let running = status(program, second).blockers;
    assert_eq!(running, [Blocker::PublicityRuns]);
    for key in [first, second] {
        let (given, advancing) = program.read(|conn| {
            let round = contests::round(conn, key)?;
            let decision = awards::decision(conn, round.id)?.expect("a decision");
            let given = awards::of_decision(conn, decision.id)?;
            Ok((given, awards::advancing(conn, decision.id)?))
        });
        let of = |tier: &str| given.iter().filter(|award| award.tier == tier).count();
        assert_eq!((of("second"), of("third"), advancing.len()), (10, 100, 10));
    }
}

fn the_third_month_is_with_the_jury_and_blocks_its_quarter(program: &TestProgram) {
    let third = RoundKey::Month(3);
    assert_eq!(stage(program, third), Stage::Jury);
    let progress = status(program, third).progress;
    let done = |judge: &JudgeProgress| judge.panelist.finished_at.is_some();
    let half_way = |judge: &JudgeProgress| {
        (25..=75).contains(&(100 * judge.complete / judge.assigned)) && !done(judge)
    };
    assert_eq!(progress.len(), 7);
    assert_eq!(progress.iter().filter(|judge| done(judge)).count(), 1);
    assert!(progress.iter().filter(|judge| half_way(judge)).count() >= 4);
    assert_eq!(progress.iter().map(|judge| judge.recused).sum::<usize>(), 1);
    assert_eq!(progress.iter().map(|judge| judge.begun).sum::<usize>(), 1);
    let quarter = status(program, RoundKey::Quarter(1)).blockers;
    assert!(quarter.contains(&Blocker::FeederOpen(third)), "{quarter:?}");
}

fn the_fourth_month_has_begun(program: &TestProgram) {
    let fourth = program
        .read(|conn| contests::round(conn, RoundKey::Month(4)))
        .id;
    let entries = all_entries(program);
    let in_state = |state: EntryState| {
        let of_month = entries
            .iter()
            .filter(|entry| entry.own_round_id == Some(fourth));
        of_month.filter(|entry| entry.state.0 == state).count()
    };
    for state in EntryState::ALL {
        assert!(in_state(state) > 0, "{state:?}");
    }
    assert!(in_state(EntryState::Submitted) >= 10);
}

fn its_past_letters_have_left(program: &TestProgram) {
    let (waiting, given_up) = program.read(letters::counts);
    assert_eq!((waiting, given_up), (0, 1));
    assert!(program.letters().len() > 500);
}

fn messages_came_in_and_most_of_their_entries_were_published_and_count(program: &TestProgram) {
    let counts = program.read(inbox::counts);
    assert!(counts.entries >= 20 && counts.waiting == 3, "{counts:?}");
    assert_eq!(counts.dismissed, 1);
    let sent =
        |entry: &Entry| entry.channel.0 == Channel::Mail && entry.state.0 == EntryState::Accepted;
    let sent: Vec<Entry> = all_entries(program).into_iter().filter(sent).collect();
    let counting = sent.iter().filter(|entry| entry.round_id.is_some()).count();
    assert!(counting * 2 > sent.len(), "{counting} of {}", sent.len());
    let unpublished = sent.iter().filter(|entry| entry.link.url.is_none());
    assert!(unpublished.clone().count() > 0);
    assert!(unpublished.clone().all(|entry| entry.round_id.is_none()));
    let open = program.read(|conn| pairs::open(conn, PairId(0), 100));
    let same_video = |pair: &pairs::Pair| pair.why.0 == Likeness::SameVideo;
    assert!(
        !open.iter().any(same_video),
        "every entry has a video of its own"
    );
}

fn it_goes_on_where_it_stood(program: &TestProgram) {
    let contest = &program.app.contest;
    let resumes = || program.read(|conn| fill::resumes_at(conn, contest));
    assert_eq!(resumes(), fill::instant(contest));
    let later = fill::instant(contest) + chrono::Duration::days(3);
    let record = |conn: &mut Conn| audit::record(conn, later, None, "test", "", "");
    program.app.db.write_now(record).expect("a record");
    assert_eq!(resumes(), later);
}

#[tokio::test]
async fn a_database_in_use_is_left_alone() {
    let program = TestProgram::start();
    program.account(
        reeljury::contest::role::Role::Organizer,
        "real@example.com",
        "组委会甲",
    );
    let refused = fill::fill(&program.app);
    assert!(matches!(refused, Err(FillError::InUse)), "{refused:?}");
    assert!(!program.read(fill::is_demo));
    assert!(all_entries(&program).is_empty());
}

#[tokio::test]
async fn every_page_of_a_demonstration_has_something_on_it() {
    let (program, _) = filled();
    let empty = TestProgram::start_at("2023-06-09T10:00:00+08:00");
    for path in FOR_EVERYBODY {
        program.visitor().get(path).await.is(200);
    }
    look_at(&program.visitor(), &empty.visitor(), public_pages(&program)).await;
    let accounts = fill::demo_accounts();
    let [organizer, judge, chief] = accounts.as_slice() else {
        panic!("three accounts: {accounts:?}")
    };
    let organizer = sign_in(&program, &organizer.email).await;
    for path in FOR_ORGANIZERS {
        organizer.get(path).await.is(200);
    }
    let of_empty = empty.organizer().await;
    look_at(&organizer, &of_empty, organizers_pages(&program)).await;
    let of_empty = empty.judge(1).await;
    for judge in [judge, chief] {
        let browser = sign_in(&program, &judge.email).await;
        look_at(&browser, &of_empty, judges_pages(&program, &judge.email)).await;
    }
}

async fn sign_in(program: &TestProgram, email: &str) -> Browser {
    let browser = program.visitor();
    let form = [("email", email), ("password", fill::PASSWORD)];
    browser.post("/sign-in", &form).await.is(303);
    browser
}

/// Opens each page and looks for words that the same page of an empty program does not have.
async fn look_at(browser: &Browser, of_empty: &Browser, pages: Vec<(String, String)>) {
    for (path, words) in pages {
        browser.get(&path).await.is(200).says(&words);
        of_empty.get(&path).await.keeps_quiet_about(&words);
    }
}

fn page(path: impl Into<String>, words: impl Into<String>) -> (String, String) {
    (path.into(), words.into())
}

fn newest(program: &TestProgram, state: EntryState) -> Entry {
    let filter = Filter {
        states: vec![state],
        ..Filter::default()
    };
    let found = program.read(|conn| gallery::page(conn, &filter, PageStart::Newest, 1));
    found.into_iter().next().expect("an entry in this state")
}

fn winner(program: &TestProgram, month: u8) -> Entry {
    let given = program.read(|conn| {
        let round = contests::round(conn, RoundKey::Month(month))?;
        let decision = awards::decision(conn, round.id)?.expect("a decision");
        awards::of_decision(conn, decision.id)
    });
    given.into_iter().next().expect("an award").entry
}

/// Pages that look the same in an empty program, or differ in numbers only.
const FOR_EVERYBODY: [&str; 5] = ["/", "/rules", "/submit", "/find-my-entries", "/sign-in"];
const FOR_ORGANIZERS: [&str; 9] = [
    "/admin",
    "/admin/rounds",
    "/admin/rounds/m01",
    "/admin/rounds/m02",
    "/admin/rounds/m03",
    "/admin/rounds/m04",
    "/admin/rounds/q1",
    "/admin/awards",
    "/admin/letters/samples",
];

fn public_pages(program: &TestProgram) -> Vec<(String, String)> {
    let accepted = newest(program, EntryState::Accepted);
    let returned = newest(program, EntryState::Returned);
    let token = program.app.links.status_token(&returned.receipt_key);
    let (first, second) = (winner(program, 1), winner(program, 2));
    vec![
        page("/entries", &accepted.title),
        page(format!("/entries/{}", accepted.code), &accepted.title),
        page(format!("/status/{token}"), &returned.title),
        page("/winners", "/winners/m02"),
        page("/winners/m01", &first.title),
        page("/winners/m02", &second.title),
        page("/winners/m01/list.csv", &first.code),
    ]
}

fn organizers_pages(program: &TestProgram) -> Vec<(String, String)> {
    let waiting = newest(program, EntryState::Submitted);
    let first = winner(program, 1);
    let judge = &fill::demo_accounts()[1].email;
    let letter = program.letters().pop().expect("a letter");
    vec![
        page("/admin/entries", "TJ2-"),
        page(format!("/admin/entries/{}", waiting.code), &waiting.title),
        page("/admin/rounds/m01/screening", "TJ2-"),
        page("/admin/rounds/m01/tally", &first.code),
        page("/admin/rounds/m01/awards", &first.code),
        page("/admin/rounds/m01/winners", &first.title),
        page("/admin/rounds/m01/winners.csv", &first.code),
        page("/admin/rounds/m01/winners.json", &first.code),
        page("/admin/rounds/m01/bundle.json", &first.code),
        page("/admin/judges", judge),
        page("/admin/letters", &letter.subject),
        page("/admin/inbox", "意式风情区的黄昏"),
        page("/admin/inbox?show=waiting", "古文化街的一天"),
        page("/admin/inbox?show=set_aside", "自动回复"),
        page(format!("/admin/letters/{}", letter.id), &letter.subject),
        page("/admin/audit", "TJ2-"),
    ]
}

fn judges_pages(program: &TestProgram, email: &str) -> Vec<(String, String)> {
    let queue = program.read(|conn| {
        let account = accounts::by_email(conn, email)?.expect("the judge");
        let round = contests::round(conn, RoundKey::Month(3))?;
        judging::queue(conn, round.id, account.id)
    });
    let sheet = format!("/judge/m03/{}", queue[0].id);
    let by_mail = all_entries(program);
    let by_mail: Vec<_> = by_mail
        .iter()
        .filter(|entry| entry.channel.0 == Channel::Mail)
        .collect();
    let sent = |entry: EntryId| by_mail.iter().any(|sent| sent.id == entry);
    let sent = queue.iter().find(|task| sent(task.entry_id));
    let sent = format!("/judge/m03/{}", sent.expect("an entry by e-mail").id);
    vec![
        page("/judge", "/judge/m03"),
        page("/judge/m03", &sheet),
        page(sheet, "主题立意"),
        page(&sent, "<video"),
        page(&sent, "在抖音打开"),
    ]
}
