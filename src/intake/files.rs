//! Which files does a letter bring, what are they really, and which of them are videos? Each is put into the media store
//! while it is decoded; of a container only what it holds is kept.

use tokio::runtime::Handle;

use super::storable;
use crate::actions::import_message::ArrivedFile;
use crate::db::mail::media::NewMedia;
use crate::mail::attachment::Attachment;
use crate::mail::on_disk::OnDisk;
use crate::mail::receive::Incoming;
use crate::mail::video;
use crate::media::archive::Listing;
use crate::media::probe::{Probe, Problem, What};
use crate::media::{Kept, Store, hex};

/// A file that was put into the store.
pub(super) struct KeptFile {
    pub file: ArrivedFile,
    /// It will not play as it is.
    pub broken: bool,
    /// It holds other files, which nobody can play there.
    pub archive: bool,
}

impl KeptFile {
    /// Whether it is an archive with a video in it, or one that cannot be looked into.
    pub fn may_hold_videos(&self) -> bool {
        let listed = self
            .file
            .media
            .as_ref()
            .and_then(|media| media.listing.as_ref());
        self.archive && (self.file.video || listed.is_none())
    }
}

/// Keeps all files of a letter; a container stands before what it holds.
pub(super) fn keep(
    store: &Store,
    letter: &mut OnDisk,
    incoming: &mut Incoming,
) -> anyhow::Result<Vec<KeptFile>> {
    let mut kept = Vec::new();
    keep_each(store, letter, &mut incoming.attachments, None, &mut kept)?;
    Ok(kept)
}

fn keep_each(
    store: &Store,
    letter: &mut OnDisk,
    files: &mut [Attachment],
    container: Option<i32>,
    kept: &mut Vec<KeptFile>,
) -> anyhow::Result<()> {
    for file in files {
        let position = i32::try_from(kept.len())?;
        let found = keep_one(store, letter, file)?;
        kept.push(described(letter, file, container, found));
        if let Some(nested) = &mut file.nested {
            keep_each(store, letter, &mut nested.attachments, Some(position), kept)?;
        }
    }
    Ok(())
}

/// Nothing is kept of a mere container.
fn keep_one(
    store: &Store,
    letter: &mut OnDisk,
    file: &mut Attachment,
) -> anyhow::Result<Option<Kept>> {
    let mut into = store.receive()?;
    let mut failed = None;
    letter.hand_on(file, &mut |piece| {
        if failed.is_none() {
            failed = into.write(piece).err();
        }
    })?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    file.sha256 = into.sha256();
    let holds_files = |file: &Attachment| {
        let nested = file.nested.as_ref();
        nested.is_some_and(|nested| !nested.attachments.is_empty())
    };
    match holds_files(file) {
        true => Ok(None),
        false => Ok(Some(Handle::current().block_on(into.finish())?)),
    }
}

fn described(
    letter: &OnDisk,
    file: &Attachment,
    container: Option<i32>,
    kept: Option<Kept>,
) -> KeptFile {
    let is_video = match &kept {
        Some(kept) => is_video(&kept.probe, file, letter),
        None => false,
    };
    let is_archive = |kept: &Kept| matches!(kept.probe.what, What::Archive(_));
    let archive = kept.as_ref().is_some_and(is_archive);
    // what is called a video and is of no known kind may be one; a person looks
    let is_unknown = |kept: &Kept| is_video && matches!(kept.probe.what, What::Other);
    let kept_broken = |kept: &Kept| kept.probe.problem.is_some() || is_unknown(kept);
    let broken = file.incomplete || kept.as_ref().is_some_and(kept_broken);
    let arrived = ArrivedFile {
        container,
        name: storable(file.name.as_deref().unwrap_or_default()),
        claimed_type: storable(&file.media_type),
        bytes: file.size,
        sha256: hex(&file.sha256),
        video: is_video,
        incomplete: file.incomplete,
        damaged: file.damaged,
        media: kept.map(|kept| row(&kept)),
    };
    KeptFile {
        file: arrived,
        broken,
        archive,
    }
}

/// Bytes go before names; a name decides only where the bytes tell nothing.
fn is_video(probe: &Probe, file: &Attachment, letter: &OnDisk) -> bool {
    match &probe.what {
        What::Video(_) => true,
        What::Archive(Some(listing)) => listing
            .files
            .iter()
            .any(|packed| video::is_video_name(&packed.name)),
        What::Other => video::is_video(file, letter.kept()),
        What::Audio | What::Image | What::Archive(None) | What::Document => false,
    }
}

fn row(kept: &Kept) -> NewMedia {
    let probe = &kept.probe;
    let video = match &probe.what {
        What::Video(video) => video.clone(),
        _ => Default::default(),
    };
    let pixels = |count: Option<u32>| count.and_then(|count| i32::try_from(count).ok());
    let codecs = [video.video_codec, video.audio_codec];
    let codecs: Vec<String> = codecs.into_iter().flatten().collect();
    NewMedia {
        sha256: hex(&kept.sha256),
        bytes: i64::try_from(kept.bytes).unwrap_or(i64::MAX),
        media_type: probe.media_type.to_owned(),
        what: what(&probe.what).to_owned(),
        duration_ms: video.duration_ms.and_then(|ms| i64::try_from(ms).ok()),
        width: pixels(video.width),
        height: pixels(video.height),
        codecs: Some(codecs.join(" ")).filter(|codecs| !codecs.is_empty()),
        problem: probe.problem.map(|problem| word(problem).to_owned()),
        listing: listing(&probe.what),
        extension: probe.extension.to_owned(),
    }
}

fn what(what: &What) -> &'static str {
    match what {
        What::Video(_) => "video",
        What::Audio => "audio",
        What::Image => "image",
        What::Archive(_) => "archive",
        What::Document => "document",
        What::Other => "other",
    }
}

/// The word under which a problem is stored and named.
fn word(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "empty",
        Problem::CutShort { .. } => "cut_short",
        Problem::NoIndex => "no_index",
        Problem::Unreadable => "unreadable",
    }
}

/// What an archive holds, for the inbox page: names with their lengths, and whether it is a bomb.
fn listing(what: &What) -> Option<String> {
    let What::Archive(Some(listing)) = what else {
        return None;
    };
    let Listing {
        files,
        count,
        is_bomb,
        ..
    } = listing;
    let names: Vec<_> = files
        .iter()
        .map(|file| serde_json::json!({ "name": storable(&file.name), "bytes": file.bytes }))
        .collect();
    let all = serde_json::json!({ "files": names, "count": count, "bomb": is_bomb });
    Some(all.to_string())
}
