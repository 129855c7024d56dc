package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the items of {@code expect} must keep beyond their shape. */
final class ExpectCheck {
    private final Problems problems;

    private ExpectCheck(Problems problems) {
        this.problems = problems;
    }

    static void check(Fields entity, Problems problems) {
        if (!(entity.node(ExpectLanguage.KEY) instanceof Node.Sequence items)) {
            return;
        }
        ExpectCheck check = new ExpectCheck(problems);
        items.items().forEach(item -> check.item(Fields.of(item)));
        if ("batch".equals(entity.plain("commit"))
                && items.items().stream()
                        .anyMatch(item -> !"warn".equals(Fields.of(item).plain("severity")))) {
            problems.warning(
                    Code.EXPECT_OF_BATCHES,
                    entity.at(ExpectLanguage.KEY),
                    "with commit: batch an expectation is checked before the last commit: what does not hold rolls back the"
                            + " rows since the one before, and leaves those of all earlier batches",
                    "write commit: entity, and all of a run is rolled back; or severity: warn");
        }
    }

    private void item(Fields fields) {
        boolean sql = fields.whole("sql") != null;
        if (sql && fields.whole("is") == null) {
            problems.error(
                    Code.SPEC_MISSING_KEY,
                    fields.at("sql"),
                    "the expectation does not say what its SELECT has to give",
                    "write is: 0, or a comparison such as is: '<= 10'");
        }
        if (!sql && fields.whole("is") != null) {
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    fields.at("is"),
                    "is: belongs to sql, and stands here without one",
                    "write the comparison behind the key itself: rows: '>= 1'");
        }
        boolean ofRows = ExpectLanguage.OF_ROWS.stream().anyMatch(kind -> fields.whole(kind) != null);
        if (!ofRows && fields.whole("where") != null) {
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    fields.at("where"),
                    "where: narrows the rows of the target, and this asks "
                            + (sql ? "a SELECT of its own" : "how many rows of the run there were"),
                    sql ? "write it into the SELECT" : "leave it out");
        }
        twice("not_null", fields);
        twice("unique", fields);
    }

    private void twice(String kind, Fields fields) {
        Set<String> seen = new HashSet<>();
        fields.texts(kind).stream()
                .filter(column -> !seen.add(column.value().toLowerCase(Locale.ROOT)))
                .forEach(column -> problems.error(
                        Code.SPEC_BAD_VALUE, column.at(), "column '" + column + "' stands twice", "keep one"));
    }
}
