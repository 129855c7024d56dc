-- What Fluxo remembers between runs (ctl) and what happened in them (audit).
-- IF NOT EXISTS throughout: each DDL of H2 commits and so ends Flyway's lock, and two first runs may both be here.
CREATE SCHEMA IF NOT EXISTS ctl;
CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE IF NOT EXISTS ctl.etl_control (
  entity_name        VARCHAR(128) NOT NULL PRIMARY KEY,
  is_enabled         SMALLINT DEFAULT 1 NOT NULL CHECK (is_enabled IN (0, 1)),
  watermark          VARCHAR(100000),                    -- JSON: [{"column":"updated_at","type":"timestamp","value":"…"}, …]
  batch_size         INTEGER CHECK (batch_size > 0),     -- NULL: as the spec says
  cutoff_lag_seconds INTEGER CHECK (cutoff_lag_seconds >= 0),
  last_status        VARCHAR(10),
  last_run_id        CHAR(36),
  last_success_at    TIMESTAMP(6) WITH TIME ZONE,
  version            BIGINT DEFAULT 0 NOT NULL,          -- a run commits only if it is still what the run read
  updated_at         TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- H2 has no named locks: a run holds the row of its entity FOR UPDATE until it ends or dies.
CREATE TABLE IF NOT EXISTS ctl.etl_lock (
  lock_name VARCHAR(200) NOT NULL PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS audit.etl_run (
  run_id           CHAR(36) NOT NULL PRIMARY KEY,
  started_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  finished_at      TIMESTAMP(6) WITH TIME ZONE,
  status           VARCHAR(10) NOT NULL CHECK (status IN ('running', 'success', 'partial', 'failed')),
  dry_run          BOOLEAN NOT NULL,
  profile          VARCHAR(128),
  selection        VARCHAR(4000) NOT NULL,
  host             VARCHAR(255),
  os_user          VARCHAR(255),
  engine_version   VARCHAR(64),
  entities_total   INTEGER NOT NULL,
  entities_success INTEGER DEFAULT 0 NOT NULL,
  entities_failed  INTEGER DEFAULT 0 NOT NULL,
  entities_skipped INTEGER DEFAULT 0 NOT NULL,
  error_message    VARCHAR(4000)
);

CREATE INDEX IF NOT EXISTS audit.etl_run_by_status ON audit.etl_run (status);   -- every run looks for those that died

CREATE TABLE IF NOT EXISTS audit.etl_run_entity (
  run_id          CHAR(36) NOT NULL REFERENCES audit.etl_run (run_id),
  entity_name     VARCHAR(128) NOT NULL,
  status          VARCHAR(10) NOT NULL CHECK (status IN ('running', 'success', 'failed', 'skipped')),
  started_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  finished_at     TIMESTAMP(6) WITH TIME ZONE,
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
  watermark_from  VARCHAR(100000),
  watermark_to    VARCHAR(100000),
  cutoff          VARCHAR(100),
  spec_hash       CHAR(64),
  error_code      VARCHAR(20),
  error_message   VARCHAR(4000),
  PRIMARY KEY (run_id, entity_name)
);

CREATE INDEX IF NOT EXISTS audit.etl_run_entity_by_entity ON audit.etl_run_entity (entity_name, started_at);

CREATE INDEX IF NOT EXISTS audit.etl_run_entity_by_status ON audit.etl_run_entity (status);

CREATE TABLE IF NOT EXISTS audit.etl_reject (
  reject_id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id        CHAR(36) NOT NULL REFERENCES audit.etl_run (run_id),
  entity_name   VARCHAR(128) NOT NULL,
  row_key       VARCHAR(4000),
  column_name   VARCHAR(255),
  error_code    VARCHAR(20) NOT NULL,
  error_message VARCHAR(4000) NOT NULL,
  row_data      CHARACTER LARGE OBJECT,                  -- JSON: the source row
  rejected_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS audit.etl_reject_by_run ON audit.etl_reject (run_id, entity_name);
