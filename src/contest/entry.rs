//! The states of an entry, and the steps that lead from one to the next.

use strum::{IntoStaticStr, VariantArray};

use super::key::keyed;

/// How an entry came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Channel {
    /// 平台投稿: a link of a partner platform.
    Platform,
    /// 邮箱投稿: the video came by e-mail.
    Mail,
}

keyed!(Channel);

/// The state of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
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

impl EntryState {
    /// The decisions that an organizer can take in an entry's review; none once its month is judged.
    #[must_use]
    pub fn decisions(self, is_judged: bool) -> Vec<EntryStep> {
        use EntryStep::{Accept, Reject, Reopen, Return};
        let all = [Accept, Return, Reject, Reopen].into_iter();
        all.filter(|step| !is_judged && self.after(*step).is_ok())
            .collect()
    }
}

/// Why the post of an entry on the contest's own account cannot be recorded or corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostProblem {
    /// The entry did not come by e-mail.
    NotByMail,
    /// The entry is not accepted.
    NotAccepted,
    /// The entry is published already, and is being judged by that post.
    Judged,
}

/// Whether the post of an entry on the contest's own account can be recorded or corrected; `is_judged` if judges score
/// the entry by the post.
///
/// # Errors
/// Why it cannot.
pub fn may_record_post(
    channel: Channel,
    state: EntryState,
    is_judged: bool,
) -> Result<(), PostProblem> {
    if channel != Channel::Mail {
        Err(PostProblem::NotByMail)
    } else if state != EntryState::Accepted {
        Err(PostProblem::NotAccepted)
    } else if is_judged {
        Err(PostProblem::Judged)
    } else {
        Ok(())
    }
}

/// Whether an entry counts in another month than that of its publication. Without a month of publication it is not
/// known to be late.
#[must_use]
pub fn is_late<M: PartialEq>(own: Option<M>, counts_in: Option<M>) -> bool {
    matches!((own, counts_in), (Some(own), Some(counts_in)) if own != counts_in)
}

/// A step that changes an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
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
    fn a_decision_follows_from_the_state_and_none_is_taken_once_the_month_is_judged() {
        use EntryStep::{Accept, Reject, Reopen, Return};
        let decisions = |state: EntryState| state.decisions(false);
        assert_eq!(decisions(EntryState::Submitted), [Accept, Return, Reject]);
        assert_eq!(decisions(EntryState::Accepted), [Return, Reject]);
        assert_eq!(decisions(EntryState::Returned), [Reject, Reopen]);
        assert_eq!(decisions(EntryState::Rejected), [Reopen]);
        assert_eq!(decisions(EntryState::Withdrawn), []);
        for state in EntryState::ALL {
            assert_eq!(state.decisions(true), []);
        }
    }

    #[test]
    fn only_an_accepted_entry_by_mail_gets_a_post_and_none_while_it_is_judged() {
        let may = |state, is_judged| may_record_post(Channel::Mail, state, is_judged);
        assert_eq!(may(EntryState::Accepted, false), Ok(()));
        assert_eq!(may(EntryState::Accepted, true), Err(PostProblem::Judged));
        assert_eq!(
            may(EntryState::Returned, false),
            Err(PostProblem::NotAccepted)
        );
        let by_link = may_record_post(Channel::Platform, EntryState::Accepted, false);
        assert_eq!(by_link, Err(PostProblem::NotByMail));
    }

    #[test]
    fn an_entry_is_late_when_it_counts_in_another_month_than_its_own() {
        assert!(is_late(Some(1), Some(2)));
        assert!(!is_late(Some(1), Some(1)));
        assert!(!is_late(Some(1), None));
        assert!(!is_late(None, Some(2)));
    }

    #[test]
    fn a_withdrawn_entry_stays_withdrawn() {
        for step in EntryStep::ALL {
            assert!(EntryState::Withdrawn.after(step).is_err(), "{step:?}");
        }
    }
}
