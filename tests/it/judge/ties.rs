//! The chief judge puts equal entries in order.

use reeljury::actions::disable_account::set_disabled;
use reeljury::db::contests;
use reeljury::db::results::awards;
use reeljury::db::types::AccountId;

use super::*;

/// Eleven entries, the last two of them equal: at the boundary of ten second prizes and of ten that advance.
struct Tied {
    program: TestProgram,
    round: JuryRound,
    chief: Browser,
}

fn tied() -> Tied {
    ranked(&[(4, "10"), (7, "10")])
}

/// Eleven entries that differ only in their points for the theme: later ones have more, except those listed in `theme`.
fn ranked(theme: &[(usize, &str)]) -> Tied {
    let program = TestProgram::start();
    let round = program.round_in_jury(11, 3);
    program.score_all(&round, |title, _| {
        let number = title.trim_start_matches("海河故事之").parse();
        let number: usize = number.expect("a number");
        let found = theme.iter().find(|(entry, _)| *entry == number);
        let theme = found.map_or_else(
            || (10 + number).to_string(),
            |(_, points)| (*points).to_owned(),
        );
        strings([&theme, "10", "10", "10", "5"])
    });
    let chief = program.browser_of(round.judges[0]);
    Tied {
        program,
        round,
        chief,
    }
}

impl Tied {
    /// Sends a place for each entry, in the order in which the page shows them.
    async fn order(&self, tie: &str, places: [&str; 2], reason: &str) -> Response {
        let fields = [
            ("tie", tie),
            ("place.0", places[0]),
            ("place.1", places[1]),
            ("reason", reason),
        ];
        self.chief.post("/judge/m01/ties", &fields).await
    }

    /// The orders recorded so far, best first.
    fn decided(&self) -> Vec<String> {
        let ties = self.program.read(|conn| {
            let round = contests::round(conn, self.round.key)?;
            awards::ties(conn, round.id)
        });
        ties.into_iter().map(|tie| tie.codes).collect()
    }
}

#[tokio::test]
async fn only_the_chief_is_shown_a_tie_and_only_while_the_list_is_settled() {
    let it = tied();
    let early = it.chief.get("/judge/m01/ties").await;
    early.is(200).says("现在不能排定先后");
    let refused = it.chief.post("/judge/m01/ties", &[("tie", "x")]).await;
    refused.is(422).says("现在不能排定先后");
    it.program.advance(it.round.key, it.round.organizer);
    let desk = it.chief.get("/judge").await;
    desk.says("1 组同分作品需要您排定先后")
        .says("/judge/m01/ties");
    let other = it.program.browser_of(it.round.judges[1]);
    other.get("/judge/m01/ties").await.is(404);
    other.post("/judge/m01/ties", &[("tie", "x")]).await.is(404);
    other.get("/judge").await.keeps_quiet_about("同分");
}

#[tokio::test]
async fn an_order_needs_every_place_once_and_a_reason_and_keeps_what_was_typed() {
    let it = tied();
    it.program.advance(it.round.key, it.round.organizer);
    let page = it.chief.get("/judge/m01/ties").await;
    let tie = between(&page.text, "name=\"tie\" value=\"", "\"");
    let twice = it.order(&tie, ["1", "1"], "好").await;
    twice
        .is(422)
        .says("这个名次已给了另一件作品")
        .says("好</textarea>");
    for places in [["1", ""], ["0", "3"], ["一", "1"]] {
        let refused = it.order(&tie, places, "好").await;
        refused.is(422).says("请为每件作品选一个名次");
    }
    it.order(&tie, ["2", "1"], "  ")
        .await
        .is(422)
        .says("请写明理由");
    let long = "长".repeat(501);
    it.order(&tie, ["2", "1"], &long)
        .await
        .is(422)
        .says("最多 500 个字");
    assert_eq!(it.decided(), Vec::<String>::new());
}

#[tokio::test]
async fn the_chief_puts_equal_works_in_order_once_with_a_reason() {
    let it = tied();
    it.program.advance(it.round.key, it.round.organizer);
    let page = it.chief.get("/judge/m01/ties").await;
    page.is(200).says("2 件同分作品").says("海河故事之4");
    page.says("海河故事之7").keeps_quiet_about("海河故事之1<");
    let tie = between(&page.text, "name=\"tie\" value=\"", "\"");
    let done = it.order(&tie, ["2", "1"], "更贴近生活").await;
    let after = it.chief.follow(&done).await;
    after
        .is(200)
        .says("先后次序已记录")
        .says("没有需要排定先后的作品");

    let (fourth, seventh) = (&it.round.entries[3], &it.round.entries[6]);
    let fourth_stood_first = page.text.find(&fourth.title) < page.text.find(&seventh.title);
    let order = match fourth_stood_first {
        true => [&seventh.code, &fourth.code],
        false => [&fourth.code, &seventh.code],
    };
    let codes = serde_json::to_string(&order).expect("codes are text");
    assert_eq!(it.decided(), [codes]);
    let again = it.order(&tie, ["1", "2"], "再来").await;
    again.is(422).says("这一组已经排定");
    assert_eq!(it.decided().len(), 1);
}

#[tokio::test]
async fn another_of_the_panel_decides_when_the_chief_has_left() {
    let it = tied();
    let (panel, organizer) = (&it.round.judges, it.round.organizer);
    let desk = it.program.browser_of(organizer);
    it.program
        .act_as(organizer, |tx| set_disabled(tx, panel[0], true));
    it.program.advance(it.round.key, organizer);
    let stuck = desk.get("/admin/rounds/m01").await;
    stuck.is(200).says("评委会主任已退出或停用，请另选一位");

    let name = async |judge: AccountId, reason: &str| {
        let judge = judge.to_string();
        let fields = [("judge", judge.as_str()), ("reason", reason)];
        desk.post("/admin/rounds/m01/chief", &fields).await
    };
    name(panel[1], " ")
        .await
        .is(422)
        .says("请填写更换评委会主任的原因");
    let done = name(panel[1], "原主任生病").await;
    let page = desk.follow(&done).await;
    page.is(200)
        .says("评委会主任已更换")
        .keeps_quiet_about("评委会主任已退出或停用");
    name(panel[1], "再选").await.is(422).says("已是评委会主任");

    it.program
        .act_as(organizer, |tx| set_disabled(tx, panel[0], false));
    let former = it.program.browser_of(panel[0]);
    former.get("/judge/m01/ties").await.is(404);
    let next = it.program.browser_of(panel[1]);
    let page = next.get("/judge/m01/ties").await;
    let tie = between(&page.text, "name=\"tie\" value=\"", "\"");
    let fields = [
        ("tie", tie.as_str()),
        ("place.0", "1"),
        ("place.1", "2"),
        ("reason", "更贴近生活"),
    ];
    next.post("/judge/m01/ties", &fields).await.is(303);
    assert_eq!(it.decided().len(), 1);
    desk.get("/admin/audit").await.says("更换评委会主任");
}

#[tokio::test]
async fn equals_that_no_prize_waits_for_are_put_in_order_before_a_prize_is_left_vacant() {
    let it = ranked(&[(2, "5"), (4, "10"), (7, "10")]);
    it.program.advance(it.round.key, it.round.organizer);
    let desk = it.program.browser_of(it.round.organizer);
    let vacant = [
        ("act", "preview"),
        ("vacant-second", "1"),
        ("reason-second", "没有达到水平的作品"),
    ];
    let awards = "/admin/rounds/m01/awards";
    let waits = desk.post(awards, &vacant).await;
    waits.is(200).says("等待评委会主任排定先后");

    let queue = it.chief.get("/judge/m01").await;
    queue
        .says("/judge/m01/ties")
        .keeps_quiet_about("需要您排定先后");
    let page = it.chief.get("/judge/m01/ties").await;
    page.is(200)
        .says("没有需要排定先后的作品")
        .says("其他同分作品");
    let tie = between(&page.text, "name=\"tie\" value=\"", "\"");
    it.order(&tie, ["1", "2"], "更贴近生活").await.is(303);
    let page = it.chief.get("/judge/m01/ties").await;
    page.keeps_quiet_about("海河故事之4");
    let follows = desk.post(awards, &vacant).await;
    follows.is(200).keeps_quiet_about("等待评委会主任排定先后");
}

fn between(text: &str, before: &str, after: &str) -> String {
    let (_, rest) = text.split_once(before).expect("a beginning");
    rest.split_once(after).expect("an end").0.to_owned()
}
