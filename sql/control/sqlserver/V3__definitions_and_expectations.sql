-- What the watermark stands for: where the rows came from, how each column was made of them. NULL: not known, the next run notes it.
IF COL_LENGTH('ctl.etl_control', 'definition') IS NULL
  ALTER TABLE ctl.etl_control ADD definition nvarchar(max);

-- What a run was for: run, dry_run, rewind, retry_rejects, …
IF COL_LENGTH('audit.etl_run', 'mode') IS NULL
  ALTER TABLE audit.etl_run ADD mode varchar(20) NOT NULL CONSTRAINT etl_run_mode DEFAULT 'run';

IF COL_LENGTH('audit.etl_run_entity', 'rows_versioned') IS NULL
  ALTER TABLE audit.etl_run_entity ADD rows_versioned bigint NOT NULL CONSTRAINT etl_run_entity_rows_versioned DEFAULT 0;
GO

-- A batch of its own: a column is not known to the batch that adds it.
UPDATE audit.etl_run SET mode = CASE WHEN dry_run = 1 THEN 'dry_run'
                                     WHEN selection LIKE N'rewind to %' THEN 'rewind'
                                     ELSE 'retry_rejects' END
WHERE mode = 'run' AND (dry_run = 1 OR selection LIKE N'rewind to %' OR selection LIKE N'retry-rejects: %');

-- What was expected of a target, and what it was.
IF OBJECT_ID(N'audit.etl_expectation') IS NULL
BEGIN
  CREATE TABLE audit.etl_expectation (
    run_id      char(36) NOT NULL REFERENCES audit.etl_run (run_id),
    entity_name nvarchar(128) NOT NULL,
    expectation nvarchar(4000) NOT NULL,
    severity    varchar(10) NOT NULL,
    passed      bit NOT NULL,
    actual      nvarchar(4000)
  );

  CREATE INDEX etl_expectation_by_run ON audit.etl_expectation (run_id, entity_name);
END
