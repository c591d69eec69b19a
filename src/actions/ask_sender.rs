//! An organizer asks a message's sender for missing details.

use super::reason::note_of;
use super::tell_sender::missing;
use super::tx::StaffTx;
use crate::contest::correspondence::can_be_asked;
use crate::contest::message::{MessageState, MessageStep, Reason};
use crate::db::Failed;
use crate::db::mail::messages::{self, NewMessageStep};
use crate::db::types::MessageId;

/// Why the sender was not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskRefused {
    /// The message is no longer waiting.
    NotWaiting,
    /// The same question was asked before.
    AskedAlready,
    /// The message was sent by a program, or its sender's address is malformed.
    NobodyToAsk,
    /// Nothing is missing, and the organizer wrote no note.
    NothingToAsk,
}

/// Writes the letter that asks for the missing details; the message stays in its waiting state.
pub fn ask_sender(
    tx: &mut StaffTx<'_>,
    id: MessageId,
    reasons: &[Reason],
    note: &str,
) -> Result<(), Failed<AskRefused>> {
    let refused = |why| Err(Failed::Refused(why));
    let (message, note) = (messages::get(tx.conn, id)?, note_of(note));
    if message.state.0 != MessageState::Waiting {
        return refused(AskRefused::NotWaiting);
    }
    if !can_be_asked(message.automatic, &message.from_address) {
        return refused(AskRefused::NobodyToAsk);
    }
    let is_missing = reasons.iter().any(|reason| reason.is_asked_for());
    if !is_missing && note.is_empty() {
        return refused(AskRefused::NothingToAsk);
    }
    let letter = missing(tx, &message, reasons, &note);
    let now = tx.now;
    if !tx.answer(&message, &letter, None)? {
        return refused(AskRefused::AskedAlready);
    }
    let step = NewMessageStep {
        step: MessageStep::Ask,
        state: MessageState::Waiting,
        entry: None,
        note: &note,
        by: tx.by,
    };
    messages::take_step(tx.conn, id, &step, now)?;
    let keys: Vec<&str> = reasons.iter().map(|reason| reason.key()).collect();
    tx.record("ask_sender", &format!("message {id}"), &keys.join(" "))?;
    Ok(())
}
