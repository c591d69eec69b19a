DROP TABLE looks;
DROP TABLE aside_offers;
DROP TABLE asides;
