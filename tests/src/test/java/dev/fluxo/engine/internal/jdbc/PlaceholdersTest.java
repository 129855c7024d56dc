package dev.fluxo.engine.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.h2.H2Dialect;
import dev.fluxo.postgresql.PostgresDialect;
import dev.fluxo.sqlserver.SqlServerDialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value is compared in the type of its column, whatever a driver makes of a text. */
class PlaceholdersTest {
    private static final String SQL =
            "UPDATE t SET note = '? it''s', n = ? WHERE run_id = ? AND status = ? AND name = ?";
    private static final List<DataType> TYPES = List.of(
            DataType.integer("BIGINT", 64),
            DataType.text("CHAR(36)", 36),
            DataType.text("VARCHAR(20)", 20),
            DataType.text("VARCHAR", 0));

    private static String sql(Dialect dialect) {
        return Placeholders.of(SQL, TYPES, dialect);
    }

    @Test
    void sqlServerIsToldWhatHasOneByteALetter() {
        assertThat(sql(new SqlServerDialect()))
                .isEqualTo("UPDATE t SET note = '? it''s', n = ? WHERE run_id = CAST(? AS char(36))"
                        + " AND status = CAST(? AS varchar(20)) AND name = ?");
    }

    @Test
    void postgresqlIsToldWhatIsOfFixedLength() {
        assertThat(sql(new PostgresDialect()))
                .isEqualTo("UPDATE t SET note = '? it''s', n = ? WHERE run_id = CAST(? AS bpchar) AND status = ?"
                        + " AND name = ?");
    }

    @Test
    void h2NeedsNothing() {
        assertThat(sql(new H2Dialect())).isEqualTo(SQL);
    }
}
