//! The contestant repairs the link: the same video is judged again at once, another video waits for an organizer.

use reeljury::contest::entry::EntryState;

use super::*;

#[tokio::test]
async fn the_contestant_is_told_what_was_seen_and_until_when_and_by_whom_not() {
    let month = month_with(1).await;
    let before = month.program.letters().len();
    let path = format!("/admin/entries/{}/aside", code(1));
    let put = month
        .desk()
        .post(&path, &[("hold_note", "提示视频已删除")])
        .await;
    put.is(303);
    let letters = month.program.letters();
    assert_eq!(letters.len(), before + 1);
    let letter = letters.last().expect("a letter");
    for words in [
        "海河故事之1",
        "TJ2-000001",
        "提示视频已删除",
        "2023年7月3日",
        &month.pages[0],
        &link(1),
    ] {
        assert!(
            letter.body_text.contains(words),
            "{words}: {}",
            letter.body_text
        );
    }
    assert!(
        letter.subject.contains("2023年7月3日"),
        "{}",
        letter.subject
    );
    assert!(!letter.body_text.contains("组委会秘书"));
    let page = month.program.visitor().get(&month.pages[0]).await;
    page.says("视频无法播放")
        .says("提示视频已删除")
        .says("2023年7月3日")
        .keeps_quiet_about("组委会秘书");
    let english = month.program.visitor().english();
    english
        .get(&month.pages[0])
        .await
        .says("The video does not play");
    month
        .desk()
        .get("/admin/entries/asides")
        .await
        .is(200)
        .says("TJ2-000001")
        .says("组委会秘书");
    month
        .desk()
        .get("/admin/entries")
        .await
        .says("/admin/entries/asides");
    month
        .desk()
        .post(&path, &[])
        .await
        .is(422)
        .says("已在暂缓评审中");
    assert_eq!(month.program.letters().len(), before + 1);
}

#[tokio::test]
async fn the_same_video_is_judged_again_at_once() {
    let month = month_with(1).await;
    month.put_on_hold(1).await;
    month.to_jury(3);
    let page = &month.pages[0];
    let visitor = month.program.visitor();
    // the month is being judged, so only the link can be changed
    visitor.get(&format!("{page}/edit")).await.is(303);
    let text = format!("看看这个 {}?previous_page=app", link(1));
    let mended = visitor
        .post(&format!("{page}/link"), &[("link", &text)])
        .await;
    mended.is(303).says_next("link-mended");
    assert_eq!(month.outcome(1), Some("mended"));
    let entry = month.program.entry(&code(1));
    assert_eq!(entry.state.0, EntryState::Accepted);
    assert_eq!(entry.link.url.as_deref(), Some(link(1).as_str()));
    visitor
        .get(page)
        .await
        .says("作者已修复链接")
        .keeps_quiet_about("请处理");
    let again = visitor
        .post(&format!("{page}/link"), &[("link", &text)])
        .await;
    again.is(303).says_next("hold-not-aside");
}

#[tokio::test]
async fn another_video_is_no_mended_link_until_an_organizer_takes_it() {
    let month = month_with(2).await;
    month.put_on_hold(1).await;
    month.to_jury(3);
    let visitor = month.program.visitor();
    let mend = format!("{}/link", month.pages[0]);
    visitor
        .post(&mend, &[("link", " ")])
        .await
        .is(422)
        .says("请粘贴链接");
    visitor
        .post(&mend, &[("link", "https://example.com/video/1")])
        .await
        .is(422);
    // this is the video of the other entry
    visitor
        .post(&mend, &[("link", &link(2))])
        .await
        .is(422)
        .says("TJ2-000002");
    visitor.post(&mend, &[("link", &link(7))]).await.is(303);
    visitor.post(&mend, &[("link", &link(8))]).await.is(303);
    assert_eq!(month.outcome(1), None, "the organizer decides");
    let entry = month.program.entry(&code(1));
    assert_eq!(entry.link.url.as_deref(), Some(link(1).as_str()));
    visitor
        .get("/entries/TJ2-000001")
        .await
        .keeps_quiet_about(&link(8));
    let compute_result = "/admin/entries/TJ2-000001/aside/settle";
    let desk = month.desk();
    desk.get("/admin/entries/TJ2-000001").await.says(&link(8));
    desk.get("/admin").await.says("需要您决定");
    desk.post(compute_result, &[]).await.is(422).says("请选择");
    let older = [("resolution", "take_link"), ("offer", &link(7))];
    desk.post(compute_result, &older)
        .await
        .is(422)
        .says("刚提供了另一个链接");
    let newer = [("resolution", "take_link"), ("offer", &link(8))];
    desk.post(compute_result, &newer).await.is(303);
    assert_eq!(month.outcome(1), Some("plays"));
    let entry = month.program.entry(&code(1));
    assert_eq!(entry.link.url.as_deref(), Some(link(8).as_str()));
    assert_eq!(entry.version, 2);
    desk.post(compute_result, &newer)
        .await
        .is(422)
        .says("已不在暂缓评审中");
    desk.get("/admin/entries/TJ2-000001")
        .await
        .says("作者提供了另一个链接");
    desk.get("/admin/audit").await.says("处理暂缓评审的作品");
}

#[tokio::test]
async fn a_whole_correction_or_a_return_ends_it_and_what_takes_no_part_is_not_put_aside() {
    let month = month_with(2).await;
    month.put_on_hold(1).await;
    let link_of = link(1);
    let fields = crate::support::sheet(&[("share_text", &link_of), ("title", "改过的名字")]);
    let corrected = month
        .program
        .visitor()
        .post(&format!("{}/edit", month.pages[0]), &fields)
        .await;
    corrected.is(303);
    assert_eq!(month.outcome(1), Some("mended"));
    assert_eq!(month.program.entry(&code(1)).state.0, EntryState::Submitted);
    let path = format!("/admin/entries/{}/aside", code(1));
    month
        .desk()
        .post(&path, &[])
        .await
        .is(422)
        .says("不在评审中");

    month.put_on_hold(2).await;
    let returned = [
        ("version", "1"),
        ("state", "accepted"),
        ("decision", "return"),
        ("reason", "link"),
        ("then", "stay"),
    ];
    let review = format!("/admin/entries/{}/review", code(2));
    month.desk().post(&review, &returned).await.is(303);
    assert_eq!(month.outcome(2), Some("left"));
    month
        .desk()
        .post("/admin/entries/TJ2-000099/aside", &[])
        .await
        .is(404);
}
