package dev.fluxo.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type that is written down is read back with all that was known of it. */
class DeclaredTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h2 | BOOLEAN | BOOLEAN",
                "h2 | TINYINT | INTEGER",
                "h2 | BIGINT | INTEGER",
                "h2 | DECIMAL(12,2) | DECIMAL",
                "h2 | DECFLOAT(34) | DECIMAL",
                "h2 | REAL | FLOAT",
                "h2 | DOUBLE PRECISION | FLOAT",
                "h2 | CHAR(3) | TEXT",
                "h2 | VARCHAR(100) | TEXT",
                "h2 | VARCHAR_IGNORECASE(10) | TEXT",
                "h2 | CLOB | TEXT",
                "h2 | VARBINARY(16) | BINARY",
                "h2 | BLOB | BINARY",
                "h2 | DATE | DATE",
                "h2 | TIME(3) | TIME",
                "h2 | TIMESTAMP(6) | TIMESTAMP",
                "h2 | TIMESTAMP(9) WITH TIME ZONE | TIMESTAMP_TZ",
                "h2 | UUID | UUID",
                "h2 | TIME WITH TIME ZONE | OTHER",
                "h2 | ENUM('a (b', 'c') | OTHER",
                "postgresql | numeric(10,-2) | DECIMAL",
                "postgresql | numeric | DECIMAL",
                "postgresql | character varying(20) | TEXT",
                "postgresql | timestamp(3) with time zone | TIMESTAMP_TZ",
                "postgresql | xid8 | INTEGER",
                "postgresql | integer[] | OTHER",
                "sqlserver | varchar(20) cp1252 | TEXT",
                "sqlserver | varchar(max) cp65001 | TEXT",
                "sqlserver | char(5) cp932 | TEXT",
                "sqlserver | varchar(20) cp936 | TEXT",
                "sqlserver | varchar(20) cp437 | TEXT",
                "sqlserver | varchar(20) cp0 | TEXT",
                "sqlserver | nvarchar(max) | TEXT",
                "sqlserver | decimal(18,4) | DECIMAL",
                "sqlserver | money | DECIMAL",
                "sqlserver | rowversion | BINARY",
                "sqlserver | binary(8) | BINARY",
                "sqlserver | datetime | TIMESTAMP",
                "sqlserver | smalldatetime | TIMESTAMP",
                "sqlserver | datetime2(7) | TIMESTAMP",
                "sqlserver | datetimeoffset(3) | TIMESTAMP_TZ",
                "sqlserver | uniqueidentifier | UUID",
                "sqlserver | xml | OTHER",
            })
    void aTypeIsReadBack(String database, String text, TypeKind kind) {
        Dialect dialect = Objects.requireNonNull(Dialects.named(database));
        DataType type = dialect.declared(text);
        assertThat(type.kind()).isEqualTo(kind);
        assertThat(dialect.declaration(type)).isEqualTo(text);
        assertThat(dialect.declared(dialect.declaration(type))).isEqualTo(type);
    }
}
