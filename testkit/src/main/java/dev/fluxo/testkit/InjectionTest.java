package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names and values that would be SQL, or move the cursor of a terminal, if they were believed. */
@OnEveryDatabase
class InjectionTest {
    private static final String TABLE = "cus\"to]m'er; DROP TABLE t; --";
    private static final String COLUMN = "na\"m]e'); --";
    private static final String VALUE = "'); DROP TABLE t; -- \u001b[2J \u202e \\ \" ]";

    @RegisterExtension
    final Workshop workshop;

    InjectionTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void tables() {
        for (Database database : List.of(workshop.source(), workshop.warehouse())) {
            database.execute("CREATE TABLE %s (id INT PRIMARY KEY, %s VARCHAR(100), updated_at TIMESTAMP)"
                    .formatted(quoted(TABLE), quoted(COLUMN)));
            database.execute("CREATE TABLE t (id INT)");
        }
        workshop.source()
                .execute("INSERT INTO %s VALUES (1, '%s', TIMESTAMP '2025-01-01 00:00:00')"
                        .formatted(quoted(TABLE), VALUE.replace("'", "''")));
        spec("", "id", "");
    }

    private void spec(String more, String keys, String tail) {
        workshop.spec("""
                entity: customers
                source: { connection: src, table: %1$s }
                watermark: { columns: [updated_at, id] }
                columns:
                  id: id
                  %2$s: { from: %2$s%3$s }
                target: { connection: dw, table: %1$s, keys: [%4$s] }
                %5$s
                """.formatted(yaml(quoted(TABLE)), yaml(COLUMN), more, keys, tail));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String yaml(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Test
    void namesAndValuesArriveAsTheyAre() {
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.warehouse().text("SELECT " + quoted(COLUMN) + " FROM " + quoted(TABLE)))
                .isEqualTo(VALUE);
        // Both ways of writing, and the bounds of a window.
        workshop.source()
                .execute("UPDATE %s SET %s = CONCAT(%2$s, '2'), updated_at = TIMESTAMP '2025-01-02 00:00:00'"
                        .formatted(quoted(TABLE), quoted(COLUMN)));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, updated 1");
        assertThat(workshop.warehouse().text("SELECT " + quoted(COLUMN) + " FROM " + quoted(TABLE)))
                .isEqualTo(VALUE + "2");
        assertThat(workshop.source().number("SELECT COUNT(*) FROM t")).isZero();
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM t")).isZero();
    }

    @Test
    void aMessageThatNamesThemIsHarmless() {
        spec(", check: \"id > 1\"", yaml(COLUMN), "");
        List<String> problems = workshop.problems();
        assertThat(problems).singleElement().asString().contains("FLX-4003", "DROP TABLE t; --");
        assertThat(problems.get(0).chars())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    @Test
    void aRejectedRowIsKeptAsItIs() {
        spec(", check: \"id > 1\"", "id", "on_error: reject");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, rejected 1");
        assertThat(workshop.warehouse().text("SELECT row_data FROM audit.etl_reject"))
                .contains("'); DROP TABLE t; -- ");
    }
}
