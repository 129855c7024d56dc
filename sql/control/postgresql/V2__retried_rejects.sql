-- Rejected rows that mvn etl:retry-rejects has loaded, or has found to be gone.
ALTER TABLE audit.etl_reject ADD COLUMN IF NOT EXISTS retried_at timestamptz(6);

ALTER TABLE audit.etl_reject ADD COLUMN IF NOT EXISTS retried_run_id char(36);
