//! Many requests at once: a video that several people enter in the same instant is stored once.

use crate::support::{Browser, TestProgram, sheet};

const LINKS: usize = 100;
const CLIENTS: usize = 8;

#[tokio::test]
async fn eight_clients_entering_the_same_hundred_links_leave_a_hundred_entries() {
    let start = "2023-06-26T12:00:00+08:00";
    let program = TestProgram::start_with(start, |config| config.throttle = false);
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| tokio::spawn(enter_all(program.visitor(), client)))
        .collect();
    let mut entered = 0;
    for client in clients {
        entered += client.await.expect("a client finishes");
    }
    assert_eq!(entered, LINKS);
    let [entries, keys, steps, _, versions, letters] = program.rows_of_entries();
    let all = i64::try_from(LINKS).unwrap();
    assert_eq!(
        (entries, keys, steps, versions, letters),
        (all, all, all, 0, all)
    );
}

/// Enters every link, each client from another place in the list; returns how many were accepted.
async fn enter_all(browser: Browser, client: usize) -> usize {
    let mut taken = 0;
    for n in 0..LINKS {
        let link = (n + client * 7) % LINKS;
        let share_text = format!("https://www.douyin.com/video/72345678901234{link:05}");
        let receipt_key = format!("client-{client}-link-{link}");
        let form = sheet(&[("share_text", &share_text), ("receipt_key", &receipt_key)]);
        taken += usize::from(is_taken(&browser, &form).await);
    }
    taken
}

/// Sends a form until it is decided: a busy site says so and stores nothing.
async fn is_taken(browser: &Browser, form: &[(&str, &str)]) -> bool {
    for _ in 0..50 {
        let response = browser.post("/submit", form).await;
        match response.status {
            303 => return true,
            422 => {
                response.says("这条视频已经投过稿，作品编号 TJ2-");
                return false;
            }
            503 => continue,
            other => panic!("{other}: {}", response.text),
        }
    }
    panic!("never decided");
}
