DROP TABLE sightings;
DROP TABLE mailboxes;
