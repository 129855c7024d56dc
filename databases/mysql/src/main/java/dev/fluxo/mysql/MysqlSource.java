package dev.fluxo.mysql;

import static dev.fluxo.mysql.MysqlNames.text;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardSource;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that read from MariaDB and MySQL. */
final class MysqlSource extends StandardSource {
    MysqlSource() {
        super(MysqlNames::quote, (column, place) -> "?");
    }

    /** Each session is in UTC. */
    @Override
    public Sql now() {
        return Sql.of("SELECT UTC_TIMESTAMP(6)");
    }

    /** That of the system has a name of three letters, which may mean several: its offset is told. */
    @Override
    public Sql zones() {
        return Sql.of("SELECT CASE WHEN @@global.time_zone <> 'SYSTEM' THEN @@global.time_zone"
                + " WHEN @@system_time_zone = 'UTC' THEN 'UTC' END, 'the server',"
                + " TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', 'SYSTEM'))");
    }

    @Override
    public @Nullable Sql openTransactions(Fence fence) {
        return fence == Fence.NONE ? null : MysqlFence.openTransactions(fence);
    }

    @Override
    public List<Sql> beforeOpenTransactions() {
        return MysqlFence.SHOWN;
    }

    @Override
    public Sql describe(String query) {
        return Sql.of(query + " LIMIT 0");
    }

    @Override
    public boolean refusesWrites() {
        return true;
    }

    @Override
    protected String read(Column column) {
        return MysqlWords.shown(column.type(), super.read(column));
    }

    @Override
    protected String select(String list, String from, int limit) {
        return super.select(list, from, 0) + (limit == 0 ? "" : " LIMIT " + limit);
    }

    @Override
    protected String tenth() {
        return "RAND() < 0.1";
    }

    @Override
    public Sql countIfIndexed(Extraction extraction, TableName table) {
        Sql rows = within(extraction, "1");
        List<Bind> binds = new ArrayList<>();
        binds.add(text(table.name()));
        binds.add(text(table.schema()));
        binds.add(text(extraction.watermark().get(0).name()));
        binds.addAll(rows.binds());
        return new Sql(
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM information_schema.STATISTICS WHERE SEQ_IN_INDEX = 1 AND TABLE_NAME = ?"
                        + " AND TABLE_SCHEMA = COALESCE(?, DATABASE()) AND COLUMN_NAME = ?)\nTHEN (SELECT COUNT(*) FROM ("
                        + rows.text() + ") c) END",
                binds);
    }

    /** Or columns that are set to the time of an update. */
    @Override
    public Sql updateTriggers(TableName table) {
        return Sql.of(
                "SELECT (SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?"
                        + " AND EVENT_MANIPULATION = 'UPDATE') + (SELECT COUNT(*) FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND EXTRA LIKE '%on update%')",
                text(table.schema()), text(table.name()), text(table.schema()), text(table.name()));
    }

    @Override
    public Sql size(TableName table) {
        return Sql.of(
                "SELECT COALESCE(TABLE_ROWS, 0), COALESCE(DATA_LENGTH, 0), CASE WHEN TABLE_TYPE LIKE '%VIEW' THEN 1 ELSE 0 END"
                        + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
                text(table.schema()), text(table.name()));
    }
}
