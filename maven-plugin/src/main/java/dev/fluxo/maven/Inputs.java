package dev.fluxo.maven;

import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a goal's parameters, by order of precedence: system property, environment, plugin configuration,
 * default. Maven itself lets a value that a POM gives win over the command line, so that is not left to it. A blank
 * value counts as none, for scripts that hand on a variable which is not set.
 */
final class Inputs {
    private final Function<String, @Nullable String> system;
    private final Function<String, @Nullable String> environment;
    private final Problems problems = new Problems();

    /** @param system looks up what stands behind {@code -D} */
    Inputs(Function<String, @Nullable String> system, Function<String, @Nullable String> environment) {
        this.system = system;
        this.environment = environment;
    }

    /** A value as it was written, and where: {@code -Detl.threads}, {@code ETL_THREADS}, {@code <threads>}. */
    private record Given(String value, String where) {}

    /** Null where nobody says anything. */
    @Nullable
    String text(String property, @Nullable String configured) {
        Given given = given(property, configured);
        return given == null ? null : given.value();
    }

    /** Blank, and a problem, where nobody says anything. */
    String required(String property, @Nullable String configured, String hint) {
        String value = text(property, configured);
        if (value == null) {
            missing(property, hint);
        }
        return value == null ? "" : value;
    }

    void missing(String property, String hint) {
        problems.error(Code.SPEC_BAD_OPTION, null, "-D" + property + " is missing", hint);
    }

    Path path(String property, @Nullable String configured, String byDefault) {
        Given given = given(property, configured);
        if (given == null) {
            return Path.of(byDefault);
        }
        try {
            return Path.of(given.value());
        } catch (InvalidPathException e) {
            bad(given, "not a path", "name a folder, as in -D" + property + "=" + byDefault);
            return Path.of(byDefault);
        }
    }

    /** A switch. On the command line its name alone turns it on: Maven gives it the value {@code true}. */
    boolean flag(String property, @Nullable String configured) {
        Given given = given(property, configured);
        if (given == null || given.value().equalsIgnoreCase("false")) {
            return false;
        }
        if (!given.value().equalsIgnoreCase("true")) {
            bad(given, "neither true nor false", "write -D" + property + " to turn it on, or leave it out");
        }
        return true;
    }

    /** A whole number from 1. */
    @Nullable
    Integer count(String property, @Nullable String configured) {
        Given given = given(property, configured);
        if (given == null) {
            return null;
        }
        try {
            int count = Integer.parseInt(given.value());
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Reported as any other wrong number.
        }
        bad(given, "not a whole number from 1 to " + Integer.MAX_VALUE, "write -D" + property + "=4, for example");
        return null;
    }

    /** One of the words of an enum, which are its names in lower case. */
    <E extends Enum<E>> E choice(String property, @Nullable String configured, E byDefault) {
        Given given = given(property, configured);
        if (given == null) {
            return byDefault;
        }
        E[] choices = byDefault.getDeclaringClass().getEnumConstants();
        for (E choice : choices) {
            if (word(choice).equals(given.value().toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        String words = Stream.of(choices).map(Inputs::word).collect(Collectors.joining(", "));
        bad(given, "not known", "one of: " + words);
        return byDefault;
    }

    /** The parameters {@code etl.entities} and {@code etl.tags}. */
    Selection selection(@Nullable String entities, @Nullable String tags) {
        return new Selection(list("etl.entities", entities), list("etl.tags", tags));
    }

    /** Every value that was wrong. */
    List<Problem> problems() {
        return problems.all();
    }

    private List<String> list(String property, @Nullable String configured) {
        Given given = given(property, configured);
        if (given == null) {
            return List.of();
        }
        List<String> names = Arrays.stream(given.value().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            bad(given, "a list without a name", "leave it out to choose everything");
        }
        return names;
    }

    private @Nullable Given given(String property, @Nullable String configured) {
        String variable = Parameters.variable(property);
        return Stream.of(
                        Stream.ofNullable(system.apply(property)).map(value -> new Given(value, "-D" + property)),
                        Stream.ofNullable(environment.apply(variable)).map(value -> new Given(value, variable)),
                        Stream.ofNullable(configured)
                                .map(value -> new Given(value, "<" + Parameters.element(property) + ">")))
                .flatMap(found -> found)
                .map(given -> new Given(given.value().strip(), given.where()))
                .filter(given -> !given.value().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private void bad(Given given, String why, String hint) {
        problems.error(Code.SPEC_BAD_OPTION, null, given.where() + " is '" + given.value() + "': " + why, hint);
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
