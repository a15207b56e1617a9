-- Loads the exports of many teams into the tables of schema.sql, with DuckDB: one folder a team, below exports/ here.
-- duckdb sales.db -c '.read schema.sql' -c '.read load.sql' -c '.read rollup.sql'

INSERT INTO teams
SELECT * FROM read_json('exports/*/teams.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', leader: 'VARCHAR', currency: 'VARCHAR', fiscal_year_starts: 'VARCHAR'});

INSERT INTO numbers
SELECT * FROM read_json('exports/*/numbers.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', period: 'VARCHAR', number: 'DECIMAL(18, 2)'});

INSERT INTO goals
SELECT * FROM read_json('exports/*/goals.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', goal: 'VARCHAR', words: 'VARCHAR', metric: 'VARCHAR', target: 'DOUBLE'});

INSERT INTO reps
SELECT * FROM read_json('exports/*/reps.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', name: 'VARCHAR', from_quarter: 'VARCHAR', to_quarter: 'VARCHAR'});

INSERT INTO quotas
SELECT * FROM read_json('exports/*/quotas.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', quota: 'DECIMAL(18, 2)'});

INSERT INTO reviews
SELECT * FROM read_json('exports/*/reviews.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', first_day: 'DATE', last_day: 'DATE', state: 'VARCHAR', held: 'DATE', quota: 'DECIMAL(18, 2)', booked: 'DECIMAL(18, 2)', crm_booked: 'DECIMAL(18, 2)', knows_said_and_did: 'VARCHAR', knows_worked: 'VARCHAR', knows_didnt_work: 'VARCHAR', knows_learned: 'VARCHAR', knows_next: 'VARCHAR', biggest_client: 'VARCHAR', biggest_client_news: 'VARCHAR'});

INSERT INTO promises
SELECT * FROM read_json('exports/*/promises.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', promise: 'VARCHAR', objective: 'VARCHAR', why: 'VARCHAR', done_by: 'VARCHAR', metric: 'VARCHAR', target: 'DOUBLE', at_most: 'BOOLEAN', baseline: 'DOUBLE', expects: 'DECIMAL(18, 2)', serves: 'VARCHAR', good: 'BOOLEAN', outcome: 'VARCHAR', actual: 'DOUBLE', note: 'VARCHAR', released: 'VARCHAR', dropped: 'VARCHAR'});

INSERT INTO efforts
SELECT * FROM read_json('exports/*/efforts.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', effort: 'VARCHAR', worked: 'BOOLEAN', words: 'VARCHAR', result: 'VARCHAR', why: 'VARCHAR', keep: 'BOOLEAN', decision: 'VARCHAR'});

INSERT INTO lessons
SELECT * FROM read_json('exports/*/lessons.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', lesson: 'VARCHAR', words: 'VARCHAR', about: 'VARCHAR', "pivot": 'VARCHAR'});

INSERT INTO plans
SELECT * FROM read_json('exports/*/plans.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', plan: 'VARCHAR', objective: 'VARCHAR', why: 'VARCHAR', done_by: 'VARCHAR', metric: 'VARCHAR', target: 'DOUBLE', at_most: 'BOOLEAN', baseline: 'DOUBLE', expects: 'DECIMAL(18, 2)', serves: 'VARCHAR', good: 'BOOLEAN', good_note: 'VARCHAR', repeats: 'VARCHAR', why_this_time: 'VARCHAR'});

INSERT INTO causes
SELECT * FROM read_json('exports/*/causes.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', plan: 'VARCHAR', cause: 'VARCHAR'});

INSERT INTO actuals
SELECT * FROM read_json('exports/*/actuals.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', booked: 'DECIMAL(18, 2)', won: 'INTEGER', lost: 'INTEGER', win_rate: 'DOUBLE', average_deal: 'DECIMAL(18, 2)', pipeline: 'DECIMAL(18, 2)', new_accounts: 'INTEGER', days_to_close: 'DOUBLE'});

INSERT INTO metrics
SELECT * FROM read_json('exports/*/metrics.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', metric: 'VARCHAR', "count": 'DOUBLE'});

INSERT INTO findings
SELECT * FROM read_json('exports/*/findings.ndjson', format = 'newline_delimited', columns = {team: 'VARCHAR', file: 'VARCHAR', line: 'INTEGER', "column": 'INTEGER', rule: 'VARCHAR', rep: 'VARCHAR', quarter: 'VARCHAR', severity: 'VARCHAR', message: 'VARCHAR', advice: 'VARCHAR'});
