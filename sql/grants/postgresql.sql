-- The least that Fluxo needs on PostgreSQL. Run by an administrator; replace the names of roles, databases, schemas and tables.
-- mvn etl:init, run once by the owner of the database, creates ctl and audit; a run in production creates nothing.

-- The source: reading, and seeing the transactions of others (without that, the fence is now - lag, with a warning).
CREATE ROLE fluxo_reader LOGIN;                                  -- password: \password fluxo_reader
GRANT CONNECT ON DATABASE shop TO fluxo_reader;
GRANT USAGE ON SCHEMA core TO fluxo_reader;
GRANT SELECT ON core.customers, core.products, core.orders TO fluxo_reader;
GRANT pg_read_all_stats TO fluxo_reader;

-- The target: the listed tables and no others; a staging table is temporary.
CREATE ROLE fluxo_writer LOGIN;
GRANT CONNECT, TEMPORARY ON DATABASE dw TO fluxo_writer;
GRANT USAGE ON SCHEMA dim, fact TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON dim."DIM_DATA", dim."DIM_CLIENTE", dim."DIM_PRODUTO", fact."FATO_PEDIDO" TO fluxo_writer;
-- Where an entity has source.deletes, and its rows are deleted: GRANT DELETE ON dim."DIM_CLIENTE" TO fluxo_writer;

-- The control tables.
GRANT USAGE ON SCHEMA ctl, audit TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON ctl.etl_control TO fluxo_writer;
GRANT SELECT ON ctl.flyway_schema_history TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON audit.etl_run, audit.etl_run_entity, audit.etl_reject, audit.etl_expectation TO fluxo_writer;
GRANT SELECT, INSERT ON audit.etl_expectation TO fluxo_writer;
