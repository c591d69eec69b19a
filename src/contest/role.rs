//! The roles of people, and the acts that each role may do.

use strum::{IntoStaticStr, VariantArray};

use super::key::keyed;

/// The role that a person has in this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Not signed in: citizens and contestants, who need no account.
    Visitor,
    /// 评委.
    Judge,
    /// 组委会.
    Organizer,
}

keyed!(Role);

impl Role {
    /// Whether this role may perform such an act.
    #[must_use]
    pub fn may(self, act: Act) -> bool {
        match act {
            Act::SeePublic => true,
            Act::Score => self == Self::Judge,
            Act::Organize => self == Self::Organizer,
            Act::KeepAccount => self != Self::Visitor,
        }
    }
}

/// The kinds of acts that pages of the site offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Read public pages, enter a video, follow an entry by its secret link.
    SeePublic,
    /// Score the entries assigned to oneself. Organizers may not, so that procedure and scores stay separate.
    Score,
    /// Review, run rounds, decide, publish, export.
    Organize,
    /// Sign out, change one's own password.
    KeepAccount,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organizer_runs_the_contest_but_does_not_score() {
        assert!(Role::Organizer.may(Act::Organize));
        assert!(!Role::Organizer.may(Act::Score));
    }

    #[test]
    fn a_visitor_sees_public_pages_only() {
        assert!(Role::Visitor.may(Act::SeePublic));
        for act in [Act::Score, Act::Organize, Act::KeepAccount] {
            assert!(!Role::Visitor.may(act));
        }
    }
}
