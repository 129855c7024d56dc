package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Comparison;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number of rows that another is compared with: {@code 0}, {@code ">= 1"}, {@code "<= 5%"}.
 *
 * @param share whether it may be a percentage
 */
record ComparisonType(boolean share) implements Type {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("==", "="),
            Map.entry("===", "="),
            Map.entry("<>", "!="),
            Map.entry("=!", "!="),
            Map.entry("≥", ">="),
            Map.entry("≤", "<="),
            Map.entry("≠", "!="),
            Map.entry("at least", ">="),
            Map.entry("min", ">="),
            Map.entry("at most", "<="),
            Map.entry("max", "<="),
            Map.entry("more than", ">"),
            Map.entry("less than", "<"));
    private static final Pattern WRITTEN = Pattern.compile("\\s*([^0-9]*?)\\s*([0-9][0-9_.,]*)\\s*(%?)\\s*");

    @Override
    public void check(String name, Node node, Problems problems) {
        String form = share ? "'<= 10', or a share such as '<= 5%'" : "'>= 1'";
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            problems.error(
                    Code.SPEC_WRONG_TYPE,
                    node.at(),
                    name + " needs a number or a comparison, but this is " + node.kind(),
                    "write " + form);
            return;
        }
        Comparison comparison = Comparison.parse(scalar.text());
        if (comparison == null || scalar.text().contains("-")) {
            String meant = meant(scalar.text());
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    node.at(),
                    name + ": " + Shown.of(scalar.text()) + " is no comparison with a number of rows",
                    meant == null
                            ? "write =, !=, <, <=, > or >= and a number: " + form
                            : "did you mean '" + meant + "'?");
        } else if (comparison.percent() && !share) {
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    node.at(),
                    name + ": " + Shown.of(scalar.text()) + " is a share, and there is nothing that " + name
                            + " would be a share of",
                    "write a number of rows: " + form);
        }
    }

    /** What it would be in the right writing; null where nobody can tell. */
    static @Nullable String meant(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return null;
        }
        String sign = MEANT.getOrDefault(written.group(1).replaceAll("\\s+", " "), written.group(1));
        String number = written.group(2).replaceAll("[_,]", "");
        String meant = (sign + " " + number).strip() + written.group(3);
        return Comparison.parse(meant) == null ? null : meant;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object(
                "type",
                List.of("integer", "string"),
                "pattern",
                "^\\s*(<=|>=|!=|=|<|>)?\\s*[0-9]{1,18}(\\.[0-9]{1,9})?\\s*" + (share ? "%?" : "") + "\\s*$",
                "minimum",
                0);
    }
}
