-- What Fluxo remembers between runs (ctl) and what happened in them (audit): two files beside the database, attached under these names.
-- A database that is new to Fluxo begins with the tables as they are now: its first script has the number of the others' last one.
CREATE TABLE ctl.etl_control (
  entity_name        VARCHAR(128) NOT NULL PRIMARY KEY,
  is_enabled         SMALLINT DEFAULT 1 NOT NULL CHECK (is_enabled IN (0, 1)),
  watermark          TEXT,                               -- JSON: [{"column":"updated_at","type":"timestamp","value":"…"}, …]
  batch_size         INT CHECK (batch_size > 0),         -- NULL: as the spec says
  cutoff_lag_seconds INT CHECK (cutoff_lag_seconds >= 0),
  last_status        VARCHAR(10),
  last_run_id        CHAR(36),
  last_success_at    TEXT,                               -- moments are texts of UTC: 2026-01-01 12:00:00.5Z
  version            BIGINT DEFAULT 0 NOT NULL,          -- a run commits only if it is still what the run read
  updated_at         TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ', 'now')) NOT NULL,
  definition         TEXT                                -- what the watermark stands for; NULL: not known, the next run notes it
);

CREATE TABLE audit.etl_run (
  run_id           CHAR(36) NOT NULL PRIMARY KEY,
  started_at       TEXT NOT NULL,
  finished_at      TEXT,
  status           VARCHAR(10) NOT NULL CHECK (status IN ('running', 'success', 'partial', 'failed')),
  dry_run          BOOLEAN NOT NULL,
  profile          VARCHAR(128),
  selection        VARCHAR(4000) NOT NULL,
  host             VARCHAR(255),
  os_user          VARCHAR(255),
  engine_version   VARCHAR(64),
  entities_total   INT NOT NULL,
  entities_success INT DEFAULT 0 NOT NULL,
  entities_failed  INT DEFAULT 0 NOT NULL,
  entities_skipped INT DEFAULT 0 NOT NULL,
  error_message    VARCHAR(4000),
  mode             VARCHAR(20) DEFAULT 'run' NOT NULL
);

CREATE INDEX audit.etl_run_by_status ON etl_run (status);   -- every run looks for those that died

CREATE TABLE audit.etl_run_entity (
  run_id          CHAR(36) NOT NULL REFERENCES etl_run (run_id),
  entity_name     VARCHAR(128) NOT NULL,
  status          VARCHAR(10) NOT NULL CHECK (status IN ('running', 'success', 'failed', 'skipped')),
  started_at      TEXT NOT NULL,
  finished_at     TEXT,
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
  watermark_from  TEXT,
  watermark_to    TEXT,
  cutoff          VARCHAR(100),
  spec_hash       CHAR(64),
  error_code      VARCHAR(20),
  error_message   VARCHAR(4000),
  rows_versioned  BIGINT DEFAULT 0 NOT NULL,
  PRIMARY KEY (run_id, entity_name)
);

CREATE INDEX audit.etl_run_entity_by_entity ON etl_run_entity (entity_name, started_at);

CREATE INDEX audit.etl_run_entity_by_status ON etl_run_entity (status);

CREATE TABLE audit.etl_reject (
  reject_id      INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id         CHAR(36) NOT NULL REFERENCES etl_run (run_id),
  entity_name    VARCHAR(128) NOT NULL,
  row_key        VARCHAR(4000),
  column_name    VARCHAR(255),
  error_code     VARCHAR(20) NOT NULL,
  error_message  VARCHAR(4000) NOT NULL,
  row_data       TEXT,                                   -- JSON: the source row
  rejected_at    TEXT NOT NULL,
  retried_at     TEXT,
  retried_run_id CHAR(36)
);

CREATE INDEX audit.etl_reject_by_run ON etl_reject (run_id, entity_name);

-- What was expected of a target, and what it was.
CREATE TABLE audit.etl_expectation (
  run_id      CHAR(36) NOT NULL REFERENCES etl_run (run_id),
  entity_name VARCHAR(128) NOT NULL,
  expectation VARCHAR(4000) NOT NULL,
  severity    VARCHAR(10) NOT NULL,
  passed      BOOLEAN NOT NULL,
  actual      VARCHAR(4000)
);

CREATE INDEX audit.etl_expectation_by_run ON etl_expectation (run_id, entity_name);
