package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Compares two databases cell by cell. */
final class Same {
    private static final int SHOWN = 10;

    private Same() {}

    /** Both queries give the same rows in the same order; both must therefore be ordered by a key. Returns how many rows there are. */
    static int rows(Database source, String expected, Database target, String actual) {
        List<String> want = source.rows(expected);
        List<String> have = target.rows(actual);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(want.size(), have.size()) && differences.size() < SHOWN; i++) {
            String left = i < want.size() ? want.get(i) : "(no row)";
            String right = i < have.size() ? have.get(i) : "(no row)";
            if (!left.equals(right)) {
                differences.add("row " + (i + 1) + "\n  expected " + left + "\n  actual   " + right);
            }
        }
        assertThat(String.join("\n", differences))
                .as("first differences of %d expected and %d actual rows", want.size(), have.size())
                .isEmpty();
        return have.size();
    }
}
