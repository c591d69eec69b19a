//! Outlook's .msg files: streams in a container that is sound, or changed in a few places.

use reeljury::mail::containers::msg;

use super::packed::compound;

/// Lines of `name=text` are streams, whose text is stored as it is or in UTF-16, as the name's end says. Lines of
/// `@place=byte` change the container.
pub fn read(bytes: &[u8]) {
    let _ = msg::read(bytes);
    let lines = bytes.split(|byte| *byte == b'\n');
    let lines: Vec<(String, Vec<u8>)> = lines.filter_map(stream).collect();
    let (changes, streams): (Vec<_>, Vec<_>) =
        lines.iter().partition(|(name, _)| name.starts_with('@'));
    let streams: Vec<_> = streams
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    let mut file = compound(&streams);
    for (place, value) in changes {
        let place: usize = place[1..].parse().unwrap_or_default();
        if let (Some(byte), Some(value)) = (file.get_mut(place), value.first()) {
            *byte = *value;
        }
    }
    if let Some(message) = msg::read(&file) {
        let sizes = message.attachments.iter().map(|file| file.measure().size());
        let all: u64 = sizes.sum();
        assert!(all <= reeljury::mail::limits::CONTAINER_BYTES as u64);
    }
}

fn stream(line: &[u8]) -> Option<(String, Vec<u8>)> {
    let (name, text) = line.split_at_checked(line.iter().position(|byte| *byte == b'=')?)?;
    let (name, text) = (super::text(name).into_owned(), &text[1..]);
    let wide = || {
        super::text(text)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let text = if name.ends_with("001F") {
        wide()
    } else {
        text.to_vec()
    };
    Some((name, text))
}
