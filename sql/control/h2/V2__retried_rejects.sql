-- Rejected rows that mvn etl:retry-rejects has loaded, or has found to be gone.
ALTER TABLE audit.etl_reject ADD COLUMN IF NOT EXISTS retried_at TIMESTAMP(6) WITH TIME ZONE;

ALTER TABLE audit.etl_reject ADD COLUMN IF NOT EXISTS retried_run_id CHAR(36);
