package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and shapes that break loaders arrive unchanged, in every zone. */
class HardValuesTest {
    @RegisterExtension
    final Workshop workshop = new Workshop();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "BOOLEAN | TRUE",
                "TINYINT | -128",
                "BIGINT | -9223372036854775808",
                "DECIMAL(38, 18) | -99999999999999999999.999999999999999999",
                "REAL | CAST(3.4E38 AS REAL)",
                "DOUBLE PRECISION | CAST('-Infinity' AS DOUBLE PRECISION)",
                "DOUBLE PRECISION | CAST('NaN' AS DOUBLE PRECISION)",
                "VARCHAR(100) | ''",
                "VARCHAR(100) | U&'emoji \\+01F600 combining e\\0301 bidi \\202E nul \\0000 end'",
                "VARCHAR(100) | U&'lone surrogate \\D83D'",
                "CHAR(5) | 'ab'",
                "CLOB | REPEAT('ação ', 200000)",
                "VARBINARY(300) | X'00FF7F80'",
                "BLOB | X'00FF'",
                "DATE | DATE '0001-01-01'",
                "DATE | DATE '1582-10-10'",
                "DATE | DATE '9999-12-31'",
                "TIME(9) | TIME '23:59:59.999999999'",
                "TIMESTAMP(9) | TIMESTAMP '0001-01-01 00:00:00'",
                "TIMESTAMP(9) | TIMESTAMP '1582-10-10 10:10:10.1'",
                "TIMESTAMP(9) | TIMESTAMP '9999-12-31 23:59:59.999999999'",
                "TIMESTAMP(9) WITH TIME ZONE | TIMESTAMP WITH TIME ZONE '2025-10-26 02:30:00.123456789+05:45'",
                "UUID | UUID '3f5ae95e-b87d-4aed-95b4-c3797afcb74f'",
            })
    void aValueArrivesAsItWas(String type, String literal) {
        workshop.source()
                .execute("CREATE TABLE item (id INT PRIMARY KEY, v %1$s); INSERT INTO item VALUES (1, %2$s), (2, NULL)"
                        .formatted(type, literal));
        workshop.warehouse().execute("CREATE TABLE item (id INT PRIMARY KEY, v %s)".formatted(type));
        items();

        assertThat(workshop.run().counts("items")).isEqualTo("read 2, inserted 2");
        Same.rows(
                workshop.source(),
                "SELECT * FROM item ORDER BY id",
                workshop.warehouse(),
                "SELECT * FROM item ORDER BY id");

        // Read again, it is recognised as the same.
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = NULL");
        assertThat(workshop.run().counts("items")).isEqualTo("read 2, unchanged 2");
    }

    /** In Europe 02:30 of this day did not exist; in São Paulo midnight of that one did not. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Sao_Paulo", "Asia/Colombo", "Pacific/Apia"})
    void timesThatAZoneSkipsOrRepeatsStayAsTheyAre(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            workshop.source().execute("""
                            CREATE TABLE item (id INT PRIMARY KEY, v TIMESTAMP(6), d DATE);
                            INSERT INTO item VALUES (1, '2025-03-30 02:30:00', '2018-11-04'), (2, '2025-10-26 02:30:00', '2011-12-30'),
                              (3, '2018-11-04 00:00:00.000001', '2018-11-04'), (4, '2011-12-30 12:00:00', '1900-01-01'),
                              (5, '1996-05-25 00:15:00', '1582-10-10')""");
            workshop.warehouse().execute("CREATE TABLE item (id INT PRIMARY KEY, v TIMESTAMP(6), d DATE)");
            workshop.spec("""
                    entity: items
                    source: { connection: src, table: item }
                    watermark: { columns: [v, d, id] }
                    columns: { id: id, v: v, d: d }
                    target: { connection: dw, table: item, keys: [id] }
                    batch_size: 1
                    commit: batch
                    """);
            assertThat(workshop.run().counts("items")).isEqualTo("read 5, inserted 5");
            Same.rows(
                    workshop.source(),
                    "SELECT * FROM item ORDER BY id",
                    workshop.warehouse(),
                    "SELECT * FROM item ORDER BY id");
            assertThat(workshop.run().counts("items")).isEqualTo("nothing");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aTableOfFiveHundredColumns() {
        String columns = String.join(
                ", ",
                IntStream.range(0, 500).mapToObj(i -> "c" + i + " VARCHAR(20)").toList());
        String values = String.join(
                ", ", IntStream.range(0, 500).mapToObj(i -> "x || '-" + i + "'").toList());
        String mapping = String.join(
                "\n",
                IntStream.range(0, 500).mapToObj(i -> "  c" + i + ": c" + i).toList());
        workshop.source().execute("CREATE TABLE item (id INT PRIMARY KEY, %s)".formatted(columns));
        workshop.source().execute("INSERT INTO item SELECT x, %s FROM SYSTEM_RANGE(1, 100)".formatted(values));
        workshop.warehouse().execute("CREATE TABLE item (id INT PRIMARY KEY, %s)".formatted(columns));
        workshop.spec("""
                entity: items
                source: { connection: src, table: item }
                watermark: { columns: [id] }
                target: { connection: dw, table: item, keys: [id] }
                columns:
                  id: id
                """ + mapping + "\n");
        assertThat(workshop.run().counts("items")).isEqualTo("read 100, inserted 100");
        Same.rows(
                workshop.source(),
                "SELECT * FROM item ORDER BY id",
                workshop.warehouse(),
                "SELECT * FROM item ORDER BY id");
        workshop.source().execute("INSERT INTO item (id, c499) VALUES (101, 'last')");
        assertThat(workshop.run().counts("items")).isEqualTo("read 1, inserted 1");
    }

    @Test
    void namesThatNeedQuotes() {
        String create =
                "CREATE SCHEMA \"my schema\"; CREATE TABLE \"my schema\".\"order\" (\"Group\" INT PRIMARY KEY, \"say \"\"hi\"\"\" VARCHAR(9),"
                        + " \"a.b\" INT, \"Ünïcode\" INT)";
        workshop.source().execute(create + "; INSERT INTO \"my schema\".\"order\" VALUES (1, 'x', 2, 3)");
        workshop.warehouse().execute(create);
        workshop.spec("""
                entity: orders
                source: { connection: src, table: '"my schema"."order"' }
                watermark: { columns: [Group] }
                columns: { Group: Group, 'say "hi"': 'say "hi"', a.b: a.b, Ünïcode: Ünïcode }
                target: { connection: dw, table: '"my schema"."order"', keys: [Group] }
                """);
        assertThat(workshop.run().counts("orders")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.warehouse().rows("SELECT * FROM \"my schema\".\"order\""))
                .containsExactly("1 | x | 2 | 3");
    }

    private void items() {
        workshop.spec("""
                entity: items
                source: { connection: src, table: item }
                watermark: { columns: [id] }
                columns: { id: id, v: v }
                target: { connection: dw, table: item, keys: [id] }
                """);
    }
}
