-- A set of words is checked where it is read, not by its table: a new platform, language or stage needs no migration.
-- Checks of numbers and of several columns stay.
ALTER TABLE accounts DROP CONSTRAINT accounts_role_check;
ALTER TABLE rounds DROP CONSTRAINT rounds_stage_check;
ALTER TABLE round_steps DROP CONSTRAINT round_steps_stage_check;
ALTER TABLE entries DROP CONSTRAINT entries_channel_check;
ALTER TABLE entries DROP CONSTRAINT entries_platform_check;
ALTER TABLE entries DROP CONSTRAINT entries_kind_check;
ALTER TABLE entries DROP CONSTRAINT entries_lang_check;
ALTER TABLE entries DROP CONSTRAINT entries_state_check;
ALTER TABLE entry_steps DROP CONSTRAINT entry_steps_state_check;
ALTER TABLE entry_checks DROP CONSTRAINT entry_checks_verdict_check;
ALTER TABLE letters DROP CONSTRAINT letters_lang_check;
ALTER TABLE pairs DROP CONSTRAINT pairs_why_check;
ALTER TABLE pairs DROP CONSTRAINT pairs_decision_check;
ALTER TABLE lookups DROP CONSTRAINT lookups_outcome_check;
ALTER TABLE holds DROP CONSTRAINT holds_outcome_check;
ALTER TABLE media DROP CONSTRAINT media_what_check;
ALTER TABLE messages DROP CONSTRAINT messages_lang_check;
ALTER TABLE messages DROP CONSTRAINT messages_received_by_check;
ALTER TABLE messages DROP CONSTRAINT messages_state_check;
ALTER TABLE message_steps DROP CONSTRAINT message_steps_step_check;
ALTER TABLE official_posts DROP CONSTRAINT official_posts_platform_check;
