-- The tables that `qreview export` writes, each as TABLE.ndjson or TABLE.csv. Standard SQL.
-- Amounts are in the team's currency (teams.currency); quarters are fiscal: 2026-Q1. NULL is: there is none, or it is not known.
-- The name of a team is its key: each has one of its own. Run again, this begins anew, for the exports of a later day.

DROP VIEW IF EXISTS company;
DROP VIEW IF EXISTS say_do;
DROP VIEW IF EXISTS booked_of_quota;
DROP VIEW IF EXISTS failing_efforts;
DROP VIEW IF EXISTS known;
DROP TABLE IF EXISTS teams;
DROP TABLE IF EXISTS numbers;
DROP TABLE IF EXISTS goals;
DROP TABLE IF EXISTS reps;
DROP TABLE IF EXISTS quotas;
DROP TABLE IF EXISTS reviews;
DROP TABLE IF EXISTS promises;
DROP TABLE IF EXISTS efforts;
DROP TABLE IF EXISTS lessons;
DROP TABLE IF EXISTS plans;
DROP TABLE IF EXISTS causes;
DROP TABLE IF EXISTS actuals;
DROP TABLE IF EXISTS metrics;
DROP TABLE IF EXISTS findings;

CREATE TABLE teams (
  team VARCHAR NOT NULL,
  leader VARCHAR,
  currency VARCHAR,
  fiscal_year_starts VARCHAR,
  PRIMARY KEY (team)
);

CREATE TABLE numbers (
  team VARCHAR NOT NULL,
  period VARCHAR NOT NULL,
  number NUMERIC(18, 2),
  PRIMARY KEY (team, period)
);

CREATE TABLE goals (
  team VARCHAR NOT NULL,
  goal VARCHAR NOT NULL,
  words VARCHAR,
  metric VARCHAR,
  target DOUBLE PRECISION,
  PRIMARY KEY (team, goal)
);

CREATE TABLE reps (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  name VARCHAR,
  from_quarter VARCHAR,
  to_quarter VARCHAR,
  PRIMARY KEY (team, rep)
);

CREATE TABLE quotas (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  quota NUMERIC(18, 2),
  PRIMARY KEY (team, rep, quarter)
);

CREATE TABLE reviews (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  first_day DATE,
  last_day DATE,
  state VARCHAR,
  held DATE,
  quota NUMERIC(18, 2),
  booked NUMERIC(18, 2),
  crm_booked NUMERIC(18, 2),
  knows_said_and_did VARCHAR,
  knows_worked VARCHAR,
  knows_didnt_work VARCHAR,
  knows_learned VARCHAR,
  knows_next VARCHAR,
  biggest_client VARCHAR,
  biggest_client_news VARCHAR,
  PRIMARY KEY (team, rep, quarter)
);

CREATE TABLE promises (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  promise VARCHAR NOT NULL,
  objective VARCHAR,
  why VARCHAR,
  done_by VARCHAR,
  metric VARCHAR,
  target DOUBLE PRECISION,
  at_most BOOLEAN,
  baseline DOUBLE PRECISION,
  expects NUMERIC(18, 2),
  serves VARCHAR,
  good BOOLEAN,
  outcome VARCHAR,
  actual DOUBLE PRECISION,
  note VARCHAR,
  released VARCHAR,
  dropped VARCHAR,
  PRIMARY KEY (team, rep, quarter, promise)
);

CREATE TABLE efforts (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  effort VARCHAR NOT NULL,
  worked BOOLEAN NOT NULL,
  words VARCHAR,
  result VARCHAR,
  why VARCHAR,
  keep BOOLEAN,
  decision VARCHAR,
  PRIMARY KEY (team, rep, quarter, effort, worked)
);

CREATE TABLE lessons (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  lesson VARCHAR NOT NULL,
  words VARCHAR,
  about VARCHAR,
  "pivot" VARCHAR,
  PRIMARY KEY (team, rep, quarter, lesson)
);

CREATE TABLE plans (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  plan VARCHAR NOT NULL,
  objective VARCHAR,
  why VARCHAR,
  done_by VARCHAR,
  metric VARCHAR,
  target DOUBLE PRECISION,
  at_most BOOLEAN,
  baseline DOUBLE PRECISION,
  expects NUMERIC(18, 2),
  serves VARCHAR,
  good BOOLEAN,
  good_note VARCHAR,
  repeats VARCHAR,
  why_this_time VARCHAR,
  PRIMARY KEY (team, rep, quarter, plan)
);

CREATE TABLE causes (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  plan VARCHAR NOT NULL,
  cause VARCHAR NOT NULL,
  PRIMARY KEY (team, rep, quarter, plan, cause)
);

CREATE TABLE actuals (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  booked NUMERIC(18, 2),
  won INTEGER,
  lost INTEGER,
  win_rate DOUBLE PRECISION,
  average_deal NUMERIC(18, 2),
  pipeline NUMERIC(18, 2),
  new_accounts INTEGER,
  days_to_close DOUBLE PRECISION,
  PRIMARY KEY (team, rep, quarter)
);

CREATE TABLE metrics (
  team VARCHAR NOT NULL,
  rep VARCHAR NOT NULL,
  quarter VARCHAR NOT NULL,
  metric VARCHAR NOT NULL,
  "count" DOUBLE PRECISION,
  PRIMARY KEY (team, rep, quarter, metric)
);

CREATE TABLE findings (
  team VARCHAR,
  file VARCHAR,
  line INTEGER,
  "column" INTEGER,
  rule VARCHAR,
  rep VARCHAR,
  quarter VARCHAR,
  severity VARCHAR,
  message VARCHAR,
  advice VARCHAR
);
