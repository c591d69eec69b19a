//! The chief judge's order of equal entries: how a group is shown, and how an order is read from places.

use super::ballot::EntryCode;
use super::bundle::commitment;

/// What is wrong with a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceProblem {
    /// It is missing, or not one of the group's places.
    Missing,
    /// An entry before has the same place.
    Twice,
}

/// The order of a group from the places of its entries, which count from 1: the positions in `places`, best first.
///
/// # Errors
/// Every place that is wrong, with its position.
pub fn order_by_place(places: &[Option<usize>]) -> Result<Vec<usize>, Vec<(usize, PlaceProblem)>> {
    let mut order: Vec<Option<usize>> = vec![None; places.len()];
    let mut problems = vec![];
    for (position, place) in places.iter().enumerate() {
        let index = place.and_then(|place| place.checked_sub(1));
        match index.and_then(|index| order.get_mut(index)) {
            None => problems.push((position, PlaceProblem::Missing)),
            Some(Some(_)) => problems.push((position, PlaceProblem::Twice)),
            Some(free) => *free = Some(position),
        }
    }
    if problems.is_empty() {
        Ok(order.into_iter().flatten().collect())
    } else {
        Err(problems)
    }
}

/// Brings a group into an order that does not show when its entries were entered, and returns a name for the group that
/// does not show which entries are in it.
pub fn hide_order(group: &mut [EntryCode], salt: &[u8; 32]) -> String {
    let hidden = |text: &str| commitment(salt, text).0;
    group.sort_by_key(|code| hidden(&code.0));
    let all: Vec<&str> = group.iter().map(|code| code.0.as_str()).collect();
    hidden(&all.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_has_a_place_of_its_own() {
        use PlaceProblem::{Missing, Twice};
        let order = |places: &[usize]| {
            let places: Vec<_> = places.iter().map(|place| Some(*place)).collect();
            order_by_place(&places)
        };
        assert_eq!(order(&[2, 3, 1]), Ok(vec![2, 0, 1]));
        assert_eq!(order(&[1, 1, 4]), Err(vec![(1, Twice), (2, Missing)]));
        assert_eq!(order(&[0, 1]), Err(vec![(0, Missing)]));
        assert_eq!(order_by_place(&[None]), Err(vec![(0, Missing)]));
    }

    #[test]
    fn a_group_has_one_name_and_one_order_however_it_was_read() {
        let codes = |text: &str| -> Vec<EntryCode> { text.split(' ').map(Into::into).collect() };
        let (mut one, mut other) = (codes("A B C D"), codes("D A C B"));
        assert_eq!(
            hide_order(&mut one, &[7; 32]),
            hide_order(&mut other, &[7; 32])
        );
        assert_eq!(one, other);
        let mut elsewhere = codes("A B C D");
        let name = hide_order(&mut elsewhere, &[8; 32]);
        assert_ne!(name, hide_order(&mut one, &[7; 32]));
    }
}
