package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A type means the same whether the catalog declares it or the driver describes it. */
class SqlServerTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bit                 | BOOLEAN      | 0   | 0  | 0",
                "tinyint             | INTEGER      | 0   | 16 | 0",
                "smallint            | INTEGER      | 0   | 16 | 0",
                "int                 | INTEGER      | 0   | 32 | 0",
                "bigint              | INTEGER      | 0   | 64 | 0",
                "decimal(38,10)      | DECIMAL      | 0   | 38 | 10",
                "numeric(5,0)        | DECIMAL      | 0   | 5  | 0",
                "money               | DECIMAL      | 0   | 19 | 4",
                "smallmoney          | DECIMAL      | 0   | 10 | 4",
                "real                | FLOAT        | 0   | 32 | 0",
                "float               | FLOAT        | 0   | 64 | 0",
                "char(5) cp1252      | TEXT         | 5   | 0  | 0",
                "varchar(20) cp65001 | TEXT         | 20  | 0  | 0",
                "varchar(max) cp1252 | TEXT         | 0   | 0  | 0",
                "nvarchar(20)        | TEXT         | 20  | 0  | 0",
                "nvarchar(max)       | TEXT         | 0   | 0  | 0",
                "text cp1252         | TEXT         | 0   | 0  | 0",
                "ntext               | TEXT         | 0   | 0  | 0",
                "varbinary(16)       | BINARY       | 16  | 0  | 0",
                "varbinary(max)      | BINARY       | 0   | 0  | 0",
                "image               | BINARY       | 0   | 0  | 0",
                "timestamp           | BINARY       | 8   | 0  | 0",
                "date                | DATE         | 0   | 0  | 0",
                "time(7)             | TIME         | 0   | 0  | 7",
                "smalldatetime       | TIMESTAMP    | 0   | 0  | 0",
                "datetime            | TIMESTAMP    | 0   | 0  | 3",
                "datetime2(0)        | TIMESTAMP    | 0   | 0  | 0",
                "datetime2(7)        | TIMESTAMP    | 0   | 0  | 7",
                "datetimeoffset(3)   | TIMESTAMP_TZ | 0   | 0  | 3",
                "uniqueidentifier    | UUID         | 0   | 0  | 0",
                "xml                 | OTHER        | 0   | 0  | 0",
                "hierarchyid         | OTHER        | 0   | 0  | 0",
            })
    void asTheCatalogDeclaresIt(String declared, String kind, int length, int precision, int scale) {
        DataType type = SqlServerTypes.declared(declared);
        assertThat(type.kind()).hasToString(kind);
        assertThat(type.length()).isEqualTo(length);
        assertThat(type.precision()).isEqualTo(precision);
        assertThat(type.scale()).isEqualTo(scale);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int              | 10         | 0 | int",
                "int identity     | 10         | 0 | int",
                "numeric          | 10         | 2 | decimal(10,2)",
                "money            | 19         | 4 | money",
                "nvarchar         | 20         | 0 | nvarchar(20)",
                "nvarchar         | 1073741823 | 0 | nvarchar(max)",
                "varbinary        | 2147483647 | 0 | varbinary(max)",
                "timestamp        | 8          | 0 | rowversion",
                "datetime         | 23         | 3 | datetime",
                "smalldatetime    | 16         | 0 | smalldatetime",
                "datetime2        | 27         | 7 | datetime2(7)",
                "datetimeoffset   | 34         | 7 | datetimeoffset(7)",
                "time             | 16         | 7 | time(7)",
                "float            | 15         | 0 | float",
                "uniqueidentifier | 36         | 0 | uniqueidentifier",
                "xml              | 0          | 0 | xml",
            })
    void asTheDriverDescribesIt(String name, int precision, int scale, String declared) {
        assertThat(SqlServerTypes.ofResult(name, precision, scale)).isEqualTo(SqlServerTypes.declared(declared));
    }

    @ParameterizedTest
    @CsvSource({
        "1252, windows-1252",
        "1250, windows-1250",
        "932, windows-31j",
        "936, x-mswin-936",
        "949, x-windows-949",
        "950, x-windows-950",
        "1361, x-Johab",
        "874, x-windows-874",
        "1258, windows-1258",
        "437, IBM437",
        "850, IBM850",
        "65001, UTF-8",
        "9999, US-ASCII"
    })
    void aVarcharHoldsTheLettersOfItsCodePage(String page, String charset) {
        Rules rules = SqlServerTypes.declared("varchar(10) cp" + page).rules();
        assertThat(rules.charset()).hasToString(charset);
        assertThat(rules.unit()).isEqualTo(Rules.LengthUnit.BYTES);
    }

    /** As catalog.lock.yaml keeps it. */
    @ParameterizedTest
    @ValueSource(
            ints = {437, 850, 874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 1361, 65001
            })
    void aCodePageIsWrittenAsItIsRead(int page) {
        String declared = "varchar(10) cp" + page;
        assertThat(SqlServerTypes.declaration(SqlServerTypes.declared(declared)))
                .isEqualTo(declared);
    }

    @Test
    void theEuroIsALetterOfTheSimplifiedChinesePage() {
        assertThat(CodePages.charset(936).newEncoder().canEncode('€')).isTrue();
    }

    @Test
    void theDatabaseHandsOutRowVersions() {
        assertThat(SqlServerTypes.declared("timestamp").rules().version()).isTrue();
        assertThat(SqlServerTypes.declared("timestamp").sqlName()).isEqualTo("binary(8)");
        assertThat(SqlServerTypes.declared("binary(8)").rules().version()).isFalse();
    }
}
