-- What a company asks of all its teams, over the tables of schema.sql. Standard SQL: for any engine.

-- Booked of quota by team and quarter: like with like, so only reviews of which both are known; the others are counted.
CREATE VIEW booked_of_quota AS
SELECT
  reviews.team,
  teams.currency,
  reviews.quarter,
  SUM(CASE WHEN booked IS NOT NULL AND quota IS NOT NULL THEN booked END) AS booked,
  SUM(CASE WHEN booked IS NOT NULL AND quota IS NOT NULL THEN quota END) AS quota,
  COUNT(CASE WHEN booked IS NOT NULL AND quota IS NOT NULL THEN 1 END) AS reps,
  COUNT(*) AS of_reps
FROM reviews
JOIN teams ON teams.team = reviews.team
GROUP BY reviews.team, teams.currency, reviews.quarter;

-- Say/do by team and quarter: promises kept of promises made. Released ones are not counted, unknown ones are shown.
CREATE VIEW say_do AS
SELECT
  team,
  quarter,
  COUNT(CASE WHEN outcome = 'kept' THEN 1 END) AS kept,
  COUNT(CASE WHEN outcome IN ('kept', 'missed') THEN 1 END) AS counted,
  COUNT(CASE WHEN outcome = 'unknown' THEN 1 END) AS unknown,
  COUNT(CASE WHEN outcome = 'released' THEN 1 END) AS released
FROM promises
GROUP BY team, quarter;

-- The company by currency and fiscal quarter, as each team names it: teams whose years start in other months are not alike.
CREATE VIEW company AS
SELECT
  booked_of_quota.currency,
  booked_of_quota.quarter,
  COUNT(*) AS teams,
  SUM(booked_of_quota.booked) AS booked,
  SUM(booked_of_quota.quota) AS quota,
  SUM(say_do.kept) AS kept,
  SUM(say_do.counted) AS counted
FROM booked_of_quota
LEFT JOIN say_do ON say_do.team = booked_of_quota.team AND say_do.quarter = booked_of_quota.quarter
GROUP BY booked_of_quota.currency, booked_of_quota.quarter;

-- Efforts that fail in the hands of several reps, by their id.
CREATE VIEW failing_efforts AS
SELECT effort, quarter, COUNT(DISTINCT team) AS teams, COUNT(*) AS reps
FROM efforts
WHERE NOT worked
GROUP BY effort, quarter
HAVING COUNT(*) > 1;

-- Of how many reviews leaders know the answer to each question, by quarter: the rest is the gap that no CRM shows.
CREATE VIEW known AS
SELECT
  quarter,
  COUNT(*) AS reviews,
  COUNT(CASE WHEN knows_said_and_did = 'known' THEN 1 END) AS said_and_did,
  COUNT(CASE WHEN knows_worked = 'known' THEN 1 END) AS worked,
  COUNT(CASE WHEN knows_didnt_work = 'known' THEN 1 END) AS didnt_work,
  COUNT(CASE WHEN knows_learned = 'known' THEN 1 END) AS learned,
  COUNT(CASE WHEN knows_next = 'known' THEN 1 END) AS next_quarter
FROM reviews
GROUP BY quarter;
