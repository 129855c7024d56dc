-- The least that Fluxo needs on SQL Server. Run by an administrator; replace the names of logins, databases, schemas and tables.
-- mvn etl:init, run once by the owner of the database, creates ctl and audit; a run in production creates nothing.

-- The source: reading, and seeing the transactions of others (without that, the fence is now - lag, with a warning).
USE master;
CREATE LOGIN fluxo_reader WITH PASSWORD = '…';
GRANT VIEW SERVER STATE TO fluxo_reader;                         -- SQL Server 2022: VIEW SERVER PERFORMANCE STATE is enough
USE shop;
CREATE USER fluxo_reader FOR LOGIN fluxo_reader;
GRANT SELECT ON core.customers TO fluxo_reader;
GRANT SELECT ON core.products TO fluxo_reader;
GRANT SELECT ON core.orders TO fluxo_reader;
-- On Azure SQL Database there is no server to be seen, and logins need none: CREATE USER fluxo_reader WITH PASSWORD = '…'; GRANT VIEW DATABASE STATE TO fluxo_reader;
-- On Basic, S0, S1 and in elastic pools, in master: ALTER SERVER ROLE ##MS_ServerStateReader## ADD MEMBER fluxo_reader; of a login. Managed Instance is as above.
-- So that reading locks nothing and sees one moment (else pages are read): ALTER DATABASE shop SET ALLOW_SNAPSHOT_ISOLATION ON;

-- The target: the listed tables and no others; a staging table is temporary, and everyone may make one.
USE master;
CREATE LOGIN fluxo_writer WITH PASSWORD = '…';
USE dw;
CREATE USER fluxo_writer FOR LOGIN fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON dim.DIM_DATA TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON dim.DIM_CLIENTE TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON dim.DIM_PRODUTO TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON fact.FATO_PEDIDO TO fluxo_writer;
-- Where an entity has source.deletes, and its rows are deleted: GRANT DELETE ON dim.DIM_CLIENTE TO fluxo_writer;
-- Where target.members say the value of an identity column, which SET IDENTITY_INSERT lets in: GRANT ALTER ON dim.DIM_CLIENTE TO fluxo_writer;
-- So that triggers and indexed views are seen, and the right statements chosen for such tables.
GRANT VIEW DEFINITION ON SCHEMA::dim TO fluxo_writer;
GRANT VIEW DEFINITION ON SCHEMA::fact TO fluxo_writer;

-- The control tables. Application locks need no grant.
GRANT SELECT, INSERT, UPDATE ON ctl.etl_control TO fluxo_writer;
GRANT SELECT ON ctl.flyway_schema_history TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON audit.etl_run TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON audit.etl_run_entity TO fluxo_writer;
GRANT SELECT, INSERT, UPDATE ON audit.etl_reject TO fluxo_writer;
GRANT SELECT, INSERT ON audit.etl_expectation TO fluxo_writer;
