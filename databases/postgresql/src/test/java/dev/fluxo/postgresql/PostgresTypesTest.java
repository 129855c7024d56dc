package dev.fluxo.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type means the same whether the catalog declares it or the driver describes it. */
class PostgresTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean                     | BOOLEAN      | 0    | 0  | 0",
                "smallint                    | INTEGER      | 0    | 16 | 0",
                "bigint                      | INTEGER      | 0    | 64 | 0",
                "xid8                        | INTEGER      | 0    | 64 | 0",
                "numeric                     | DECIMAL      | 0    | 0  | 0",
                "numeric(10,2)               | DECIMAL      | 0    | 10 | 2",
                "numeric(3,-2)               | DECIMAL      | 0    | 3  | -2",
                "real                        | FLOAT        | 0    | 32 | 0",
                "double precision            | FLOAT        | 0    | 64 | 0",
                "text                        | TEXT         | 0    | 0  | 0",
                "citext                      | TEXT         | 0    | 0  | 0",
                "character varying           | TEXT         | 0    | 0  | 0",
                "character varying(20)       | TEXT         | 20   | 0  | 0",
                "character(5)                | TEXT         | 5    | 0  | 0",
                "bpchar                      | TEXT         | 0    | 0  | 0",
                "bytea                       | BINARY       | 0    | 0  | 0",
                "date                        | DATE         | 0    | 0  | 0",
                "time without time zone      | TIME         | 0    | 0  | 6",
                "time(3) without time zone   | TIME         | 0    | 0  | 3",
                "time with time zone         | OTHER        | 0    | 0  | 0",
                "timestamp without time zone | TIMESTAMP    | 0    | 0  | 6",
                "timestamp(0) with time zone | TIMESTAMP_TZ | 0    | 0  | 0",
                "uuid                        | UUID         | 0    | 0  | 0",
                "jsonb                       | OTHER        | 0    | 0  | 0",
                "integer[]                   | OTHER        | 0    | 0  | 0",
                "shop.mood                   | OTHER        | 0    | 0  | 0",
            })
    void asTheCatalogDeclaresIt(String declared, String kind, int length, int precision, int scale) {
        DataType type = PostgresTypes.declared(declared);
        assertThat(type.kind()).hasToString(kind);
        assertThat(type.length()).isEqualTo(length);
        assertThat(type.precision()).isEqualTo(precision);
        assertThat(type.scale()).isEqualTo(scale);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bool        | 1          | 0 | boolean",
                "int4        | 10         | 0 | integer",
                "serial      | 10         | 0 | integer",
                "numeric     | 0          | 0 | numeric",
                "numeric     | 10         | 2 | numeric(10,2)",
                "varchar     | 20         | 0 | character varying(20)",
                "varchar     | 2147483647 | 0 | character varying",
                "text        | 2147483647 | 0 | text",
                "bpchar      | 5          | 0 | character(5)",
                "timestamp   | 26         | 6 | timestamp(6)",
                "timestamptz | 29         | 3 | timestamp(3) with time zone",
                "time        | 15         | 6 | time(6)",
                "date        | 13         | 0 | date",
            })
    void asTheDriverDescribesIt(String name, int precision, int scale, String declared) {
        DataType described = PostgresTypes.ofResult(name, precision, scale);
        DataType catalog = PostgresTypes.declared(declared);
        assertThat(described).isEqualTo(catalog);
    }
}
