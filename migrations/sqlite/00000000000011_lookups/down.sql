DROP TABLE lookup_hosts;
DROP TABLE lookups;
