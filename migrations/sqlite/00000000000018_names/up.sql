-- Clearer names: holds instead of asides, link checks instead of looks, a channel instead of a way.
-- Renaming a table or column leaves foreign keys and checks right; an index has to be made again.
DROP INDEX asides_open;
DROP INDEX asides_entry;
DROP INDEX aside_offers_aside;
DROP INDEX looks_due;

ALTER TABLE entries RENAME COLUMN way TO channel;

ALTER TABLE asides RENAME TO holds;
ALTER TABLE holds RENAME COLUMN put_at TO held_at;
ALTER TABLE holds RENAME COLUMN settled_at TO resolved_at;
ALTER TABLE holds RENAME COLUMN settled_by TO resolved_by;
ALTER TABLE holds RENAME COLUMN settle_note TO resolve_note;

ALTER TABLE aside_offers RENAME TO hold_offers;
ALTER TABLE hold_offers RENAME COLUMN aside_id TO hold_id;

ALTER TABLE looks RENAME TO link_checks;

CREATE UNIQUE INDEX holds_open ON holds (entry_id) WHERE resolved_at IS NULL;
CREATE INDEX holds_entry ON holds (entry_id);
CREATE INDEX hold_offers_hold ON hold_offers (hold_id);
CREATE INDEX link_checks_due ON link_checks (due_at);

-- Indexes for columns that are searched.
CREATE INDEX entries_email ON entries (email, id);
CREATE INDEX entries_own_round ON entries (own_round_id, state, id);
CREATE INDEX holds_round ON holds (round_id) WHERE round_id IS NOT NULL;

-- Letters about holds are stored under the name that the catalogue uses.
UPDATE letters SET kind = 'hold' WHERE kind = 'aside';
