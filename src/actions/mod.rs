//! The acts: what people do, one file per act. Each act runs inside `Db::write`, decides with `contest`, stores with
//! `db`, and puts letters into the outbox. The web site, the command line and the jobs use the same acts.

pub mod advance_round;
pub mod ask_sender;
mod assign_judges;
pub mod budget_status;
pub mod cast_points;
pub mod choose_panel;
pub mod confirm_password;
pub mod correct_entry;
pub mod decide_awards;
pub mod decide_pair;
pub mod decide_tie;
pub mod disable_account;
pub mod end_sessions;
mod enter_by_mail;
pub mod find_pairs;
pub mod find_viewer;
pub mod finish_judging;
pub mod import_message;
pub mod import_posts;
pub mod invite_person;
pub mod letter_links;
pub mod load_contest;
pub mod mask_tokens;
pub mod name_chief;
pub mod own_task;
mod post_letter;
pub mod publish_official;
pub mod put_on_hold;
pub mod reason;
pub mod recognize_key;
pub mod recuse;
pub mod release_judge;
pub mod repair_link;
pub mod resolve_hold;
pub mod resolve_message;
pub mod resolve_short_link;
pub mod review_entry;
pub mod round_status;
pub mod screen_entry;
pub mod send_again;
pub mod send_links;
pub mod set_password;
pub mod sign_in;
pub mod submit_entry;
pub mod tally_round;
mod tell_sender;
pub mod tx;
pub mod verify_round;
pub mod withdraw_entry;

use chrono::{DateTime, Utc};

use crate::db::types::AccountId;

/// Who acts, and when.
#[derive(Debug, Clone, Copy)]
pub struct Actor {
    /// The account.
    pub by: AccountId,
    /// The instant.
    pub now: DateTime<Utc>,
}
