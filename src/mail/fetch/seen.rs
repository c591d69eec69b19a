//! The numbers of the messages seen in a folder, stored as runs because they have few gaps.

/// A set of message numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    runs: Vec<(u32, u32)>,
}

impl Seen {
    /// Whether this number was seen.
    #[must_use]
    pub fn contains(&self, uid: u32) -> bool {
        let after = self.runs.partition_point(|(first, _)| *first <= uid);
        after > 0 && uid <= self.runs[after - 1].1
    }
}

impl FromIterator<u32> for Seen {
    fn from_iter<T: IntoIterator<Item = u32>>(uids: T) -> Self {
        let mut uids: Vec<u32> = uids.into_iter().collect();
        uids.sort_unstable();
        let mut runs: Vec<(u32, u32)> = vec![];
        for uid in uids {
            match runs.last_mut() {
                Some((_, last)) if uid <= last.saturating_add(1) => *last = uid,
                _ => runs.push((uid, uid)),
            }
        }
        Self { runs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_put_in_and_nothing_else() {
        let uids = [7, 1, 2, 2, 3, 9, 8, u32::MAX];
        let seen: Seen = uids.into_iter().collect();
        let found: Vec<u32> = (0..20)
            .chain([u32::MAX - 1, u32::MAX])
            .filter(|uid| seen.contains(*uid))
            .collect();
        assert_eq!(found, [1, 2, 3, 7, 8, 9, u32::MAX]);
        assert_eq!(seen.runs.len(), 3);
        assert!(!Seen::default().contains(0));
    }
}
