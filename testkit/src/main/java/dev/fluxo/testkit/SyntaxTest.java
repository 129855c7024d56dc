package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Dialects;
import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a dialect says of its comments and quotes is what the database does: where it has a feature the probe runs, else it does not. */
@OnEveryDatabase
class SyntaxTest {
    @RegisterExtension
    final Workshop workshop;

    SyntaxTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest
    @EnumSource
    void theDialectSaysWhatTheDatabaseReads(Feature feature) {
        Backend backend = workshop.source().backend();
        assertThat(Objects.requireNonNull(Dialects.named(backend.code()))
                        .syntax()
                        .has(feature))
                .isEqualTo(runs(probe(feature)));
    }

    private static String probe(Feature feature) {
        return switch (feature) {
            case NESTED_COMMENTS -> "SELECT 1 /* /* */ + */";
            case SLASH_COMMENTS -> "SELECT 1 // '\n";
            case DOLLAR_TEXTS -> "SELECT $$a'b$$";
            case BACKSLASH_TEXTS -> "SELECT E'it\\'s'";
            case BRACKET_NAMES -> "SELECT 1 AS [a b]";
            case SUBSCRIPTS -> "SELECT (ARRAY[7])[1]";
            case BACKTICK_NAMES -> "SELECT 1 AS `a b`";
            case ESCAPED_TEXTS -> "SELECT 'it\\'s'";
            case DOUBLE_QUOTED_TEXTS -> "SELECT \"it\\\"s\"";
            case HASH_COMMENTS -> "SELECT 1 # '\n";
        };
    }

    private boolean runs(String sql) {
        try (Statement statement = workshop.source().connection().createStatement()) {
            return statement.execute(sql);
        } catch (SQLException e) {
            return false;
        }
    }
}
