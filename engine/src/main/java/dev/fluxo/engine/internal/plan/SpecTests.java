package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.TestSpec;
import dev.fluxo.engine.internal.transform.RowCompiler;
import dev.fluxo.engine.internal.transform.RowCondition;
import dev.fluxo.engine.internal.transform.RowFault;
import dev.fluxo.engine.internal.transform.RowFunction;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.result.TestReport.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the tests inside a spec: the real row function on the given rows, without a database. */
public final class SpecTests {
    private SpecTests() {}

    /** One result per test, in order. */
    public static List<TestResult> run(EntitySpec spec) {
        return spec.tests().stream()
                .map(test -> new TestResult(spec.name(), test.name().value(), run(spec, test)))
                .toList();
    }

    private static List<Problem> run(EntitySpec written, TestSpec test) {
        Problems problems = new Problems();
        List<String> names = checkedNames(written, test, problems);
        EntitySpec spec = Star.offline(written, names);
        RowFunction function = problems.hasErrors() ? null : RowCompiler.compile(RowRules.of(spec), names, problems);
        if (function != null) {
            compare(spec, test, names, function, problems);
        }
        return problems.all();
    }

    private static void compare(
            EntitySpec spec, TestSpec test, List<String> names, RowFunction function, Problems problems) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        RowCondition gone = DeletePlanner.compileWhen(spec, names, problems);
        for (Map<String, @Nullable Object> given : test.given()) {
            @Nullable Object[] source = source(names, given);
            @Nullable Object[] target = new Object[function.width()];
            RowCondition.Answer answer = gone == null ? null : gone.of(source);
            if (answer != null && answer.holds()) {
                // It makes no row.
                continue;
            }
            RowFault fault = answer != null && answer.fault() != null ? answer.fault() : function.apply(source, target);
            if (fault == null) {
                rows.add(target);
            } else {
                faults.add(fault);
            }
        }
        Location at = test.name().at();
        for (int i = 0; i < faults.size(); i++) {
            boolean expected = i < test.rejects().size()
                    && test.rejects().get(i).equalsIgnoreCase(faults.get(i).column());
            if (!expected) {
                fail(test, "a row is rejected: " + faults.get(i).message(), at, problems);
            }
        }
        for (int i = faults.size(); i < test.rejects().size(); i++) {
            fail(test, "column '" + test.rejects().get(i) + "' should reject a row, and does not", at, problems);
        }
        if (rows.size() != test.expect().size() && problems.all().isEmpty()) {
            fail(test, "expected " + test.expect().size() + " rows, but " + rows.size() + " came out", at, problems);
        }
        for (int i = 0; i < Math.min(rows.size(), test.expect().size()); i++) {
            compareRow(spec, test, i, rows.get(i), problems);
        }
    }

    private static void compareRow(
            EntitySpec spec, TestSpec test, int row, @Nullable Object[] actual, Problems problems) {
        List<String> targets = spec.columns().stream()
                .map((ColumnSpec column) -> column.target().value())
                .toList();
        test.expect().get(row).forEach((name, expected) -> {
            int index = indexOf(targets, name);
            if (index < 0) {
                fail(
                        test,
                        "nothing fills column '" + name + "'; " + NearestName.hintOrList(name, targets),
                        test.name().at(),
                        problems);
            } else if (!ExpectedValue.of(expected, actual[index])) {
                String message = "row " + (row + 1) + ", column '" + name + "': expected "
                        + ExpectedValue.show(expected) + " but was " + ExpectedValue.show(actual[index]);
                fail(test, message, test.name().at(), problems);
            }
        });
    }

    private static void fail(TestSpec test, String message, Location at, Problems problems) {
        problems.error(Code.TEST_FAILED, at, "test '" + test.name() + "' fails: " + message);
    }

    /** The source columns: those of the query, else those that the test gives or the spec copies. */
    private static List<String> checkedNames(EntitySpec spec, TestSpec test, Problems problems) {
        List<String> known = OfflineCheck.sourceNames(spec);
        Set<String> names = new LinkedHashSet<>();
        test.given().forEach(row -> names.addAll(row.keySet()));
        if (known == null) {
            spec.columns().stream()
                    .flatMap(column -> Lineage.copied(column).stream())
                    .filter(from -> indexOf(List.copyOf(names), from) < 0)
                    .forEach(names::add);
            return List.copyOf(names);
        }
        for (String name : names) {
            if (indexOf(known, name) < 0) {
                problems.error(
                        Code.SOURCE_COLUMN_MISSING,
                        test.name().at(),
                        "test '" + test.name() + "' gives '" + name + "', which the source query does not return",
                        NearestName.hintOrList(name, known));
            }
        }
        return known;
    }

    private static @Nullable Object[] source(List<String> names, Map<String, @Nullable Object> given) {
        @Nullable Object[] row = new Object[names.size()];
        given.forEach((name, value) -> {
            int index = indexOf(names, name);
            if (index >= 0) {
                row[index] = value;
            }
        });
        return row;
    }

    private static int indexOf(List<String> names, String name) {
        int exact = names.indexOf(name);
        for (int i = 0; exact < 0 && i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return exact;
    }
}
