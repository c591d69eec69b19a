DROP TABLE entry_versions;
DROP TABLE entry_checks;
DROP TABLE entry_steps;
DROP TABLE entry_keys;
DROP TABLE entries;
