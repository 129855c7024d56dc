package dev.fluxo.engine.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fluxo.engine.internal.jdbc.SqlScript.Part;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    private static List<Part> split(String script) {
        return SqlScript.split(script, SqlSyntax.ANY);
    }

    @Test
    void splitsAtSemicolonsAndCountsLines() {
        assertThat(split("CREATE TABLE a (b INT);\n\nINSERT\n  INTO a VALUES (1);DELETE FROM a\n"))
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
        assertThat(split(script))
                .extracting(Part::sql, Part::line)
                .containsExactly(
                        tuple("INSERT INTO a VALUES ('it''s; text', \"odd;name\")", 2),
                        tuple("SELECT 1 /* inner; */ -- tail; of it\n  + 2", 3),
                        tuple("CREATE ALIAS f AS $$ int f() { return 1; } $$", 5));
    }

    @Test
    void leavesSemicolonsWhereTheSyntaxHidesThem() {
        assertThat(split("DO $do$ BEGIN a; b; END $do$; SELECT E'it\\'s;', [a]];b] /* ; /* ; */ ; */; SELECT 2"))
                .extracting(Part::sql)
                .containsExactly(
                        "DO $do$ BEGIN a; b; END $do$", "SELECT E'it\\'s;', [a]];b] /* ; /* ; */ ; */", "SELECT 2");
        assertThat(SqlScript.split("SELECT $$a;b$$ /* /* */ ; c", SqlSyntax.STANDARD))
                .extracting(Part::sql)
                .containsExactly("SELECT $$a", "b$$ /* /* */", "c");
    }

    @Test
    void saysWhatIsNotClosed() {
        assertThat(split("SELECT 1;\nSELECT 'a; b"))
                .extracting(Part::unclosed)
                .extracting(unclosed -> unclosed == null ? null : unclosed.what() + " at " + unclosed.at())
                .containsExactly(null, "a text at 17");
    }

    @Test
    void findsNothingInNothing() {
        assertThat(split("")).isEmpty();
        assertThat(split(" ;\n; -- only words\n/* and more")).isEmpty();
    }
}
