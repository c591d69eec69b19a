//! The letters that the program sends: each in both languages, word for word, and the pages that show them.

use std::collections::BTreeSet;
use std::fs;

use reeljury::app::read_contest_file;
use reeljury::lang::Lang;
use reeljury::links::Links;
use reeljury::mail::letter::Written;
use reeljury::mail::letter::kinds::Kind;
use reeljury::mail::letter::sample::Sample;

use crate::support::{LetterIn, TestProgram};

fn written(kind: Kind, lang: Lang) -> Written {
    let contest = &read_contest_file(None).expect("the built-in contest");
    let links = Links::new("https://contest.example".to_owned(), vec![]);
    let letter = kind.sample(&Sample { contest, lang });
    letter.write(lang).with_links(&links)
}

#[test]
fn every_letter_reads_as_it_should_in_both_languages() {
    for lang in Lang::ALL {
        for kind in Kind::ALL {
            let written = written(kind, lang);
            assert!(!written.text.contains(['⟦', '⟨']) && !written.subject.contains('⟦'));
            let whole = format!(
                "{}\n\n{}\n---\n{}",
                written.subject, written.text, written.html
            );
            insta::assert_snapshot!(format!("{} {}", kind.key(), lang.tag()), whole);
        }
    }
}

#[test]
fn every_letter_is_of_the_kind_that_is_asked_for() {
    let contest = &read_contest_file(None).expect("the built-in contest");
    let sample = Sample {
        contest,
        lang: Lang::En,
    };
    let words = fs::read_to_string("templates/locales/en/letter.ftl").expect("the words");
    let kind = |line: &str| {
        let key = line.split(" = ").next()?.strip_prefix("letter-")?;
        key.strip_suffix("-subject").map(str::to_owned)
    };
    let worded: BTreeSet<String> = words.lines().filter_map(kind).collect();
    assert_eq!(
        worded,
        Kind::ALL
            .map(|kind| kind.sample(&sample).kind().to_owned())
            .into()
    );
    for kind in Kind::ALL {
        assert_eq!(kind.sample(&sample).kind(), kind.key());
    }
}

#[tokio::test]
async fn an_organizer_looks_at_a_sample_of_every_letter() {
    let program = TestProgram::start();
    let organizer = program.organizer().await;
    let list = organizer.get("/admin/letters/samples").await;
    list.is(200);
    for kind in Kind::ALL {
        let path = format!("/admin/letters/samples/{}", kind.key());
        list.says(&path);
        let subject = written(kind, Lang::Zh).subject;
        organizer.get(&path).await.is(200).says(&subject);
        let english = organizer.get(&format!("{path}?lang=en")).await;
        english.is(200).says(&written(kind, Lang::En).subject);
        let html = organizer.get(&format!("{path}/zh-CN")).await;
        html.is(200).says(&subject);
        let policy = html.headers["content-security-policy"].to_str();
        assert!(policy.expect("a policy").contains("sandbox"));
    }
    organizer.get("/admin/letters/samples/none").await.is(404);
    let path = "/admin/letters/samples/receipt/none";
    organizer.get(path).await.is(404);
}

#[tokio::test]
async fn a_letter_is_shown_as_its_reader_sees_it_but_for_its_secrets() {
    let program = TestProgram::start();
    program.receives(&LetterIn::default()).await;
    let letter = &program.letters()[0];
    let organizer = program.organizer().await;
    let page = format!("/admin/letters/{}", letter.id);
    let at = letter.body_text.find("/status/").expect("a link") + "/status/".len();
    for path in [page.clone(), format!("{page}/html")] {
        let shown = organizer.get(&path).await;
        shown.is(200).says("海河的早晨").says("/status/••••");
        shown.keeps_quiet_about(&letter.body_text[at..at + 26]);
    }
}
