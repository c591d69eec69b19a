DROP TABLE imports;
DROP TABLE pairs;
