-- The least that Fluxo needs on MariaDB and MySQL. Run by an administrator; replace the names of users, hosts, databases and tables.
-- mvn etl:init, run once by who may make databases, creates ctl and audit; a run in production creates nothing.

-- The source: reading, and seeing the transactions of others (without PROCESS, the fence is now - lag, with a warning).
CREATE USER fluxo_reader IDENTIFIED BY '…';
GRANT SELECT ON core.customers TO fluxo_reader;
GRANT SELECT ON core.products TO fluxo_reader;
GRANT SELECT ON core.orders TO fluxo_reader;
GRANT PROCESS ON *.* TO fluxo_reader;

-- The target: the listed tables and no others; a staging table is temporary, and lies in the database that the URL names.
CREATE USER fluxo_writer IDENTIFIED BY '…';
GRANT CREATE TEMPORARY TABLES ON dw.* TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON dim.DIM_DATA TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON dim.DIM_CLIENTE TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON dim.DIM_PRODUTO TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON fact.FATO_PEDIDO TO fluxo_writer;
-- Where an entity has source.deletes, and its rows are deleted: GRANT DELETE ON dim.DIM_CLIENTE TO fluxo_writer;
-- Where targets have triggers, so that Fluxo sees them and counts by comparing: GRANT TRIGGER ON dim.DIM_CLIENTE TO fluxo_writer;

-- The control tables.
GRANT SELECT, INSERT, UPDATE ON ctl.etl_control TO fluxo_writer;
GRANT SELECT ON ctl.flyway_schema_history TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON audit.etl_run TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON audit.etl_run_entity TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON audit.etl_reject TO fluxo_writer;
GRANT SELECT, INSERT ON audit.etl_expectation TO fluxo_writer;
