DROP TABLE advances;
DROP TABLE vacancies;
DROP TABLE awards;
DROP TABLE award_decisions;
DROP TABLE tie_decisions;
