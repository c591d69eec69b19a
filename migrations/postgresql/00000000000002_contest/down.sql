DROP TABLE round_steps;
DROP TABLE rounds;
DROP TABLE definitions;
