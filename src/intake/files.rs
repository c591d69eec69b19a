//! The files of a message: what each really is, and which ones are videos.
//!
//! Each file is put into the media store while it is decoded. Of a container, only the files inside it are stored.

use tokio::runtime::Handle;

use super::storable::storable;
use crate::actions::import_message::ArrivedFile;
use crate::contest::hex::hex;
use crate::db::mail::media::NewMedia;
use crate::db::types::StoredFileKind;
use crate::mail::receive::Incoming;
use crate::mail::receive::attachment::Attachment;
use crate::mail::receive::measured::{Measured, Sink};
use crate::mail::receive::on_disk::OnDisk;
use crate::mail::understand::video;
use crate::media::archive::Listing;
use crate::media::probe::{FileProblem, Probe, What};
use crate::media::{self, Hash, Kept, MediaError, Store};

/// A file that was put into the store.
pub(super) struct KeptFile {
    pub file: ArrivedFile,
    /// Whether a fault prevents it from playing.
    pub broken: bool,
    /// Whether it contains other files, which cannot be played inside it.
    pub archive: bool,
}

impl KeptFile {
    /// Whether it is an archive that contains a video, or one that cannot be opened.
    pub fn may_hold_videos(&self) -> bool {
        let listed = self
            .file
            .media
            .as_ref()
            .and_then(|media| media.listing.as_ref());
        self.archive && (self.file.video || listed.is_none())
    }
}

/// Stores all files of a message; a container comes before its contents.
pub(super) fn keep(
    store: &Store,
    message: &mut OnDisk,
    incoming: &mut Incoming,
) -> anyhow::Result<Vec<KeptFile>> {
    let mut kept = Vec::new();
    keep_each(store, message, &mut incoming.attachments, None, &mut kept)?;
    Ok(kept)
}

fn keep_each(
    store: &Store,
    message: &mut OnDisk,
    files: &mut [Attachment],
    container: Option<i32>,
    kept: &mut Vec<KeptFile>,
) -> anyhow::Result<()> {
    for file in files {
        let position = i32::try_from(kept.len())?;
        let (measured, media) = keep_one(store, message, file)?;
        kept.push(described(file, &measured, container, media));
        if let Some(nested) = &mut file.nested {
            keep_each(
                store,
                message,
                &mut nested.attachments,
                Some(position),
                kept,
            )?;
        }
    }
    Ok(())
}

/// Writes a file's bytes to the media store.
struct Storing {
    into: media::Incoming,
    failed: Option<MediaError>,
}

impl Sink for Storing {
    fn take(&mut self, piece: &[u8]) {
        if self.failed.is_none() {
            self.failed = self.into.write(piece).err();
        }
    }

    fn sha256(&self) -> Hash {
        self.into.sha256()
    }
}

/// Reads a file's bytes once and stores them. A plain container is not stored.
fn keep_one(
    store: &Store,
    message: &mut OnDisk,
    file: &mut Attachment,
) -> anyhow::Result<(Measured, Option<Kept>)> {
    let mut storing = Storing {
        into: store.receive()?,
        failed: None,
    };
    let measured = message.pass(file, &mut storing)?;
    if let Some(error) = storing.failed {
        return Err(error.into());
    }
    match file.inside().is_empty() {
        true => {
            let kept = Handle::current().block_on(storing.into.finish())?;
            Ok((measured, Some(kept)))
        }
        false => Ok((measured, None)),
    }
}

fn described(
    file: &Attachment,
    measured: &Measured,
    container: Option<i32>,
    kept: Option<Kept>,
) -> KeptFile {
    let is_video = kept
        .as_ref()
        .is_some_and(|kept| is_video(&kept.probe, file));
    let is_archive = |kept: &Kept| matches!(kept.probe.what, What::Archive(_));
    let archive = kept.as_ref().is_some_and(is_archive);
    // a file of an unknown kind with a video's name may be a video, so an organizer looks at it
    let is_unknown = |kept: &Kept| is_video && matches!(kept.probe.what, What::Other);
    let kept_broken = |kept: &Kept| kept.probe.problem.is_some() || is_unknown(kept);
    let broken = measured.is_incomplete() || kept.as_ref().is_some_and(kept_broken);
    let arrived = ArrivedFile {
        container,
        name: storable(file.name.as_deref().unwrap_or_default()),
        claimed_type: storable(&file.media_type),
        bytes: measured.size(),
        sha256: hex(measured.sha256()),
        video: is_video,
        incomplete: measured.is_incomplete(),
        damaged: measured.is_damaged(),
        media: kept.map(|kept| row(&kept)),
    };
    KeptFile {
        file: arrived,
        broken,
        archive,
    }
}

/// Whether a file is a video. The bytes decide; the name decides only if the bytes show no known kind.
fn is_video(probe: &Probe, file: &Attachment) -> bool {
    match &probe.what {
        What::Video(_) => true,
        What::Archive(Some(listing)) => video::names_a_video(listing),
        What::Other => video::is_video(file),
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
        sha256: hex(kept.sha256),
        bytes: i64::try_from(kept.bytes).unwrap_or(i64::MAX),
        media_type: probe.media_type.to_owned(),
        what: StoredFileKind(probe.what.kind()),
        duration_ms: video.duration_ms.and_then(|ms| i64::try_from(ms).ok()),
        width: pixels(video.width),
        height: pixels(video.height),
        codecs: Some(codecs.join(" ")).filter(|codecs| !codecs.is_empty()),
        problem: probe.problem.map(|problem| word(problem).to_owned()),
        listing: listing(&probe.what),
        extension: probe.extension.to_owned(),
    }
}

/// The key under which a problem is stored.
fn word(problem: FileProblem) -> &'static str {
    match problem {
        FileProblem::Empty => "empty",
        FileProblem::CutShort { .. } => "cut_short",
        FileProblem::NoIndex => "no_index",
        FileProblem::Unreadable => "unreadable",
    }
}

/// The contents of an archive as JSON for the inbox page: names and lengths, and whether it is a bomb.
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
