//! Files that people send: stored once and durably, in a folder and in a bucket of a real S3 server, and examined.

mod giving_out;
mod place;
mod s3_server;

use std::fs;
use std::path::Path;
use std::process::Command;

use futures_core::Stream;
use reeljury::contest::hex::hex;
use reeljury::media::probe::What;
use reeljury::media::{Hash, MediaError, Store};
use sha2::{Digest, Sha256};

use place::{Place, all, collected, keep, leftovers};

pub const CLIP: &[u8] = include_bytes!("../data/clip.mp4");

/// Bytes without repetition, so that a part in the wrong place is noticed.
fn bytes(length: usize) -> Vec<u8> {
    let mut word = 0x9E37_79B9_u32;
    let words = std::iter::repeat_with(|| {
        word = word.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        word.to_le_bytes()
    });
    words.flatten().take(length).collect()
}

/// More than one part of an upload, and not a whole number of parts.
const LARGE: usize = 20 * 1024 * 1024 + 17;

macro_rules! in_each_place {
    ($($(#[$note:meta])* async fn $name:ident($place:ident: &Place) $body:block)+) => {
        $(async fn $name($place: &Place) $body)+
        mod folder {
            $(#[tokio::test] async fn $name() { super::$name(&super::Place::folder()).await; })+
        }
        mod bucket {
            $(#[tokio::test] async fn $name() { super::$name(&super::Place::bucket().await).await; })+
        }
    };
}

in_each_place! {
    async fn what_is_kept_comes_back_as_it_was(place: &Place) {
        let kept = keep(&place.store, CLIP).await;
        assert_eq!(kept.sha256, <Hash>::from(Sha256::digest(CLIP)));
        assert_eq!(kept.bytes, CLIP.len() as u64);
        let What::Video(video) = &kept.probe.what else {
            panic!("{:?}", kept.probe);
        };
        assert_eq!((video.width, video.duration_ms), (Some(160), Some(1500)));
        assert_eq!(all(&place.store, &kept).await, CLIP);
        assert_eq!(place.store.len(&kept.sha256).await.expect("an answer"), kept.bytes);
        assert!(place.store.exists(&kept.sha256).await.expect("an answer"));
        assert_eq!(leftovers(place), 0, "no spool stays");
    }

    async fn a_large_file_comes_back_whole_and_in_parts(place: &Place) {
        let content = bytes(LARGE);
        let kept = keep(&place.store, &content).await;
        assert_eq!(all(&place.store, &kept).await, content);
        let end = LARGE as u64;
        for part in [0..1, 5..5, 7..3_000_000, 9_000_000..9_000_001, end - 1..end] {
            let found = collected(place.store.read(&kept.sha256, part.clone()).await.expect("an answer")).await;
            let (from, to) = (part.start as usize, part.end as usize);
            assert!(found == content[from..to], "{part:?}: {} bytes", found.len());
        }
    }

    async fn the_same_content_is_one_file(place: &Place) {
        let (one, two) = tokio::join!(keep(&place.store, CLIP), keep(&place.store, CLIP));
        assert_eq!(one, two);
        keep(&place.store, CLIP).await;
        assert_eq!(place.files(), [format!("{}/{}", &hex(one.sha256)[..2], &hex(one.sha256)[2..])]);
    }

    async fn an_empty_file_is_a_file(place: &Place) {
        let kept = keep(&place.store, b"").await;
        assert_eq!(place.store.len(&kept.sha256).await.expect("an answer"), 0);
        assert_eq!(all(&place.store, &kept).await, b"");
    }

    async fn what_is_not_there_is_missing(place: &Place) {
        let nothing = [7; 32];
        assert!(!place.store.exists(&nothing).await.expect("an answer"));
        for part in [0..10, 0..0] {
            let read = place.store.read(&nothing, part).await;
            assert!(matches!(read, Err(MediaError::Missing)));
        }
    }

    async fn a_file_that_is_given_up_leaves_nothing(place: &Place) {
        let mut incoming = place.store.receive().expect("a spool");
        incoming.write(CLIP).expect("room");
        assert_eq!(incoming.bytes(), CLIP.len() as u64);
        assert_eq!(leftovers(place), 1);
        drop(incoming);
        assert_eq!((leftovers(place), place.files().len()), (0, 0));
    }

    async fn a_good_place_passes_its_check(place: &Place) {
        place.store.check().await.expect("a good place");
    }
}

#[tokio::test]
async fn another_folder_can_be_named() {
    let data = tempfile::tempdir().expect("a folder");
    let named = data.path().join("large disk/videos");
    let store = Store::open(named.to_str(), data.path()).expect("a store");
    let kept = keep(&store, CLIP).await;
    assert!(named.join(&hex(kept.sha256)[..2]).is_dir());
    assert!(!data.path().join("media").exists());
}

/// The test below runs this in a process of its own and kills it.
#[tokio::test]
#[ignore = "dies on purpose"]
async fn a_process_that_is_killed_while_it_receives() {
    let data = std::env::var("REELJURY_TEST_DATA").expect("a folder");
    let store = Store::open(None, Path::new(&data)).expect("a store");
    let mut incoming = store.receive().expect("a spool");
    incoming.write(CLIP).expect("room");
    std::process::abort();
}

#[tokio::test]
async fn what_a_killed_process_left_is_removed_and_what_a_living_one_writes_stays() {
    let data = tempfile::tempdir().expect("a folder");
    let spools = || fs::read_dir(data.path().join("media/incoming")).map_or(0, Iterator::count);
    let died = Command::new(std::env::current_exe().expect("this program"))
        .args([
            "media::a_process_that_is_killed_while_it_receives",
            "--exact",
            "--ignored",
        ])
        .env("REELJURY_TEST_DATA", data.path())
        .output()
        .expect("it runs");
    assert!(!died.status.success());
    assert_eq!(spools(), 1, "half a file is left");
    let store = Store::open(None, data.path()).expect("a store");
    assert_eq!(spools(), 0);
    let mut incoming = store.receive().expect("a spool");
    incoming.write(CLIP).expect("room");
    Store::open(None, data.path()).expect("another start at the same time");
    assert_eq!(spools(), 1);
    let kept = incoming.finish().await.expect("undisturbed");
    assert_eq!(all(&store, &kept).await, CLIP);
}

#[tokio::test]
async fn a_file_of_another_length_in_its_place_is_replaced() {
    let place = Place::folder();
    let kept = keep(&place.store, CLIP).await;
    let path = place.root().join(&place.files()[0]);
    fs::write(&path, &CLIP[..100]).expect("somebody's accident");
    keep(&place.store, CLIP).await;
    assert_eq!(all(&place.store, &kept).await, CLIP);
}

#[tokio::test]
async fn a_large_file_goes_into_a_bucket_in_parts_and_only_once() {
    let place = Place::bucket().await;
    let content = bytes(LARGE);
    keep(&place.store, &content).await;
    let sent = |requests: &[String]| {
        let parts = requests
            .iter()
            .filter(|target| target.contains("partNumber="));
        parts.count()
    };
    assert_eq!(sent(&place.requests()), 3, "{:?}", place.requests());
    keep(&place.store, &content).await;
    assert_eq!(
        sent(&place.requests()),
        3,
        "what is there is not sent again"
    );
    let parted = place.files().len();
    assert_eq!(parted, 1, "no part lies about: {:?}", place.files());
}

#[tokio::test]
async fn a_bucket_that_is_busy_is_asked_again() {
    let place = Place::bucket().await;
    place.busy_for(2);
    let kept = keep(&place.store, CLIP).await;
    place.busy_for(2);
    assert_eq!(all(&place.store, &kept).await, CLIP);
}

#[tokio::test]
async fn a_bucket_that_refuses_says_what_to_do() {
    let place = Place::bucket().await;
    let wrong_key = place.opened(&place.address().replace("=secret", "=wrong"));
    let refused = wrong_key.expect("not asked yet").check().await.unwrap_err();
    assert!(matches!(refused, MediaError::Refused { .. }), "{refused}");
    let said = refused.to_string();
    assert!(
        said.starts_with("s3://clips/kept refuses us: check the keys"),
        "{said}"
    );
    let elsewhere = place.opened(&place.address().replace("s3://clips", "s3://nothing"));
    let elsewhere = elsewhere.expect("not asked yet");
    let mut incoming = elsewhere.receive().expect("a spool");
    incoming.write(CLIP).expect("room");
    let refused = incoming.finish().await.unwrap_err();
    assert!(matches!(refused, MediaError::NoPlace { .. }), "{refused}");
    assert!(
        refused
            .to_string()
            .contains("make it, or correct media_url"),
        "{refused}"
    );
    assert_eq!(leftovers(&place), 0);
}

#[tokio::test]
async fn a_bucket_that_is_gone_is_for_another_time() {
    let place = Place::bucket().await;
    // the port is bound, so that nobody else takes it, but nothing listens on it
    let nobody = tokio::net::TcpSocket::new_v4().expect("a socket");
    let any = "127.0.0.1:0".parse().expect("an address");
    nobody.bind(any).expect("a port");
    let port = nobody.local_addr().expect("its address").port();
    let gone = place.opened(&format!(
        "s3://clips?endpoint=http://127.0.0.1:{port}&region=us-east-1&access_key_id=a&secret_access_key=b"
    ));
    let refused = gone.expect("not asked yet").check().await.unwrap_err();
    assert!(
        matches!(refused, MediaError::Unavailable { .. }),
        "{refused}"
    );
}

#[test]
fn an_address_that_makes_no_sense_is_refused_without_telling_its_keys() {
    let data = tempfile::tempdir().expect("a folder");
    for (address, said) in [
        ("ftp://clips", "begins with s3://, oss:// or cos://"),
        ("s3://?region=x", "names no bucket"),
        (
            "s3://clips?endpiont=http://localhost&secret_access_key=hush",
            "“endpiont” is none of",
        ),
        (
            "oss://clips?access_key_secret=hush",
            "media_url oss://clips",
        ),
        ("cos://clips?secret_key=hush", "media_url cos://clips"),
    ] {
        let refused = Store::open(Some(address), data.path())
            .err()
            .expect(address);
        let refused = format!("{refused:#}");
        assert!(
            refused.contains(said) && !refused.contains("hush"),
            "{refused}"
        );
    }
    for address in [
        "oss://clips/kept?endpoint=https://oss-cn-beijing.aliyuncs.com&access_key_id=a&access_key_secret=b",
        "cos://clips-1250000000?endpoint=https://cos.ap-beijing.myqcloud.com&secret_id=a&secret_key=b",
    ] {
        Store::open(Some(address), data.path()).expect(address);
    }
}

/// Fails to compile unless the types have the traits that handlers and jobs need.
#[test]
fn stores_and_files_on_their_way_can_go_between_threads() {
    fn goes<T: Send + 'static>() {}
    fn streams<T: Stream + Send + Unpin + 'static>() {}
    goes::<Store>();
    goes::<reeljury::media::Incoming>();
    streams::<reeljury::media::Reading>();
}
