//! Finds the page above an address that only takes posts, so that a refused visitor can continue there.

use actix_web::dev::ResourceDef;

/// More path segments than any page has; further segments are ignored.
const MOST_SEGMENTS: usize = 8;

/// The patterns that take GET.
pub struct Pages(Vec<ResourceDef>);

impl Pages {
    /// The pages with these patterns.
    #[must_use]
    pub fn new(patterns: impl Iterator<Item = &'static str>) -> Self {
        Self(patterns.map(ResourceDef::new).collect())
    }

    /// The nearest page at or above a path, or else the home page.
    #[must_use]
    pub fn above<'p>(&self, path: &'p str) -> &'p str {
        let cut = path.match_indices('/').nth(MOST_SEGMENTS);
        let path = cut.map_or(path, |(at, _)| &path[..at]);
        std::iter::successors(Some(path), |path| Some(path.rsplit_once('/')?.0))
            .filter(|path| !path.is_empty())
            .find(|path| self.0.iter().any(|page| page.is_match(path)))
            .unwrap_or("/")
    }
}
