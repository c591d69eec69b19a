//! No response to a judge contains anything about another judge or about the person who made an entry.

use super::*;
use crate::support::EntryDraft;

#[tokio::test]
async fn nothing_of_another_judge_or_another_round_can_be_opened() {
    let it = at_work(2, 3);
    let foreign = it.program.queue(it.round.key, it.round.judges[1])[0].id;
    let addresses = [
        format!("/judge/m01/{foreign}"),
        format!("/judge/m01/{foreign}/recuse"),
        format!("/judge/m02/{}", it.task.id),
        format!("/judge/m02/{}/recuse", it.task.id),
        "/judge/m02".to_owned(),
        "/judge/m02/finish".to_owned(),
        "/judge/m02/ties".to_owned(),
        "/judge/m99".to_owned(),
        "/judge/nonsense".to_owned(),
        "/judge/m01/999999".to_owned(),
        "/judge/m01/-1".to_owned(),
        "/judge/m01/x".to_owned(),
    ];
    for address in &addresses {
        it.browser.get(address).await.is(404);
        let fields = [("points.theme", "30"), ("base.theme", "0"), ("reason", "x")];
        let posted = it.browser.post(address, &fields).await.status;
        assert!(matches!(posted, 404 | 405), "{address}: {posted}");
    }
    let kept = it.program.read(|conn| judging::scores(conn, foreign));
    assert_eq!(kept, []);
    it.program.visitor().get(&it.sheet).await.is(303);
    it.program
        .browser_of(it.round.organizer)
        .get(&it.sheet)
        .await
        .is(403);
}

#[tokio::test]
async fn no_page_of_a_judge_tells_who_made_a_work_or_what_another_judge_gave() {
    let program = TestProgram::start();
    let secret = EntryDraft {
        title: "海河夜色 by Canary Author".to_owned(),
        description: "canary author 出镜，@CanaryHandle 拍摄，电话 13800130042，\
                      写信 canary@author.example，账号 CanaryAccount #你好天津 #点赞天津"
            .to_owned(),
        author: "Canary Author".to_owned(),
        contact: "CanaryContact".to_owned(),
        phone: "13800130042".to_owned(),
        email: Some("canary@author.example".to_owned()),
        account: Some("CanaryAccount".to_owned()),
    };
    let entries: Vec<EntryDraft> = vec![secret; 12];
    let round = program.round_in_jury_with(&entries, 3);
    program.score_all(&round, |_, judge| {
        let theme = if judge == 2 { "23.5" } else { "22" };
        strings([theme, "10", "10", "10", "5"])
    });
    let (chief, code) = (round.judges[0], &round.entries[0].code);
    let browser = program.browser_of(chief);
    let task = program.queue(round.key, chief)[0].id;
    let mut seen = vec![];
    for path in ["/judge", "/judge/m01", "/judge/m01/finish"] {
        seen.push(browser.get(path).await);
    }
    let sheet = format!("/judge/m01/{task}");
    seen.push(browser.get(&sheet).await);
    seen.push(browser.get(&format!("{sheet}/recuse")).await);
    seen.push(
        browser
            .post(
                &sheet,
                &form(["99", "x", "", "-1", "7.3"], ["1"; 5], "next"),
            )
            .await,
    );
    seen.push(
        browser
            .post_for_json(&sheet, &form(["99", "x", "", "-1", "7.3"], ["1"; 5], ""))
            .await,
    );
    seen.push(
        browser
            .post(&format!("{sheet}/recuse"), &[("reason", "")])
            .await,
    );
    program.advance(round.key, round.organizer);
    seen.push(browser.get("/judge").await);
    seen.push(browser.get("/judge/m01/ties").await);
    seen.push(browser.post("/judge/m01/ties", &[("tie", "x")]).await);
    for page in &seen {
        assert!(matches!(page.status, 200 | 409 | 422), "{}", page.text);
        let lower = page.text.to_lowercase();
        assert!(!lower.contains("canary"), "{}", page.text);
        page.keeps_quiet_about("13800130042")
            .keeps_quiet_about(code.as_str());
        page.keeps_quiet_about("作者0")
            .keeps_quiet_about("的作品】");
        page.keeps_quiet_about("23.5").keeps_quiet_about("58.5");
        page.keeps_quiet_about("评委第2号")
            .keeps_quiet_about("评委第3号");
        page.keeps_quiet_about("panelist2");
    }
    assert!(seen[1].text.contains("海河夜色"), "{}", seen[1].text);
    assert!(seen[3].text.contains("noreferrer"), "{}", seen[3].text);
}
