-- What Fluxo remembers between runs (ctl) and what happened in them (audit).
-- The schema ctl is there already, for the history of these scripts.
IF SCHEMA_ID(N'audit') IS NULL EXEC(N'CREATE SCHEMA audit');

CREATE TABLE ctl.etl_control (
  entity_name        nvarchar(128) NOT NULL PRIMARY KEY,
  is_enabled         smallint DEFAULT 1 NOT NULL CHECK (is_enabled IN (0, 1)),
  watermark          nvarchar(max),                      -- JSON: [{"column":"updated_at","type":"timestamp","value":"…"}, …]
  batch_size         int CHECK (batch_size > 0),         -- NULL: as the spec says
  cutoff_lag_seconds int CHECK (cutoff_lag_seconds >= 0),
  last_status        varchar(10),
  last_run_id        char(36),
  last_success_at    datetimeoffset(6),
  version            bigint DEFAULT 0 NOT NULL,          -- a run commits only if it is still what the run read
  updated_at         datetimeoffset(6) DEFAULT SYSDATETIMEOFFSET() NOT NULL
);

CREATE TABLE audit.etl_run (
  run_id           char(36) NOT NULL PRIMARY KEY,
  started_at       datetimeoffset(6) NOT NULL,
  finished_at      datetimeoffset(6),
  status           varchar(10) NOT NULL CHECK (status IN ('running', 'success', 'partial', 'failed')),
  dry_run          bit NOT NULL,
  profile          nvarchar(128),
  selection        nvarchar(4000) NOT NULL,
  host             nvarchar(255),
  os_user          nvarchar(255),
  engine_version   nvarchar(64),
  entities_total   int NOT NULL,
  entities_success int DEFAULT 0 NOT NULL,
  entities_failed  int DEFAULT 0 NOT NULL,
  entities_skipped int DEFAULT 0 NOT NULL,
  error_message    nvarchar(4000)
);

CREATE INDEX etl_run_by_status ON audit.etl_run (status);   -- every run looks for those that died

CREATE TABLE audit.etl_run_entity (
  run_id          char(36) NOT NULL REFERENCES audit.etl_run (run_id),
  entity_name     nvarchar(128) NOT NULL,
  status          varchar(10) NOT NULL CHECK (status IN ('running', 'success', 'failed', 'skipped')),
  started_at      datetimeoffset(6) NOT NULL,
  finished_at     datetimeoffset(6),
  dry_run         bit NOT NULL,
  batches         bigint DEFAULT 0 NOT NULL,
  rows_read       bigint DEFAULT 0 NOT NULL,
  rows_inserted   bigint DEFAULT 0 NOT NULL,
  rows_updated    bigint DEFAULT 0 NOT NULL,
  rows_unchanged  bigint DEFAULT 0 NOT NULL,
  rows_deleted    bigint DEFAULT 0 NOT NULL,
  rows_superseded bigint DEFAULT 0 NOT NULL,
  rows_rejected   bigint DEFAULT 0 NOT NULL,
  rows_skipped    bigint DEFAULT 0 NOT NULL,             -- not read: NULL in a watermark column, on_null: skip
  watermark_from  nvarchar(max),
  watermark_to    nvarchar(max),
  cutoff          nvarchar(100),
  spec_hash       char(64),
  error_code      nvarchar(20),
  error_message   nvarchar(4000),
  PRIMARY KEY (run_id, entity_name)
);

CREATE INDEX etl_run_entity_by_entity ON audit.etl_run_entity (entity_name, started_at);

CREATE INDEX etl_run_entity_by_status ON audit.etl_run_entity (status);

CREATE TABLE audit.etl_reject (
  reject_id     bigint IDENTITY NOT NULL PRIMARY KEY,
  run_id        char(36) NOT NULL REFERENCES audit.etl_run (run_id),
  entity_name   nvarchar(128) NOT NULL,
  row_key       nvarchar(4000),
  column_name   nvarchar(255),
  error_code    nvarchar(20) NOT NULL,
  error_message nvarchar(4000) NOT NULL,
  row_data      nvarchar(max),                           -- JSON: the source row
  rejected_at   datetimeoffset(6) NOT NULL
);

CREATE INDEX etl_reject_by_run ON audit.etl_reject (run_id, entity_name);
