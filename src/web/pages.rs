//! Finds the page above an address that only takes posts, so that a refused visitor can continue there.

use std::collections::HashSet;

/// The patterns that take GET.
pub struct Pages(HashSet<&'static str>);

impl Pages {
    /// The pages with these patterns.
    #[must_use]
    pub fn new(patterns: impl Iterator<Item = &'static str>) -> Self {
        Self(patterns.collect())
    }

    /// The nearest page at or above a path that has this pattern, or else the home page.
    #[must_use]
    pub fn above<'p>(&self, pattern: &str, path: &'p str) -> &'p str {
        let mut patterns = std::iter::successors(Some(pattern), |below| {
            below.rsplit_once('/').map(|(above, _)| above)
        });
        let Some(page) = patterns.find(|pattern| self.0.contains(pattern)) else {
            return "/";
        };
        let end = path.match_indices('/').nth(page.matches('/').count());
        end.map_or(path, |(end, _)| &path[..end])
    }
}
