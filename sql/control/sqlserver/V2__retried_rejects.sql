-- Rejected rows that mvn etl:retry-rejects has loaded, or has found to be gone.
IF COL_LENGTH('audit.etl_reject', 'retried_at') IS NULL
  ALTER TABLE audit.etl_reject ADD retried_at datetimeoffset(6);
IF COL_LENGTH('audit.etl_reject', 'retried_run_id') IS NULL
  ALTER TABLE audit.etl_reject ADD retried_run_id char(36);
