//! Who may do what: one table of role × act.

/// Who somebody is to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Not signed in: citizens and contestants, who need no account.
    Visitor,
    /// 评委.
    Judge,
    /// 组委会.
    Organizer,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Visitor, Self::Judge, Self::Organizer];

    /// The word under which it is stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Judge => "judge",
            Self::Organizer => "organizer",
        }
    }

    /// The role with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Whether this role may do such an act.
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

/// What an address of the program asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Read public pages, enter a work, follow an entry by its secret link.
    SeePublic,
    /// Score the works assigned to oneself. Organizers may not: procedure and scores stay apart.
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
