-- Clearer names: holds instead of asides, link checks instead of looks, a channel instead of a way.
-- PostgreSQL made names for constraints and sequences out of the old ones; they are renamed too, so that a later
-- migration finds each under the name that it would have anywhere.
ALTER TABLE entries RENAME COLUMN way TO channel;
ALTER TABLE entries RENAME CONSTRAINT entries_way_check TO entries_channel_check;

ALTER TABLE asides RENAME TO holds;
ALTER TABLE holds RENAME COLUMN put_at TO held_at;
ALTER TABLE holds RENAME COLUMN settled_at TO resolved_at;
ALTER TABLE holds RENAME COLUMN settled_by TO resolved_by;
ALTER TABLE holds RENAME COLUMN settle_note TO resolve_note;
ALTER TABLE holds RENAME CONSTRAINT asides_pkey TO holds_pkey;
ALTER TABLE holds RENAME CONSTRAINT asides_entry_id_fkey TO holds_entry_id_fkey;
ALTER TABLE holds RENAME CONSTRAINT asides_account_id_fkey TO holds_account_id_fkey;
ALTER TABLE holds RENAME CONSTRAINT asides_settled_by_fkey TO holds_resolved_by_fkey;
ALTER TABLE holds RENAME CONSTRAINT asides_round_id_fkey TO holds_round_id_fkey;
ALTER TABLE holds RENAME CONSTRAINT asides_outcome_check TO holds_outcome_check;
ALTER SEQUENCE asides_id_seq RENAME TO holds_id_seq;
ALTER INDEX asides_open RENAME TO holds_open;
ALTER INDEX asides_entry RENAME TO holds_entry;

ALTER TABLE aside_offers RENAME TO hold_offers;
ALTER TABLE hold_offers RENAME COLUMN aside_id TO hold_id;
ALTER TABLE hold_offers RENAME CONSTRAINT aside_offers_pkey TO hold_offers_pkey;
ALTER TABLE hold_offers RENAME CONSTRAINT aside_offers_aside_id_fkey TO hold_offers_hold_id_fkey;
ALTER SEQUENCE aside_offers_id_seq RENAME TO hold_offers_id_seq;
ALTER INDEX aside_offers_aside RENAME TO hold_offers_hold;

ALTER TABLE looks RENAME TO link_checks;
ALTER TABLE link_checks RENAME CONSTRAINT looks_pkey TO link_checks_pkey;
ALTER TABLE link_checks RENAME CONSTRAINT looks_entry_id_key TO link_checks_entry_id_key;
ALTER TABLE link_checks RENAME CONSTRAINT looks_entry_id_fkey TO link_checks_entry_id_fkey;
ALTER SEQUENCE looks_id_seq RENAME TO link_checks_id_seq;
ALTER INDEX looks_due RENAME TO link_checks_due;

-- Indexes for columns that are searched.
CREATE INDEX entries_email ON entries (email, id);
CREATE INDEX entries_own_round ON entries (own_round_id, state, id);
CREATE INDEX holds_round ON holds (round_id) WHERE round_id IS NOT NULL;

-- Letters about holds are stored under the name that the catalogue uses.
UPDATE letters SET kind = 'hold' WHERE kind = 'aside';
