-- What Fluxo remembers between runs (ctl) and what happened in them (audit).
-- A database that is new to Fluxo begins with the tables as they are now: its first script has the number of the others' last one.
-- No foreign keys and no further indexes: DuckDB changes an indexed row by deleting it and inserting it again, which a foreign key refuses.
CREATE SCHEMA IF NOT EXISTS ctl;
CREATE SCHEMA IF NOT EXISTS audit;

-- A run changes the row of its entity and never commits that: until it ends, no other can.
CREATE TABLE IF NOT EXISTS ctl.etl_lock (
  lock_name VARCHAR NOT NULL PRIMARY KEY,
  holder    BIGINT
);

CREATE SEQUENCE audit.etl_reject_id;

CREATE TABLE ctl.etl_control (
  entity_name        VARCHAR NOT NULL PRIMARY KEY,
  is_enabled         SMALLINT DEFAULT 1 NOT NULL CHECK (is_enabled IN (0, 1)),
  watermark          VARCHAR,                               -- JSON: [{"column":"updated_at","type":"timestamp","value":"…"}, …]
  batch_size         INTEGER CHECK (batch_size > 0),         -- NULL: as the spec says
  cutoff_lag_seconds INTEGER CHECK (cutoff_lag_seconds >= 0),
  last_status        VARCHAR,
  last_run_id        VARCHAR,
  last_success_at    TIMESTAMPTZ,
  version            BIGINT DEFAULT 0 NOT NULL,          -- a run commits only if it is still what the run read
  updated_at         TIMESTAMPTZ DEFAULT now() NOT NULL,
  definition         VARCHAR                                -- what the watermark stands for; NULL: not known, the next run notes it
);

CREATE TABLE audit.etl_run (
  run_id           VARCHAR NOT NULL PRIMARY KEY,
  started_at       TIMESTAMPTZ NOT NULL,
  finished_at      TIMESTAMPTZ,
  status           VARCHAR NOT NULL CHECK (status IN ('running', 'success', 'partial', 'failed')),
  dry_run          BOOLEAN NOT NULL,
  profile          VARCHAR,
  selection        VARCHAR NOT NULL,
  host             VARCHAR,
  os_user          VARCHAR,
  engine_version   VARCHAR,
  entities_total   INTEGER NOT NULL,
  entities_success INTEGER DEFAULT 0 NOT NULL,
  entities_failed  INTEGER DEFAULT 0 NOT NULL,
  entities_skipped INTEGER DEFAULT 0 NOT NULL,
  error_message    VARCHAR,
  mode             VARCHAR DEFAULT 'run' NOT NULL
);

CREATE TABLE audit.etl_run_entity (
  run_id          VARCHAR NOT NULL,
  entity_name     VARCHAR NOT NULL,
  status          VARCHAR NOT NULL CHECK (status IN ('running', 'success', 'failed', 'skipped')),
  started_at      TIMESTAMPTZ NOT NULL,
  finished_at     TIMESTAMPTZ,
  dry_run         BOOLEAN NOT NULL,
  batches         BIGINT DEFAULT 0 NOT NULL,
  rows_read       BIGINT DEFAULT 0 NOT NULL,
  rows_inserted   BIGINT DEFAULT 0 NOT NULL,
  rows_updated    BIGINT DEFAULT 0 NOT NULL,
  rows_unchanged  BIGINT DEFAULT 0 NOT NULL,
  rows_deleted    BIGINT DEFAULT 0 NOT NULL,
  rows_superseded BIGINT DEFAULT 0 NOT NULL,
  rows_rejected   BIGINT DEFAULT 0 NOT NULL,
  rows_skipped    BIGINT DEFAULT 0 NOT NULL,             -- not read: NULL in a watermark column, on_null: skip
  watermark_from  VARCHAR,
  watermark_to    VARCHAR,
  cutoff          VARCHAR,
  spec_hash       VARCHAR,
  error_code      VARCHAR,
  error_message   VARCHAR,
  rows_versioned  BIGINT DEFAULT 0 NOT NULL,
  PRIMARY KEY (run_id, entity_name)
);

CREATE TABLE audit.etl_reject (
  reject_id      BIGINT DEFAULT nextval('audit.etl_reject_id') NOT NULL PRIMARY KEY,
  run_id         VARCHAR NOT NULL,
  entity_name    VARCHAR NOT NULL,
  row_key        VARCHAR,
  column_name    VARCHAR,
  error_code     VARCHAR NOT NULL,
  error_message  VARCHAR NOT NULL,
  row_data       VARCHAR,                                   -- JSON: the source row
  rejected_at    TIMESTAMPTZ NOT NULL,
  retried_at     TIMESTAMPTZ,
  retried_run_id VARCHAR
);

-- What was expected of a target, and what it was.
CREATE TABLE audit.etl_expectation (
  run_id      VARCHAR NOT NULL,
  entity_name VARCHAR NOT NULL,
  expectation VARCHAR NOT NULL,
  severity    VARCHAR NOT NULL,
  passed      BOOLEAN NOT NULL,
  actual      VARCHAR
);
