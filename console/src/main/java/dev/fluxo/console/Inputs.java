package dev.fluxo.console;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a command's parameters, by order of precedence: what the user wrote, the environment, what a file says,
 * default. A blank value counts as none, for scripts that hand on a variable which is not set.
 */
public final class Inputs {
    private final FrontEnd front;
    private final Function<String, @Nullable String> environment;
    private final Problems problems = new Problems();
    /** Parameters whose value is wrong: that is told once, however often they are read. */
    private final Set<String> faulty = new HashSet<>();

    Inputs(FrontEnd front, Function<String, @Nullable String> environment) {
        this.front = front;
        this.environment = environment;
    }

    /** What was given, or else the parameter's default. */
    public <T> T get(Parameter<T> parameter) {
        T found = find(parameter);
        return found == null ? Objects.requireNonNull(parameter.value(), parameter.name()) : found;
    }

    /** Null where nobody says anything, or what is wrong. */
    public <T> @Nullable T find(Parameter<T> parameter) {
        Given given = given(parameter.name());
        if (given == null) {
            return null;
        }
        Type<T> type = parameter.type();
        T value = type.read(given.value());
        if (value == null && faulty.add(parameter.name())) {
            problems.error(
                    Code.SPEC_BAD_OPTION,
                    null,
                    given.where() + " is '" + given.value() + "': " + type.fault(),
                    type.remedy(given.value(), parameter.name(), wording()));
        }
        return value;
    }

    /** Blank, and a problem, where nobody says anything. */
    public String required(Parameter<String> parameter, String hint) {
        String value = find(parameter);
        if (value == null) {
            missing(parameter, hint);
        }
        return value == null ? "" : value;
    }

    public void missing(Parameter<?> parameter, String hint) {
        problems.error(Code.SPEC_BAD_OPTION, null, wording().option(parameter.name()) + " is missing", hint);
    }

    /** What is wrong with values that can be read. */
    void wrong(List<Problem> found) {
        problems.addAll(found);
    }

    /** Every value that was wrong. */
    List<Problem> problems() {
        return problems.all();
    }

    private Wording wording() {
        return front.wording();
    }

    private @Nullable Given given(String parameter) {
        String variable = Environment.variable(parameter);
        return Stream.of(
                        Stream.ofNullable(front.written(parameter))
                                .map(value -> new Given(value, wording().option(parameter))),
                        Stream.ofNullable(environment.apply(variable)).map(value -> new Given(value, variable)),
                        Stream.ofNullable(front.configured(parameter)))
                .flatMap(found -> found)
                .map(given -> new Given(given.value().strip(), given.where()))
                .filter(given -> !given.value().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
