package dev.fluxo.engine.spi.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where comments, texts and quoted names end, and that nothing of a text is lost. */
class SqlScannerTest {
    /** But those of MariaDB and MySQL, to which a double quote is no name. */
    private static final SqlSyntax ALL = SqlSyntax.of(
            EnumSet.complementOf(EnumSet.of(Feature.DOUBLE_QUOTED_TEXTS, Feature.ESCAPED_TEXTS, Feature.HASH_COMMENTS))
                    .toArray(Feature[]::new));

    private static final int TEXTS = 20_000;
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            "`",
            "[",
            "]",
            "]]",
            "--",
            "//",
            "#",
            "/*",
            "*/",
            "$",
            "$$",
            "$a$",
            "E'",
            "N'",
            "\\",
            "\n",
            " ",
            ";",
            ":p",
            "?",
            "a",
            "é",
            "1",
            "1e5",
            "_x$",
            "{{window}}",
            "😀",
            "(",
            ")",
            ".",
            "\r\n",
            "\u00a0");

    /** Kinds and texts, gaps left out. */
    private static String code(String sql, SqlSyntax syntax) {
        return SqlScanner.scan(sql, syntax).stream()
                .filter(token -> !token.isGap())
                .map(token -> token.kind() + " " + token.text() + (token.closed() ? "" : " …"))
                .collect(Collectors.joining(" | "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "a -- from b ~ WORD a",
                "a /* from b /* c */ d */ e ~ WORD a | WORD e",
                "'it''s; :p' b ~ TEXT 'it''s; :p' | WORD b",
                "N'x' ~ TEXT N'x'",
                "E'it\\'s' b ~ TEXT E'it\\'s' | WORD b",
                "like'a' ~ WORD like | TEXT 'a'",
                "$$ :p; ' $$ b ~ TEXT $$ :p; ' $$ | WORD b",
                "$x1$ $$ $x$ $x1$b ~ TEXT $x1$ $$ $x$ $x1$ | WORD b",
                "a$$b ~ WORD a$$b",
                "$1 ~ SIGN $ | NUMBER 1",
                "[a]]b].\"c\"\"d\" ~ QUOTED_NAME [a]]b] | SIGN . | QUOTED_NAME \"c\"\"d\"",
                "a[1] ~ WORD a | SIGN [ | NUMBER 1 | SIGN ]",
                "(b)[1] ~ SIGN ( | WORD b | SIGN ) | SIGN [ | NUMBER 1 | SIGN ]",
                "`a``b` ~ QUOTED_NAME `a``b`",
                "a // from b ~ WORD a",
                "1.5e5+x ~ NUMBER 1.5e5 | SIGN + | WORD x",
                "/*/ a */ b ~ WORD b",
                "'' a ~ TEXT '' | WORD a",
                "'a ~ TEXT 'a …",
                "a'''' ~ WORD a | TEXT ''''",
                "a ''' ~ WORD a | TEXT ''' …",
                "a [b ~ WORD a | QUOTED_NAME [b …",
                "$q$ a $q ~ TEXT $q$ a $q …",
                "E'a\\ ~ TEXT E'a\\ …",
            })
    void piecesEndWhereTheyEnd(String sql, String pieces) {
        assertThat(code(sql, ALL)).isEqualTo(pieces);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "/* a /* b */ c ~ WORD c",
                "E'a\\' b ~ TEXT E'a\\' | WORD b",
                "$$ a ~ SIGN $ | SIGN $ | WORD a",
                "[a] ~ SIGN [ | WORD a | SIGN ]",
                "`a` ~ SIGN ` | WORD a | SIGN `",
                "a // b ~ WORD a | SIGN / | SIGN / | WORD b",
            })
    void whatASyntaxHasNotIsNoQuote(String sql, String pieces) {
        assertThat(code(sql, SqlSyntax.STANDARD)).isEqualTo(pieces);
    }

    /** As MariaDB and MySQL read them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "'it\\'s' b ~ TEXT 'it\\'s' | WORD b",
                "'a\\\\' b ~ TEXT 'a\\\\' | WORD b",
                "\"it\\\"s\" b ~ TEXT \"it\\\"s\" | WORD b",
                "\"a\"\"b\" ~ TEXT \"a\"\"b\"",
                "`a\\` b ~ QUOTED_NAME `a\\` | WORD b",
                "a#b ~ WORD a",
                "a # it's ~ WORD a",
                "'a\\ ~ TEXT 'a\\ …",
            })
    void aBackslashTakesWhatAQuoteWouldMean(String sql, String pieces) {
        SqlSyntax syntax = SqlSyntax.of(
                Feature.BACKTICK_NAMES, Feature.ESCAPED_TEXTS, Feature.DOUBLE_QUOTED_TEXTS, Feature.HASH_COMMENTS);
        assertThat(code(sql, syntax)).isEqualTo(pieces);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "'a\\' b ~ TEXT 'a\\' | WORD b",
                "'it\\'s' b ~ TEXT 'it\\'s' | WORD b",
                "a # it's ~ WORD a",
                "a # b ~ WORD a | SIGN # | WORD b",
                "\"a\" ~ QUOTED_NAME \"a\"",
                "'it\\'s b ~ TEXT 'it\\' | WORD s | WORD b",
                "'it''s b ~ TEXT 'it''s b …",
            })
    void whoDoesNotKnowTheDatabaseTakesWhatIsClosed(String sql, String pieces) {
        assertThat(SqlScanner.scan(sql).stream()
                        .filter(token -> !token.isGap())
                        .map(token -> token.kind() + " " + token.text() + (token.closed() ? "" : " …"))
                        .collect(Collectors.joining(" | ")))
                .isEqualTo(pieces);
    }

    @Test
    void whereNothingHasSubscriptsABracketIsAName() {
        assertThat(code("a[1]", SqlSyntax.of(Feature.BRACKET_NAMES))).isEqualTo("WORD a | QUOTED_NAME [1]");
    }

    @Test
    void whatIsNotClosedIsSaidWithItsPlace() {
        String sql = "SELECT a,\n  /* b /* c */\n  'd";
        SqlToken unclosed = Objects.requireNonNull(SqlScanner.unclosed(SqlScanner.scan(sql, ALL)));
        assertThat(unclosed.what()).isEqualTo("a comment");
        assertThat(SqlPlace.of(sql, unclosed.at())).isEqualTo(new SqlPlace(2, 3));
        assertThat(SqlScanner.unclosed(SqlScanner.scan("$tag$ $$", ALL)))
                .isNotNull()
                .extracting(SqlToken::what)
                .isEqualTo("a text in $tag$");
        assertThat(SqlScanner.unclosed(List.of())).isNull();
    }

    @Test
    void aNameIsKnownWithoutItsQuotes() {
        assertThat(SqlScanner.scan("\"a\"\"]\"\"\" [b]]\"] `c``` d", ALL).stream()
                        .filter(token -> !token.isGap())
                        .map(SqlToken::name))
                .containsExactly("a\"]\"", "b]\"", "c`", "d");
    }

    /** Whatever the text is, and whatever the syntax: {@code -Dscan.seed=} repeats it. */
    @Test
    void thePiecesTogetherAreTheText() {
        long seed = Long.getLong("scan.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int n = 0; n < TEXTS; n++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            List<Feature> features = new ArrayList<>(List.of(Feature.values()));
            features.removeIf(feature -> random.nextBoolean());
            SqlSyntax syntax = SqlSyntax.of(features.toArray(Feature[]::new));
            List<SqlToken> tokens = SqlScanner.scan(text.toString(), syntax);
            String told = "scan.seed " + seed + ", " + syntax + ": " + text;
            assertThat(tokens.stream().map(SqlToken::text).collect(Collectors.joining()))
                    .as(told)
                    .isEqualTo(text.toString());
            int at = 0;
            for (SqlToken token : tokens) {
                assertThat(token.at()).as(told).isEqualTo(at);
                assertThat(token.text()).as(told).isNotEmpty();
                at = token.end();
                assertThat(token.closed() || at == text.length()).as(told).isTrue();
            }
        }
    }

    @Test
    void aLongTextTakesNoLongerThanItMust() {
        String quotes = "'a$b$[[/*".repeat(100_000);
        assertThat(SqlScanner.scan(quotes, ALL)).isNotEmpty();
    }
}
