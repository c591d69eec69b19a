//! An organizer asks a letter's sender for what is missing, with one press.

use super::tell_sender::missing;
use super::{Acting, post_letter};
use crate::contest::Contest;
use crate::contest::message::{MessageState, MessageStep, Reason};
use crate::db::messages::{self, NewStep};
use crate::db::types::MessageId;
use crate::db::{Conn, Failed, audit};
use crate::links::Links;

/// Why a sender was not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskRefused {
    /// The letter waits no more.
    NotWaiting,
    /// The same was asked already.
    AskedAlready,
    /// A program sent it, or it names no sender who could be written to.
    NobodyToAsk,
    /// Neither something missing nor words of the organizer's own.
    NothingToAsk,
}

/// Writes the letter that says what is missing; the letter that came in goes on waiting.
///
/// # Errors
/// [`AskRefused`], and when the database fails.
pub fn ask_sender(
    conn: &mut Conn,
    contest: &Contest,
    links: &Links,
    acting: Acting,
    id: MessageId,
    (reasons, note): (&[Reason], &str),
) -> Result<(), Failed<AskRefused>> {
    let refused = |why| Err(Failed::Refused(why));
    let message = messages::get(conn, id)?;
    if message.state.0 != MessageState::Waiting {
        return refused(AskRefused::NotWaiting);
    }
    if message.automatic || !crate::contest::entry_details::is_email(&message.from_address) {
        return refused(AskRefused::NobodyToAsk);
    }
    let nothing = !reasons.iter().any(|reason| reason.is_asked_for());
    if nothing && note.trim().is_empty() {
        return refused(AskRefused::NothingToAsk);
    }
    let letter = missing(contest, links, &message, reasons, note.trim());
    if !post_letter::answer(conn, &message, &letter, None, acting.now)? {
        return refused(AskRefused::AskedAlready);
    }
    let step = NewStep {
        step: MessageStep::Ask,
        state: MessageState::Waiting,
        entry: None,
        note: note.trim(),
        by: Some(acting.by),
    };
    messages::take_step(conn, id, &step, acting.now)?;
    let words: Vec<&str> = reasons.iter().map(|reason| reason.key()).collect();
    let subject = format!("message {id}");
    audit::record(
        conn,
        acting.now,
        Some(acting.by),
        "ask_sender",
        &subject,
        &words.join(" "),
    )?;
    Ok(())
}
