DROP TABLE audit;
DROP TABLE throttles;
DROP TABLE sessions;
DROP TABLE account_links;
DROP TABLE accounts;
