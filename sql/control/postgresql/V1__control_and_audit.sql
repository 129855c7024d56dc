-- What Fluxo remembers between runs (ctl) and what happened in them (audit).
-- The schema ctl is there already, for the history of these scripts.
CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE ctl.etl_control (
  entity_name        varchar(128) NOT NULL PRIMARY KEY,
  is_enabled         smallint DEFAULT 1 NOT NULL CHECK (is_enabled IN (0, 1)),
  watermark          text,                               -- JSON: [{"column":"updated_at","type":"timestamp","value":"…"}, …]
  batch_size         integer CHECK (batch_size > 0),     -- NULL: as the spec says
  cutoff_lag_seconds integer CHECK (cutoff_lag_seconds >= 0),
  last_status        varchar(10),
  last_run_id        char(36),
  last_success_at    timestamp(6) with time zone,
  version            bigint DEFAULT 0 NOT NULL,          -- a run commits only if it is still what the run read
  updated_at         timestamp(6) with time zone DEFAULT now() NOT NULL
);

CREATE TABLE audit.etl_run (
  run_id           char(36) NOT NULL PRIMARY KEY,
  started_at       timestamp(6) with time zone NOT NULL,
  finished_at      timestamp(6) with time zone,
  status           varchar(10) NOT NULL CHECK (status IN ('running', 'success', 'partial', 'failed')),
  dry_run          boolean NOT NULL,
  profile          varchar(128),
  selection        varchar(4000) NOT NULL,
  host             varchar(255),
  os_user          varchar(255),
  engine_version   varchar(64),
  entities_total   integer NOT NULL,
  entities_success integer DEFAULT 0 NOT NULL,
  entities_failed  integer DEFAULT 0 NOT NULL,
  entities_skipped integer DEFAULT 0 NOT NULL,
  error_message    varchar(4000)
);

CREATE INDEX etl_run_by_status ON audit.etl_run (status);   -- every run looks for those that died

CREATE TABLE audit.etl_run_entity (
  run_id          char(36) NOT NULL REFERENCES audit.etl_run (run_id),
  entity_name     varchar(128) NOT NULL,
  status          varchar(10) NOT NULL CHECK (status IN ('running', 'success', 'failed', 'skipped')),
  started_at      timestamp(6) with time zone NOT NULL,
  finished_at     timestamp(6) with time zone,
  dry_run         boolean NOT NULL,
  batches         bigint DEFAULT 0 NOT NULL,
  rows_read       bigint DEFAULT 0 NOT NULL,
  rows_inserted   bigint DEFAULT 0 NOT NULL,
  rows_updated    bigint DEFAULT 0 NOT NULL,
  rows_unchanged  bigint DEFAULT 0 NOT NULL,
  rows_deleted    bigint DEFAULT 0 NOT NULL,
  rows_superseded bigint DEFAULT 0 NOT NULL,
  rows_rejected   bigint DEFAULT 0 NOT NULL,
  rows_skipped    bigint DEFAULT 0 NOT NULL,             -- not read: NULL in a watermark column, on_null: skip
  watermark_from  text,
  watermark_to    text,
  cutoff          varchar(100),
  spec_hash       char(64),
  error_code      varchar(20),
  error_message   varchar(4000),
  PRIMARY KEY (run_id, entity_name)
);

CREATE INDEX etl_run_entity_by_entity ON audit.etl_run_entity (entity_name, started_at);

CREATE INDEX etl_run_entity_by_status ON audit.etl_run_entity (status);

CREATE TABLE audit.etl_reject (
  reject_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id        char(36) NOT NULL REFERENCES audit.etl_run (run_id),
  entity_name   varchar(128) NOT NULL,
  row_key       varchar(4000),
  column_name   varchar(255),
  error_code    varchar(20) NOT NULL,
  error_message varchar(4000) NOT NULL,
  row_data      text,                                    -- JSON: the source row
  rejected_at   timestamp(6) with time zone NOT NULL
);

CREATE INDEX etl_reject_by_run ON audit.etl_reject (run_id, entity_name);
