package dev.fluxo.engine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fluxo.engine.jdbc.SqlScript.Part;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    @Test
    void splitsAtSemicolonsAndCountsLines() {
        assertThat(SqlScript.split("CREATE TABLE a (b INT);\n\nINSERT\n  INTO a VALUES (1);DELETE FROM a\n"))
                .extracting(Part::sql, Part::line)
                .containsExactly(
                        tuple("CREATE TABLE a (b INT)", 1),
                        tuple("INSERT\n  INTO a VALUES (1)", 3),
                        tuple("DELETE FROM a", 4));
    }

    @Test
    void leavesSemicolonsInQuotesAndComments() {
        String script = """
                -- first; still a comment
                INSERT INTO a VALUES ('it''s; text', "odd;name"); /* ; */
                SELECT 1 /* inner; */ -- tail; of it
                  + 2;
                CREATE ALIAS f AS $$ int f() { return 1; } $$;
                -- the end;
                """;
        assertThat(SqlScript.split(script))
                .extracting(Part::sql, Part::line)
                .containsExactly(
                        tuple("INSERT INTO a VALUES ('it''s; text', \"odd;name\")", 2),
                        tuple("SELECT 1 /* inner; */ -- tail; of it\n  + 2", 3),
                        tuple("CREATE ALIAS f AS $$ int f() { return 1; } $$", 5));
    }

    @Test
    void findsNothingInNothing() {
        assertThat(SqlScript.split("")).isEmpty();
        assertThat(SqlScript.split(" ;\n; -- only words\n/* and more")).isEmpty();
    }
}
