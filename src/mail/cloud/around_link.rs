//! The text around a cloud link that states the size and the expiry of its file.

use url::Url;

pub use super::expiry::{Expiry, expiry};
pub use super::file_mention::File;
pub use super::size::size;
pub use crate::mail::text::plain_text::links_in_text;

/// The text that states the size and expiry of a link's file. It runs from the line above that names the file down to
/// the link, if the size or the expiry is found there. Otherwise it is the rest of the link's line, after the link or
/// before it, and the next two lines. A line that names another file ends the text.
pub fn facts_line(before: &str, own: &str, after: &str, file: Option<&File>) -> String {
    let another = |line: &&str| File::in_line(line).is_some_and(|named| Some(&named) != file);
    if let Some(above) = named_above(before, file, another).filter(|above| tells(above)) {
        return above;
    }
    // an address may contain words such as `expired=1`
    let own = if own.contains("://") { "" } else { own };
    // a name may contain a size or a date
    let own = file.map_or_else(|| own.to_owned(), |file| own.replace(&file.name, " "));
    let of_link = before.rsplit('\n').next().filter(|line| !another(line));
    let behind = after.lines().next().filter(|line| !another(line));
    match of_link.filter(|line| tells(line)) {
        Some(line) if !tells(behind.unwrap_or_default()) && !tells(&own) => line.to_owned(),
        _ => {
            let following = after.lines().take(3).take_while(|line| !another(line));
            format!("{own}\n{}", following.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// The lines above a link, from the last one that names its file to the first one that names another file.
fn named_above(
    before: &str,
    file: Option<&File>,
    another: impl Fn(&&str) -> bool,
) -> Option<String> {
    let lines: Vec<&str> = before.lines().collect();
    let name = file?.name.as_str();
    let named = lines.iter().rposition(|line| line.contains(name))?;
    let below = lines[named + 1..].iter().copied();
    let about_it = below.take_while(|line| !another(line));
    let about_it: Vec<&str> = std::iter::once(lines[named]).chain(about_it).collect();
    Some(about_it.join("\n").replace(name, " "))
}

fn tells(text: &str) -> bool {
    size(text).is_some() || expiry(text).is_some()
}

/// A value of the link's query.
pub fn query_value(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.into_owned())
}
