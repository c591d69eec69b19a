//! The states of an entry, and the steps that lead from one to the next.

use serde::{Deserialize, Serialize};

/// How an entry came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// 平台投稿: a link of a partner platform.
    Platform,
    /// 邮箱投稿: the video by e-mail.
    Mail,
}

impl Channel {
    /// Both channels.
    pub const ALL: [Self; 2] = [Self::Platform, Self::Mail];

    /// The word under which it is stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::Mail => "mail",
        }
    }

    /// The channel with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.key() == key)
    }
}

/// The state of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryState {
    /// 待审: waits for its eligibility review.
    Submitted,
    /// 已通过: takes part.
    Accepted,
    /// 退回修改: waits for the contestant's correction.
    Returned,
    /// 未通过: does not take part.
    Rejected,
    /// 已撤回: taken back by the contestant.
    Withdrawn,
}

impl EntryState {
    /// All states.
    pub const ALL: [Self; 5] = [
        Self::Submitted,
        Self::Accepted,
        Self::Returned,
        Self::Rejected,
        Self::Withdrawn,
    ];

    /// The word under which it is stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Whether the entry still holds its video against others who would enter the same one.
    #[must_use]
    pub fn holds_its_video(self) -> bool {
        matches!(self, Self::Submitted | Self::Accepted | Self::Returned)
    }

    /// The state after a step.
    ///
    /// # Errors
    /// [`NotNow`] when that step does not follow from this state.
    pub fn after(self, step: EntryStep) -> Result<Self, NotNow> {
        use EntryStep::{Accept, Correct, Publish, Reject, Reopen, Resolve, Return, Withdraw};
        match (self, step) {
            (Self::Submitted, Accept) => Ok(Self::Accepted),
            (Self::Submitted | Self::Accepted, Return) => Ok(Self::Returned),
            (Self::Submitted | Self::Accepted | Self::Returned, Reject) => Ok(Self::Rejected),
            (Self::Submitted | Self::Accepted | Self::Returned, Correct) => Ok(Self::Submitted),
            (Self::Submitted | Self::Accepted | Self::Returned, Withdraw) => Ok(Self::Withdrawn),
            (Self::Rejected | Self::Returned, Reopen) => Ok(Self::Submitted),
            (Self::Submitted, Resolve) => Ok(Self::Submitted),
            (Self::Accepted, Publish) => Ok(Self::Accepted),
            _ => Err(NotNow { state: self, step }),
        }
    }
}

/// Something that is done to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryStep {
    /// The contestant enters it.
    Submit,
    /// An organizer lets it take part.
    Accept,
    /// An organizer sends it back for correction.
    Return,
    /// An organizer refuses it.
    Reject,
    /// An organizer takes a refusal or a return back.
    Reopen,
    /// The contestant changes it; it is reviewed again.
    Correct,
    /// The contestant takes it back.
    Withdraw,
    /// An organizer completes details that a message left unclear.
    Resolve,
    /// The contest's own account published it.
    Publish,
}

impl EntryStep {
    /// All steps.
    pub const ALL: [Self; 9] = [
        Self::Submit,
        Self::Accept,
        Self::Return,
        Self::Reject,
        Self::Reopen,
        Self::Correct,
        Self::Withdraw,
        Self::Resolve,
        Self::Publish,
    ];

    /// The word under which it is stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Accept => "accept",
            Self::Return => "return",
            Self::Reject => "reject",
            Self::Reopen => "reopen",
            Self::Correct => "correct",
            Self::Withdraw => "withdraw",
            Self::Resolve => "settle",
            Self::Publish => "publish",
        }
    }

    /// The step with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }
}

/// A step that does not follow from the entry's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotNow {
    /// The state of the entry.
    pub state: EntryState,
    /// The step that was tried.
    pub step: EntryStep,
}

/// Why an organizer returns or rejects an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// The required topics are not there, or not in the form the platform needs.
    Topics,
    /// Published outside the window.
    Window,
    /// The link shows no video, or not this one.
    Link,
    /// The same video is entered already.
    Duplicate,
    /// Not about the theme.
    Theme,
    /// The entrant is not the author, or rights of others are touched.
    Rights,
    /// The content breaks the law or the contest's rules.
    Content,
    /// The details are missing or wrong.
    Details,
    /// Something else, which the note explains.
    Other,
}

impl ReasonCode {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Topics,
        Self::Window,
        Self::Link,
        Self::Duplicate,
        Self::Theme,
        Self::Rights,
        Self::Content,
        Self::Details,
        Self::Other,
    ];

    /// The word under which it is stored.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Window => "window",
            Self::Link => "link",
            Self::Duplicate => "duplicate",
            Self::Theme => "theme",
            Self::Rights => "rights",
            Self::Content => "content",
            Self::Details => "details",
            Self::Other => "other",
        }
    }

    /// The reason with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decided_entry_is_not_accepted_twice() {
        assert!(EntryState::Accepted.after(EntryStep::Accept).is_err());
        assert!(EntryState::Rejected.after(EntryStep::Accept).is_err());
    }

    #[test]
    fn a_rejection_can_be_taken_back_and_decided_again() {
        let reopened = EntryState::Rejected.after(EntryStep::Reopen);
        assert_eq!(reopened, Ok(EntryState::Submitted));
    }

    #[test]
    fn a_withdrawn_entry_stays_withdrawn() {
        for step in EntryStep::ALL {
            assert!(EntryState::Withdrawn.after(step).is_err(), "{step:?}");
        }
    }

    #[test]
    fn words_in_storage_lead_back_to_what_they_stand_for() {
        assert!(
            EntryState::ALL
                .iter()
                .all(|state| EntryState::from_key(state.key()) == Some(*state))
        );
        assert!(
            EntryStep::ALL
                .iter()
                .all(|step| EntryStep::from_key(step.key()) == Some(*step))
        );
        assert!(
            ReasonCode::ALL
                .iter()
                .all(|code| ReasonCode::from_key(code.key()) == Some(*code))
        );
    }
}
