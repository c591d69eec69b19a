//! `reeljury check` prints one result for each line of its input: links, share texts, descriptions, and other text.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::support::corpus::corpus_text;

/// Words in the notes of collected rows: they mark questions that the collection leaves open, so these rows are
/// skipped.
const OPEN_DECISIONS: [&str; 2] = ["open form", "glued to the url and reads as its fragment"];

fn run(input: &[u8]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_reeljury"))
        .args(["--now", "2023-08-20T12:00:00+08:00", "check"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let (mut stdin, input) = (child.stdin.take().expect("a pipe"), input.to_owned());
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("an end");
    writer.join().expect("a writer").expect("all is read");
    let left = folder.path().read_dir().expect("the folder").count();
    assert_eq!(left, 0, "a check stores nothing");
    output
}

fn results(input: impl AsRef<[u8]>) -> Vec<Value> {
    let output = run(input.as_ref());
    assert!(output.stderr.is_empty(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("text");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

fn verdict<'a>(result: &'a Value, rule: &str) -> &'a Value {
    let verdicts = result["verdicts"].as_array().expect("verdicts");
    let found = verdicts.iter().find(|verdict| verdict["rule"] == rule);
    found.unwrap_or_else(|| panic!("no {rule} in {result}"))
}

#[test]
fn a_share_text_is_read_and_judged() {
    let request = json!({
        "id": "a",
        "text": "4.17 复制打开抖音，看看【津门小记的作品】海河边的早晨# 你好天津 # 点赞天津 https://v.douyin.com/iAbCdEf1/ 08/09 abC:/ x@Y.zz :5pm",
        "published_at": "2023-08-01T12:00:00+08:00",
    });
    let result = &results(format!("{request}\n"))[0];
    assert_eq!(result["id"], "a");
    assert_eq!(result["platform"], "douyin");
    assert_eq!(result["kind"], "short_link");
    assert_eq!(result["canonical_id"], Value::Null);
    assert_eq!(result["author"], "津门小记");
    assert_eq!(result["topics"], json!(["你好天津", "点赞天津"]));
    assert_eq!(result["round"], "m02");
    assert_eq!(verdict(result, "link")["verdict"], "unknown");
    assert_eq!(verdict(result, "topics")["verdict"], "pass");
    assert_eq!(verdict(result, "window")["verdict"], "pass");
    assert_eq!(result["ok"], true);
}

#[test]
fn a_text_without_a_link_is_the_named_platforms_description() {
    let described = |platform: &str| {
        let text = "海河边的早晨 #你好天津 #点赞天津";
        results(json!({"id": 1, "text": text, "platform": platform}).to_string())
    };
    let douyin = &described("douyin")[0];
    assert_eq!(douyin["platform"], Value::Null);
    assert_eq!(verdict(douyin, "topics")["verdict"], "pass");
    assert_eq!(verdict(douyin, "link")["verdict"], "unknown");
    assert_eq!(douyin["ok"], true);
    let weibo = &described("weibo")[0];
    assert_eq!(weibo["topics"], json!([]));
    assert_eq!(verdict(weibo, "topics")["verdict"], "fail");
    assert_eq!(weibo["ok"], false);
}

#[test]
fn a_whole_description_without_the_topics_breaks_the_rule_and_a_share_text_does_not() {
    let whole = json!({"text": "海河边的早晨 #津门", "platform": "douyin"});
    let shared = json!({"text": "海河边的早晨 https://v.douyin.com/iAbCdEf1/"});
    let results = results(format!("{whole}\n{shared}\n"));
    assert_eq!(verdict(&results[0], "topics")["verdict"], "fail");
    assert_eq!(verdict(&results[1], "topics")["verdict"], "unknown");
}

#[test]
fn plain_lines_are_known_by_their_number() {
    let results = results(
        "\u{feff}https://www.bilibili.com/video/av170001\r\n\nhttps://example.com/1\nfile:///etc/passwd",
    );
    let kinds: Vec<_> = results
        .iter()
        .map(|result| (&result["id"], &result["platform"], &result["kind"]))
        .collect();
    assert_eq!(
        json!(kinds),
        json!([
            [1, "bilibili", "video"],
            [2, null, null],
            [3, null, "other"],
            [4, null, "other"]
        ])
    );
    assert_eq!(results[0]["canonical_id"], "BV17x411w7KC");
    assert_eq!(
        verdict(&results[2], "link")["evidence"]["found"],
        "refused_link"
    );
}

#[test]
fn any_input_gets_a_line_for_a_line() {
    let long = "#你好天津 ".repeat(80_000);
    let mut input = b"\xff\xfe\x00 https://\xf0\x28\n{\"text\":5}\n{broken\n[1]\n\"\n".to_vec();
    input.extend(long.as_bytes());
    input.extend(b"\n\x00\x00\n{\"id\":{\"a\":1},\"published_at\":[],\"platform\":7}");
    let results = results(input);
    assert_eq!(results.len(), 8);
    assert!(results.iter().all(|result| result["ok"] == false));
    assert_eq!(results[7]["id"], json!({"a": 1}));
    assert!(run(b"").stdout.is_empty());
}

#[test]
fn the_exit_status_tells_whether_all_is_in_order() {
    let good = b"https://www.bilibili.com/video/BV17x411w7KC\n";
    assert_eq!(run(good).status.code(), Some(0));
    assert_eq!(run(b"https://example.com/\n").status.code(), Some(1));
    let missing = Command::new(env!("CARGO_BIN_EXE_reeljury"))
        .args(["check", "/nowhere/at/all"])
        .output()
        .expect("the program runs");
    assert_eq!(missing.status.code(), Some(2));
    let said = String::from_utf8(missing.stderr).expect("text");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn answers_agree_with_the_collected_links() {
    let Some(rows) = corpus_text("links/urls.dev.tsv") else {
        return;
    };
    let rows: Vec<Vec<&str>> = rows
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    let urls: Vec<&str> = rows.iter().map(|row| row[1]).collect();
    let results = results(urls.join("\n"));
    assert_eq!(results.len(), rows.len());
    assert!(!rows.is_empty());
    let mut agreed = 0;
    for (row, result) in rows.iter().zip(&results) {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let platform = Some(row[0]).filter(|name| *name != "reject");
        let same_url = row[4].is_empty() || result["canonical_url"] == row[4];
        let same = json!([result["platform"], result["kind"], result["canonical_id"]])
            == json!([platform, row[2], filled(row[3])]);
        if same && same_url {
            agreed += 1;
        } else {
            println!("{row:?}: {result}");
        }
        assert!(platform.is_some() || result["ok"] == false, "{row:?}");
    }
    assert!(
        agreed * 1000 >= rows.len() * 995,
        "{agreed} of {}",
        rows.len()
    );
}

#[test]
fn answers_agree_with_the_collected_share_texts() {
    let Some(rows) = corpus_text("links/share_texts.dev.jsonl") else {
        return;
    };
    let read = |line: &str| serde_json::from_str::<Value>(line).expect("a row");
    let rows: Vec<Value> = rows.lines().map(read).collect();
    let request =
        |row: &Value| json!({"text": row["text"], "platform": row["platform"]}).to_string();
    let input: Vec<String> = rows.iter().map(request).collect();
    let results = results(input.join("\n"));
    assert_eq!(results.len(), rows.len());
    assert!(!rows.is_empty());
    for (row, result) in rows.iter().zip(&results) {
        let note = row["note"].as_str().unwrap_or_default();
        let open = OPEN_DECISIONS.iter().any(|words| note.contains(words));
        assert!(
            open || result["topics"] == row["hashtags"],
            "{row}: {result}"
        );
        let linked = row["url"].as_str().is_some_and(|url| !url.is_empty());
        let partner = row["platform"]
            .as_str()
            .filter(|name| linked && *name != "reject");
        assert_eq!(result["platform"], json!(partner), "{row}");
        if let (Some(meets), false) = (row["topics_ok"].as_bool(), open) {
            assert_eq!(
                verdict(result, "topics")["verdict"] == "pass",
                meets,
                "{row}"
            );
        }
    }
}
