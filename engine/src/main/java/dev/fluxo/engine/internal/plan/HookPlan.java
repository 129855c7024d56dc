package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Hooks;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the statements of {@code before} and {@code after} can be undone with the rest of a load. */
final class HookPlan {
    private static final Pattern DDL =
            Pattern.compile("\\s*+(?i:create|alter|drop|truncate|grant|revoke|comment|rename|analyze|checkpoint)\\b");

    private HookPlan() {}

    static void check(Hooks hooks, Catalog target, Problems problems) {
        if (!target.ddlCommits()) {
            return;
        }
        Stream.concat(hooks.before().stream(), hooks.after().stream())
                .filter(statement -> DDL.matcher(statement.value()).lookingAt())
                .forEach(
                        statement -> problems.error(
                                Code.HOOK_COMMITS,
                                statement.at(),
                                "this database commits with " + word(statement)
                                        + ": what was written before it could not be rolled back",
                                "use statements that change rows, such as DELETE in place of TRUNCATE, or do it beside the run"));
    }

    private static String word(Located<String> statement) {
        Matcher word = DDL.matcher(statement.value());
        return word.lookingAt() ? word.group().strip().toUpperCase(Locale.ROOT) : statement.value();
    }
}
