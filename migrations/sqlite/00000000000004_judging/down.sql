DROP TABLE scores;
DROP TABLE assignments;
DROP TABLE panelists;
DROP TABLE screening_votes;
DROP TABLE candidates;
