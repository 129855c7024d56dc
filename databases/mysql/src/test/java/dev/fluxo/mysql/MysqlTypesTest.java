package dev.fluxo.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.DataType;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type means the same whether the catalog declares it or the driver describes it. */
class MysqlTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tinyint(1)                     | BOOLEAN      | 0        | 0  | 0",
                "bit(1)                         | BOOLEAN      | 0        | 0  | 0",
                "tinyint(4)                     | INTEGER      | 0        | 8  | 0",
                "tinyint(1) unsigned            | INTEGER      | 0        | 16 | 0",
                "smallint(5) unsigned zerofill  | INTEGER      | 0        | 32 | 0",
                "mediumint                      | INTEGER      | 0        | 32 | 0",
                "int(11)                        | INTEGER      | 0        | 32 | 0",
                "int unsigned                   | INTEGER      | 0        | 64 | 0",
                "bigint(20)                     | INTEGER      | 0        | 64 | 0",
                "bigint(20) unsigned            | DECIMAL      | 0        | 20 | 0",
                "bit(8)                         | INTEGER      | 0        | 64 | 0",
                "bit(64)                        | DECIMAL      | 0        | 20 | 0",
                "year(4)                        | INTEGER      | 0        | 16 | 0",
                "decimal(65,30)                 | DECIMAL      | 0        | 65 | 30",
                "float                          | FLOAT        | 0        | 32 | 0",
                "double                         | FLOAT        | 0        | 64 | 0",
                "char(5) charset latin1         | TEXT         | 5        | 0  | 0",
                "varchar(20) charset utf8mb4    | TEXT         | 20       | 0  | 0",
                "tinytext charset utf8mb4       | TEXT         | 255      | 0  | 0",
                "text charset utf8mb4           | TEXT         | 65535    | 0  | 0",
                "longtext charset utf8mb4       | TEXT         | 0        | 0  | 0",
                "binary(3)                      | BINARY       | 3        | 0  | 0",
                "blob                           | BINARY       | 65535    | 0  | 0",
                "longblob                       | BINARY       | 0        | 0  | 0",
                "date                           | DATE         | 0        | 0  | 0",
                "time                           | TIME         | 0        | 0  | 0",
                "time(3)                        | TIME         | 0        | 0  | 3",
                "datetime(6)                    | TIMESTAMP    | 0        | 0  | 6",
                "timestamp                      | TIMESTAMP_TZ | 0        | 0  | 0",
                "uuid                           | UUID         | 0        | 0  | 0",
                "enum('a','b') charset utf8mb4  | OTHER        | 0        | 0  | 0",
                "set('a','it''s') charset utf8mb4 | OTHER      | 0        | 0  | 0",
                "json                           | OTHER        | 0        | 0  | 0",
                "inet6                          | OTHER        | 0        | 0  | 0",
                "point                          | OTHER        | 0        | 0  | 0",
            })
    void asTheCatalogDeclaresIt(String declared, String kind, int length, int precision, int scale) {
        DataType type = MysqlTypes.declared(declared);
        assertThat(type.kind()).hasToString(kind);
        assertThat(type.length()).isEqualTo(length);
        assertThat(type.precision()).isEqualTo(precision);
        assertThat(type.scale()).isEqualTo(scale);
        assertThat(MysqlTypes.declared(MysqlTypes.declaration(type))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOLEAN          | 1  | 0 | tinyint(1)",
                "TINYINT          | 3  | 0 | tinyint(4)",
                "INTEGER UNSIGNED | 10 | 0 | int(10) unsigned",
                "BIGINT UNSIGNED  | 20 | 0 | bigint(20) unsigned",
                "DECIMAL          | 12 | 2 | decimal(12,2)",
                "FLOAT            | 12 | 31 | float",
                "DOUBLE           | 22 | 31 | double",
                "VARCHAR          | 20 | 0 | varchar(20)",
                "MEDIUMTEXT       | 16777215 | 0 | mediumtext",
                "LONGTEXT         | 0  | 0 | longtext",
                "JSON             | 0  | 0 | longtext",
                "VARBINARY        | 9  | 0 | varbinary(9)",
                "LONGBLOB         | -1 | 0 | longblob",
                "DATETIME         | 26 | 6 | datetime(6)",
                "TIMESTAMP        | 19 | 0 | timestamp",
                "TIME             | 14 | 3 | time(3)",
                "YEAR             | 4  | 0 | year(4)",
                "BIT              | 8  | 0 | bit(8)",
                "uuid             | 36 | 0 | uuid",
            })
    void asTheDriverDescribesIt(String name, int precision, int scale, String declared) {
        assertThat(MysqlTypes.ofResult(name, precision, scale)).isEqualTo(MysqlTypes.declared(declared));
    }

    @Test
    void boundsAndLetters() {
        assertThat(MysqlTypes.declared("tinyint(3) unsigned").rules().most()).isEqualTo(255L);
        assertThat(MysqlTypes.declared("mediumint(9)").rules().least()).isEqualTo(-8_388_608L);
        assertThat(MysqlTypes.declared("int(10) unsigned").rules().most()).isEqualTo(4_294_967_295L);
        assertThat(MysqlTypes.declared("bigint(20) unsigned").rules().most())
                .isEqualTo(new BigDecimal("18446744073709551615"));
        assertThat(MysqlTypes.declared("bit(3)").rules().most()).isEqualTo(7L);
        assertThat(MysqlTypes.declared("varchar(9) charset latin1").rules().charset())
                .isEqualTo(Charset.forName("windows-1252"));
    }
}
