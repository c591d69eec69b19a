//! Reads the metadata of MP4 and QuickTime files: duration, size, codecs, and whether the file is complete.
//!
//! The reader goes from box to box by their headers and reads only the few small boxes with metadata (with `mp4-atom`);
//! it skips the pictures and the tables of their positions. The number of boxes and bytes is limited.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use mp4_atom::{Atom, FourCC, Header, Mdhd, Mehd, Mvhd, ReadFrom, Tkhd};

use super::file_kind::{FileProblem, Video, What};

/// The most boxes that are visited: a video in fragments of one second has four boxes for each.
const BOXES: u32 = 100_000;
/// The largest box that is read; boxes with metadata are small.
const LARGEST_BOX: u64 = 64 * 1024;
const DEEPEST: u32 = 8;

/// The metadata of a file, and what is wrong with it.
pub(super) fn examine(
    file: &mut (impl Read + Seek),
    length: u64,
) -> io::Result<(What, Option<FileProblem>)> {
    let mut movie = Movie::default();
    let walked = Walk { file, left: BOXES }.boxes(0..length, 0, &mut movie)?;
    let problem = match walked {
        Walked::CutShort(missing) => Some(FileProblem::CutShort { missing }),
        _ if !movie.has_index => Some(FileProblem::NoIndex),
        Walked::Nonsense => Some(FileProblem::Unreadable),
        Walked::Whole if !movie.plays() => Some(FileProblem::Unreadable),
        Walked::Whole => None,
    };
    Ok((movie.what(), problem))
}

enum Walked {
    Whole,
    CutShort(u64),
    Nonsense,
}

struct Walk<'a, R> {
    file: &'a mut R,
    left: u32,
}

impl<R: Read + Seek> Walk<'_, R> {
    /// Visits the boxes in a part of the file.
    fn boxes(&mut self, within: Range<u64>, depth: u32, movie: &mut Movie) -> io::Result<Walked> {
        let mut at = within.start;
        while at < within.end {
            if self.left == 0 || depth > DEEPEST {
                return Ok(Walked::Nonsense);
            }
            self.left -= 1;
            let found = self.header(at, within.end)?;
            let Some((kind, body)) = found.filter(|(kind, _)| depth > 0 || is_known(*kind)) else {
                return Ok(trailing(depth, movie));
            };
            if body.end > within.end {
                return Ok(match depth {
                    0 => Walked::CutShort(body.end - within.end),
                    _ => Walked::Nonsense,
                });
            }
            at = body.end;
            match self.enter(kind, body, depth, movie)? {
                Walked::Whole => {}
                other => return Ok(other),
            }
        }
        Ok(Walked::Whole)
    }

    /// A box's name and the range of its content; `None` if there is no box at this place.
    fn header(&mut self, at: u64, end: u64) -> io::Result<Option<(FourCC, Range<u64>)>> {
        self.file.seek(SeekFrom::Start(at))?;
        let header = match Header::read_from(&mut *self.file) {
            Ok(header) => header,
            Err(mp4_atom::Error::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
                return Err(error);
            }
            Err(_) => return Ok(None),
        };
        let start = self.file.stream_position()?;
        // a box without a size extends to the end
        let ends = match header.size {
            Some(size) => start.saturating_add(size as u64),
            None => end,
        };
        Ok(Some((header.kind, start..ends)))
    }

    fn enter(
        &mut self,
        kind: FourCC,
        body: Range<u64>,
        depth: u32,
        movie: &mut Movie,
    ) -> io::Result<Walked> {
        match kind.as_ref() {
            b"moov" => movie.has_index = true,
            b"trak" => movie.tracks.push(Track::default()),
            b"mdia" | b"minf" | b"stbl" | b"mvex" => {}
            b"mvhd" | b"mehd" | b"tkhd" | b"mdhd" | b"hdlr" | b"stsd" => {
                let content = self.content(body)?;
                movie.read(kind, &content);
                return Ok(Walked::Whole);
            }
            _ => return Ok(Walked::Whole),
        }
        self.boxes(body, depth + 1, movie)
    }

    fn content(&mut self, body: Range<u64>) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        self.file.seek(SeekFrom::Start(body.start))?;
        let size = (body.end - body.start).min(LARGEST_BOX);
        (&mut *self.file).take(size).read_to_end(&mut content)?;
        Ok(content)
    }
}

/// Whether a name is that of a top-level box.
fn is_known(kind: FourCC) -> bool {
    matches!(
        kind.as_ref(),
        b"ftyp"
            | b"moov"
            | b"mdat"
            | b"moof"
            | b"mfra"
            | b"free"
            | b"skip"
            | b"wide"
            | b"uuid"
            | b"meta"
            | b"udta"
            | b"sidx"
            | b"ssix"
            | b"styp"
            | b"emsg"
            | b"prft"
            | b"pnot"
            | b"PICT"
            | b"pdin"
            | b"junk"
    )
}

/// Judges bytes that are not a box. QuickTime ends some lists with a zero, and players ignore odd bytes after a
/// complete video.
fn trailing(depth: u32, movie: &Movie) -> Walked {
    match depth > 0 || movie.has_index {
        true => Walked::Whole,
        false => Walked::Nonsense,
    }
}

#[derive(Default)]
struct Movie {
    has_index: bool,
    timescale: u32,
    duration: u64,
    /// The duration of a fragmented video, whose header does not count the fragments.
    fragments: u64,
    tracks: Vec<Track>,
}

#[derive(Default)]
struct Track {
    handler: [u8; 4],
    codec: [u8; 4],
    duration_ms: Option<u64>,
    size: (u32, u32),
}

impl Movie {
    /// Reads a box; a malformed one is ignored.
    fn read(&mut self, kind: FourCC, mut content: &[u8]) {
        match (kind.as_ref(), self.tracks.last_mut()) {
            (b"mvhd", _) => {
                if let Ok(mvhd) = Mvhd::decode_body(&mut content) {
                    (self.timescale, self.duration) = (mvhd.timescale, mvhd.duration);
                }
            }
            (b"mehd", _) => {
                if let Ok(mehd) = Mehd::decode_body(&mut content) {
                    self.fragments = mehd.fragment_duration;
                }
            }
            (_, Some(track)) => track.read(kind, content),
            _ => {}
        }
    }

    fn track(&self, handler: &[u8; 4]) -> Option<&Track> {
        self.tracks.iter().find(|track| track.handler == *handler)
    }

    fn plays(&self) -> bool {
        self.track(b"vide").or(self.track(b"soun")).is_some()
    }

    fn what(&self) -> What {
        let (picture, sound) = (self.track(b"vide"), self.track(b"soun"));
        match (picture, sound) {
            // an index without any picture, as in a recorded voice
            (None, Some(_)) => What::Audio,
            _ => What::Video(Video {
                duration_ms: self.duration_ms(),
                width: picture.map(|track| track.size.0).filter(|size| *size > 0),
                height: picture.map(|track| track.size.1).filter(|size| *size > 0),
                video_codec: picture.and_then(|track| codec(track.codec)),
                audio_codec: sound.and_then(|track| codec(track.codec)),
            }),
        }
    }

    /// The duration of the whole video; if the file gives none, that of its longest track.
    fn duration_ms(&self) -> Option<u64> {
        let whole = milliseconds(self.duration.max(self.fragments), self.timescale);
        let longest = || {
            self.tracks
                .iter()
                .filter_map(|track| track.duration_ms)
                .max()
        };
        whole.or_else(longest)
    }
}

impl Track {
    fn read(&mut self, kind: FourCC, mut content: &[u8]) {
        match kind.as_ref() {
            b"tkhd" => {
                if let Ok(tkhd) = Tkhd::decode_body(&mut content) {
                    self.size = shown_size(&tkhd);
                }
            }
            b"mdhd" => {
                if let Ok(mdhd) = Mdhd::decode_body(&mut content) {
                    self.duration_ms = milliseconds(mdhd.duration, mdhd.timescale);
                }
            }
            // version and flags (4 bytes), an older field (4 bytes), then the handler; QuickTime has a second handler,
            // which says where the data is
            b"hdlr" if letters(content, 4) != *b"dhlr" => self.handler = letters(content, 8),
            // version and flags, count, the first entry's size (4 bytes each), then its codec
            b"stsd" => self.codec = letters(content, 12),
            _ => {}
        }
    }
}

/// The size as shown: a rotation by a quarter turn swaps width and height. Phones record in landscape and store how
/// they were held.
fn shown_size(tkhd: &Tkhd) -> (u32, u32) {
    let size = (
        u32::from(tkhd.width.integer()),
        u32::from(tkhd.height.integer()),
    );
    match (tkhd.matrix.a, tkhd.matrix.d) {
        (0, 0) => (size.1, size.0),
        _ => size,
    }
}

/// A duration in milliseconds; all ones mean “unknown”, and so does zero.
fn milliseconds(duration: u64, timescale: u32) -> Option<u64> {
    let unknown = [0, u64::from(u32::MAX), u64::MAX].contains(&duration);
    if unknown || timescale == 0 {
        return None;
    }
    u64::try_from(u128::from(duration) * 1000 / u128::from(timescale)).ok()
}

fn letters(content: &[u8], at: usize) -> [u8; 4] {
    let four = content
        .get(at..at + 4)
        .and_then(|four| four.try_into().ok());
    four.unwrap_or_default()
}

fn codec(letters: [u8; 4]) -> Option<String> {
    let name = match &letters {
        b"avc1" | b"avc3" => "h264",
        b"hvc1" | b"hev1" | b"dvh1" | b"dvhe" => "h265",
        b"av01" => "av1",
        b"vp08" => "vp8",
        b"vp09" => "vp9",
        b"mp4v" => "mpeg4",
        b"s263" => "h263",
        b"jpeg" | b"mjpa" | b"mjpb" => "mjpeg",
        b"apch" | b"apcn" | b"apcs" | b"apco" | b"ap4h" | b"ap4x" => "prores",
        b"mp4a" => "aac",
        b".mp3" => "mp3",
        b"Opus" => "opus",
        b"ac-3" => "ac3",
        b"ec-3" => "eac3",
        b"samr" => "amr",
        b"alac" => "alac",
        b"fLaC" => "flac",
        b"sowt" | b"twos" | b"lpcm" | b"in24" | b"in32" | b"ipcm" => "pcm",
        _ => return as_said(letters),
    };
    Some(name.to_owned())
}

fn as_said(letters: [u8; 4]) -> Option<String> {
    let said: String = letters
        .iter()
        .filter(|byte| byte.is_ascii_graphic())
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    Some(said).filter(|said| !said.is_empty())
}
