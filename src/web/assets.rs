//! Static files and their addresses. Everything under `static/` is built into the program. An address contains a hash
//! of the content (`/static/app.3f9a….css`), so that browsers may cache it forever. References between files
//! (`"./other.js"`, `url("./art/x.svg")`) are rewritten to those addresses. A line `@import "./other.css"
//! layer(parts);` is replaced by the imported file, inside the layer if one is named, so that there is one style sheet
//! and one request.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::contest::hex::hex;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Folder;

/// The beginning of every asset's address.
pub const PREFIX: &str = "/static/";

/// The Cache-Control header of every asset: the address changes when the content does.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// One file, ready to be sent.
#[derive(Debug)]
pub struct Asset {
    /// Its path, with the hash in it.
    pub url: String,
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    /// The bytes, with references rewritten.
    pub bytes: Cow<'static, [u8]>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::load);

/// The address of a file in `static/`. An unknown name gives an address that does not exist; a test checks that
/// templates name no unknown file.
pub fn url(name: &str) -> &'static str {
    let asset = ASSETS.by_name.get(name);
    asset.map_or("/static/missing", |asset| asset.url.as_str())
}

/// The asset at a request path (`/static/app.3f9a….css`); `None` for an outdated hash.
pub fn by_path(path: &str) -> Option<&'static Asset> {
    let name = ASSETS.names_by_url.get(path)?;
    ASSETS.by_name.get(name)
}

#[derive(Default)]
struct Assets {
    by_name: BTreeMap<String, Asset>,
    names_by_url: BTreeMap<String, String>,
}

impl Assets {
    fn load() -> Assets {
        let mut assets = Assets::default();
        for name in Folder::iter() {
            assets.add(&name, &mut Vec::new());
        }
        assets
    }

    /// Adds a file after all files that it refers to. `above` are the files that wait for it: a reference back to one
    /// of them is not rewritten, since each hash would depend on the other.
    fn add(&mut self, name: &str, above: &mut Vec<String>) {
        if self.by_name.contains_key(name) || above.iter().any(|waiting| waiting == name) {
            return;
        }
        let Some(file) = Folder::get(name) else {
            return;
        };
        above.push(name.to_owned());
        let bytes = match std::str::from_utf8(&file.data) {
            Ok(text) if refers_to_others(name) => {
                Cow::Owned(self.rewrite(name, text, above).into())
            }
            _ => file.data,
        };
        above.pop();
        let url = hashed_url(name, &bytes);
        self.names_by_url.insert(url.clone(), name.to_owned());
        let content_type = content_type(name);
        let asset = Asset {
            url,
            content_type,
            bytes,
        };
        self.by_name.insert(name.to_owned(), asset);
    }

    fn rewrite(&mut self, name: &str, text: &str, above: &mut Vec<String>) -> String {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut out = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            match quoted_reference(line) {
                None => out.push_str(line),
                Some(reference) => out.push_str(&self.replaced(line, reference, folder, above)),
            }
        }
        out
    }

    fn replaced(
        &mut self,
        line: &str,
        reference: &str,
        folder: &str,
        above: &mut Vec<String>,
    ) -> String {
        let name = format!("{folder}/{}", &reference[2..]);
        let name = name.trim_start_matches('/');
        self.add(name, above);
        match self.by_name.get(name) {
            None => line.to_owned(),
            Some(asset) if line.starts_with("@import") => {
                in_layer(line, &String::from_utf8_lossy(&asset.bytes))
            }
            Some(asset) => line.replace(reference, &asset.url),
        }
    }
}

fn refers_to_others(name: &str) -> bool {
    matches!(extension(name), "css" | "js")
}

/// The first `"./…"` in a line; the files have at most one reference in a line.
fn quoted_reference(line: &str) -> Option<&str> {
    let start = line.find("\"./")? + 1;
    let length = line[start..].find('"')?;
    Some(&line[start..start + length])
}

/// An imported style sheet, inside the cascade layer that its `@import` line names.
fn in_layer(line: &str, sheet: &str) -> String {
    let after = line.split_once("layer(").map(|(_, after)| after);
    match after.and_then(|after| after.split(')').next()) {
        Some(layer) => format!("@layer {layer} {{\n{sheet}}}\n"),
        None => sheet.to_owned(),
    }
}

fn hashed_url(name: &str, bytes: &[u8]) -> String {
    let hash = hex(&Sha256::digest(bytes)[..6]);
    let stem = name.strip_suffix(extension(name)).unwrap_or(name);
    format!("{PREFIX}{stem}{hash}.{}", extension(name))
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn content_type(name: &str) -> &'static str {
    match extension(name) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_served_name_carries_the_hash_and_leads_back_to_the_file() {
        let url = url("app.css");
        assert!(
            url.starts_with("/static/app.") && url.ends_with(".css"),
            "{url}"
        );
        assert_eq!(url.len(), "/static/app.css".len() + 13);
        let asset = by_path(url).expect("served under its own address");
        assert_eq!(asset.content_type, "text/css; charset=utf-8");
        assert!(by_path("/static/app.css").is_none());
        assert!(by_path("/static/app.000000000000.css").is_none());
    }

    #[test]
    fn the_style_sheet_contains_its_imports() {
        let css = by_path(url("app.css")).expect("there is a style sheet");
        let text = String::from_utf8_lossy(&css.bytes);
        assert!(!text.contains("@import"), "an import was left in place");
        assert!(text.contains("@layer tokens {\n"), "a sheet is in no layer");
        assert!(text.contains("--river"), "tokens are missing");
    }

    #[test]
    fn every_reference_between_files_leads_to_a_served_file() {
        for asset in ASSETS
            .by_name
            .values()
            .filter(|asset| refers_to_others(&asset.url))
        {
            let text = String::from_utf8_lossy(&asset.bytes);
            assert!(
                !text.contains("\"./"),
                "{} has a reference to nothing",
                asset.url
            );
            for quoted in text.split('"').filter(|part| part.starts_with(PREFIX)) {
                assert!(
                    by_path(quoted).is_some(),
                    "{} refers to {quoted}",
                    asset.url
                );
            }
        }
    }

    #[test]
    fn every_asset_named_in_a_template_exists() {
        let mut folders = vec![format!("{}/templates", env!("CARGO_MANIFEST_DIR")).into()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir::<std::path::PathBuf>(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for rest in text.split("page.asset(\"").skip(1) {
                    let name = rest.split('"').next().unwrap_or_default();
                    assert_ne!(url(name), "/static/missing", "{}: {name}", path.display());
                }
            }
        }
    }

    /// Relative luminance and contrast as WCAG 2 defines them.
    fn contrast(one: &str, other: &str) -> f64 {
        let luminance = |colour: &str| {
            let channel = |at: usize| {
                let part = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
                let part = f64::from(part) / 255.0;
                if part <= 0.04045 {
                    part / 12.92
                } else {
                    ((part + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        if one > other {
            one / other
        } else {
            other / one
        }
    }

    /// The colours defined in a block of `tokens.css`; for `light-dark(…)`, the colour at `side`.
    fn colours(block: &str, side: usize) -> BTreeMap<&str, &str> {
        let pairs = block
            .lines()
            .filter_map(|line| line.trim().split_once(": "));
        pairs
            .filter(|(name, _)| name.starts_with("--"))
            .filter_map(|(name, value)| {
                let found: Vec<_> = value.match_indices('#').map(|(at, _)| at).collect();
                let at = found.get(side).or(found.first())?;
                Some((name, &value[*at..*at + 7]))
            })
            .collect()
    }

    #[test]
    fn every_text_colour_has_enough_contrast_on_every_ground() {
        let file = Folder::get("css/tokens.css").unwrap();
        let text = std::str::from_utf8(&file.data).unwrap();
        let (plain, both) = text.split_once("@supports").unwrap();
        let (both, scoring) = both.split_once(".scoring {").unwrap();
        let (light, dark) = (colours(both, 0), colours(both, 1));
        let fallback = colours(plain, 0);
        for (name, colour) in &light {
            assert_eq!(fallback[name], *colour, "{name} without light-dark()");
        }
        let mut scored = dark.clone();
        scored.extend(colours(scoring, 0));
        assert_ne!(scored["--ground"], dark["--ground"]);
        for palette in [light, dark, scored] {
            for ground in ["--ground", "--surface", "--wash"] {
                for ink in [
                    "--ink",
                    "--quiet",
                    "--river",
                    "--vermilion",
                    "--leaf",
                    "--amber",
                    "--gold",
                ] {
                    let found = contrast(palette[ink], palette[ground]);
                    assert!(
                        found >= 4.5,
                        "{ink} {} on {ground}: {found:.2}",
                        palette[ink]
                    );
                }
            }
            assert!(contrast(palette["--on-river"], palette["--river"]) >= 4.5);
        }
    }
}
