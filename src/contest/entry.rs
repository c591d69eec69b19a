//! The states of an entry, and the steps that lead from one to the next.

use super::key::keyed;

/// How an entry came in.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Channel {
    /// 平台投稿: a link of a partner platform.
    Platform,
    /// 邮箱投稿: the video came by e-mail.
    Mail,
}

keyed!(Channel);

/// The state of an entry.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
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

keyed!(EntryState);

impl EntryState {
    /// Whether nobody else can enter the same video while this entry is in this state.
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

/// A step that changes an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum EntryStep {
    /// The contestant enters it.
    Submit,
    /// An organizer lets it take part.
    Accept,
    /// An organizer sends it back for correction.
    Return,
    /// An organizer refuses it.
    Reject,
    /// An organizer takes a rejection or a return back.
    Reopen,
    /// The contestant changes it; it is reviewed again.
    Correct,
    /// The contestant takes it back.
    Withdraw,
    /// An organizer completes details that a message left unclear.
    #[strum(serialize = "settle")]
    Resolve,
    /// The contest's own account published it.
    Publish,
}

keyed!(EntryStep);

/// A step that does not follow from the entry's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotNow {
    /// The state of the entry.
    pub state: EntryState,
    /// The step that was tried.
    pub step: EntryStep,
}

/// The reason why an organizer returns or rejects an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ReasonCode {
    /// The required topics are missing, or not in the form that the platform needs.
    Topics,
    /// Published outside the window.
    Window,
    /// The link shows no video, or not this one.
    Link,
    /// The same video was entered before.
    Duplicate,
    /// Not about the theme.
    Theme,
    /// The contestant is not the author, or the video infringes other people's rights.
    Rights,
    /// The content breaks the law or the contest's rules.
    Content,
    /// The details are missing or wrong.
    Details,
    /// Something else, which the note explains.
    Other,
}

keyed!(ReasonCode);

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
}
