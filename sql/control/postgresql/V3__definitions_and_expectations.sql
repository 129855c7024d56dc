-- What the watermark stands for: where the rows came from, how each column was made of them. NULL: not known, the next run notes it.
ALTER TABLE ctl.etl_control ADD COLUMN IF NOT EXISTS definition text;

-- What a run was for: run, dry_run, rewind, retry_rejects, …
ALTER TABLE audit.etl_run ADD COLUMN IF NOT EXISTS mode varchar(20) DEFAULT 'run' NOT NULL;

UPDATE audit.etl_run SET mode = CASE WHEN dry_run THEN 'dry_run'
                                     WHEN selection LIKE 'rewind to %' THEN 'rewind'
                                     ELSE 'retry_rejects' END
WHERE mode = 'run' AND (dry_run OR selection LIKE 'rewind to %' OR selection LIKE 'retry-rejects: %');

ALTER TABLE audit.etl_run_entity ADD COLUMN IF NOT EXISTS rows_versioned bigint DEFAULT 0 NOT NULL;

-- What was expected of a target, and what it was.
CREATE TABLE IF NOT EXISTS audit.etl_expectation (
  run_id      char(36) NOT NULL REFERENCES audit.etl_run (run_id),
  entity_name varchar(128) NOT NULL,
  expectation varchar(4000) NOT NULL,
  severity    varchar(10) NOT NULL,
  passed      boolean NOT NULL,
  actual      varchar(4000)
);

CREATE INDEX IF NOT EXISTS etl_expectation_by_run ON audit.etl_expectation (run_id, entity_name);
