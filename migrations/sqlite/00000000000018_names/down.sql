DROP INDEX holds_round;
UPDATE letters SET kind = 'aside' WHERE kind = 'hold';
DROP INDEX entries_own_round;
DROP INDEX entries_email;
DROP INDEX link_checks_due;
DROP INDEX hold_offers_hold;
DROP INDEX holds_entry;
DROP INDEX holds_open;

ALTER TABLE link_checks RENAME TO looks;

ALTER TABLE hold_offers RENAME COLUMN hold_id TO aside_id;
ALTER TABLE hold_offers RENAME TO aside_offers;

ALTER TABLE holds RENAME COLUMN resolve_note TO settle_note;
ALTER TABLE holds RENAME COLUMN resolved_by TO settled_by;
ALTER TABLE holds RENAME COLUMN resolved_at TO settled_at;
ALTER TABLE holds RENAME COLUMN held_at TO put_at;
ALTER TABLE holds RENAME TO asides;

ALTER TABLE entries RENAME COLUMN channel TO way;

CREATE INDEX looks_due ON looks (due_at);
CREATE INDEX aside_offers_aside ON aside_offers (aside_id);
CREATE INDEX asides_entry ON asides (entry_id);
CREATE UNIQUE INDEX asides_open ON asides (entry_id) WHERE settled_at IS NULL;
