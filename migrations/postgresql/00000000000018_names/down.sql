DROP INDEX holds_round;
UPDATE letters SET kind = 'aside' WHERE kind = 'hold';
DROP INDEX entries_own_round;
DROP INDEX entries_email;

ALTER INDEX link_checks_due RENAME TO looks_due;
ALTER SEQUENCE link_checks_id_seq RENAME TO looks_id_seq;
ALTER TABLE link_checks RENAME CONSTRAINT link_checks_entry_id_fkey TO looks_entry_id_fkey;
ALTER TABLE link_checks RENAME CONSTRAINT link_checks_entry_id_key TO looks_entry_id_key;
ALTER TABLE link_checks RENAME CONSTRAINT link_checks_pkey TO looks_pkey;
ALTER TABLE link_checks RENAME TO looks;

ALTER INDEX hold_offers_hold RENAME TO aside_offers_aside;
ALTER SEQUENCE hold_offers_id_seq RENAME TO aside_offers_id_seq;
ALTER TABLE hold_offers RENAME CONSTRAINT hold_offers_hold_id_fkey TO aside_offers_aside_id_fkey;
ALTER TABLE hold_offers RENAME CONSTRAINT hold_offers_pkey TO aside_offers_pkey;
ALTER TABLE hold_offers RENAME COLUMN hold_id TO aside_id;
ALTER TABLE hold_offers RENAME TO aside_offers;

ALTER INDEX holds_entry RENAME TO asides_entry;
ALTER INDEX holds_open RENAME TO asides_open;
ALTER SEQUENCE holds_id_seq RENAME TO asides_id_seq;
ALTER TABLE holds RENAME CONSTRAINT holds_outcome_check TO asides_outcome_check;
ALTER TABLE holds RENAME CONSTRAINT holds_round_id_fkey TO asides_round_id_fkey;
ALTER TABLE holds RENAME CONSTRAINT holds_resolved_by_fkey TO asides_settled_by_fkey;
ALTER TABLE holds RENAME CONSTRAINT holds_account_id_fkey TO asides_account_id_fkey;
ALTER TABLE holds RENAME CONSTRAINT holds_entry_id_fkey TO asides_entry_id_fkey;
ALTER TABLE holds RENAME CONSTRAINT holds_pkey TO asides_pkey;
ALTER TABLE holds RENAME COLUMN resolve_note TO settle_note;
ALTER TABLE holds RENAME COLUMN resolved_by TO settled_by;
ALTER TABLE holds RENAME COLUMN resolved_at TO settled_at;
ALTER TABLE holds RENAME COLUMN held_at TO put_at;
ALTER TABLE holds RENAME TO asides;

ALTER TABLE entries RENAME CONSTRAINT entries_channel_check TO entries_way_check;
ALTER TABLE entries RENAME COLUMN channel TO way;
