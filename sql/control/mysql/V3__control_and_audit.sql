-- What Fluxo remembers between runs (ctl) and what happened in them (audit): two databases of the server. Moments are those of UTC.
-- A database that is new to Fluxo begins with the tables as they are now: its first script has the number of the others' last one.
CREATE DATABASE IF NOT EXISTS audit;

CREATE TABLE IF NOT EXISTS ctl.etl_control (
  entity_name        VARCHAR(128) NOT NULL PRIMARY KEY,
  is_enabled         SMALLINT DEFAULT 1 NOT NULL CHECK (is_enabled IN (0, 1)),
  watermark          LONGTEXT,                           -- JSON: [{"column":"updated_at","type":"timestamp","value":"…"}, …]
  batch_size         INT CHECK (batch_size > 0),         -- NULL: as the spec says
  cutoff_lag_seconds INT CHECK (cutoff_lag_seconds >= 0),
  last_status        VARCHAR(10),
  last_run_id        CHAR(36),
  last_success_at    DATETIME(6),
  version            BIGINT DEFAULT 0 NOT NULL,          -- a run commits only if it is still what the run read
  updated_at         DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL,
  definition         LONGTEXT                            -- what the watermark stands for; NULL: not known, the next run notes it
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What is NOT NULL has a default: where the rules are strict, an INSERT of no rows, which tries a permission, has to name it otherwise.
CREATE TABLE IF NOT EXISTS audit.etl_run (
  run_id           CHAR(36) NOT NULL PRIMARY KEY,
  started_at       DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL,
  finished_at      DATETIME(6),
  status           VARCHAR(10) DEFAULT 'running' NOT NULL CHECK (status IN ('running', 'success', 'partial', 'failed')),
  dry_run          BOOLEAN DEFAULT FALSE NOT NULL,
  profile          VARCHAR(128),
  selection        VARCHAR(4000) DEFAULT '' NOT NULL,
  host             VARCHAR(255),
  os_user          VARCHAR(255),
  engine_version   VARCHAR(64),
  entities_total   INT DEFAULT 0 NOT NULL,
  entities_success INT DEFAULT 0 NOT NULL,
  entities_failed  INT DEFAULT 0 NOT NULL,
  entities_skipped INT DEFAULT 0 NOT NULL,
  error_message    VARCHAR(4000),
  mode             VARCHAR(20) DEFAULT 'run' NOT NULL,
  INDEX etl_run_by_status (status)                       -- every run looks for those that died
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS audit.etl_run_entity (
  run_id          CHAR(36) NOT NULL,
  entity_name     VARCHAR(128) DEFAULT '' NOT NULL,
  status          VARCHAR(10) DEFAULT 'running' NOT NULL CHECK (status IN ('running', 'success', 'failed', 'skipped')),
  started_at      DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL,
  finished_at     DATETIME(6),
  dry_run         BOOLEAN DEFAULT FALSE NOT NULL,
  batches         BIGINT DEFAULT 0 NOT NULL,
  rows_read       BIGINT DEFAULT 0 NOT NULL,
  rows_inserted   BIGINT DEFAULT 0 NOT NULL,
  rows_updated    BIGINT DEFAULT 0 NOT NULL,
  rows_unchanged  BIGINT DEFAULT 0 NOT NULL,
  rows_deleted    BIGINT DEFAULT 0 NOT NULL,
  rows_superseded BIGINT DEFAULT 0 NOT NULL,
  rows_rejected   BIGINT DEFAULT 0 NOT NULL,
  rows_skipped    BIGINT DEFAULT 0 NOT NULL,             -- not read: NULL in a watermark column, on_null: skip
  watermark_from  LONGTEXT,
  watermark_to    LONGTEXT,
  cutoff          VARCHAR(100),
  spec_hash       CHAR(64),
  error_code      VARCHAR(20),
  error_message   VARCHAR(4000),
  rows_versioned  BIGINT DEFAULT 0 NOT NULL,
  PRIMARY KEY (run_id, entity_name),
  INDEX etl_run_entity_by_entity (entity_name, started_at),
  INDEX etl_run_entity_by_status (status),
  FOREIGN KEY (run_id) REFERENCES audit.etl_run (run_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS audit.etl_reject (
  reject_id      BIGINT AUTO_INCREMENT PRIMARY KEY,
  run_id         CHAR(36) NOT NULL,
  entity_name    VARCHAR(128) DEFAULT '' NOT NULL,
  row_key        VARCHAR(4000),
  column_name    VARCHAR(255),
  error_code     VARCHAR(20) DEFAULT '' NOT NULL,
  error_message  VARCHAR(4000) DEFAULT '' NOT NULL,
  row_data       LONGTEXT,                               -- JSON: the source row
  rejected_at    DATETIME(6) DEFAULT (UTC_TIMESTAMP(6)) NOT NULL,
  retried_at     DATETIME(6),
  retried_run_id CHAR(36),
  INDEX etl_reject_by_run (run_id, entity_name),
  FOREIGN KEY (run_id) REFERENCES audit.etl_run (run_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was expected of a target, and what it was.
CREATE TABLE IF NOT EXISTS audit.etl_expectation (
  run_id      CHAR(36) NOT NULL,
  entity_name VARCHAR(128) DEFAULT '' NOT NULL,
  expectation VARCHAR(4000) DEFAULT '' NOT NULL,
  severity    VARCHAR(10) DEFAULT '' NOT NULL,
  passed      BOOLEAN DEFAULT FALSE NOT NULL,
  actual      VARCHAR(4000),
  INDEX etl_expectation_by_run (run_id, entity_name),
  FOREIGN KEY (run_id) REFERENCES audit.etl_run (run_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
