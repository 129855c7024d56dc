package dev.fluxo.engine.problem;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a front end writes what its user can do. */
public interface Wording {
    /** The command alone: {@code mvn etl:init}. */
    String command(String name);

    /** The name of a parameter alone: {@code etl.force}. */
    String parameter(String name);

    /** A parameter as it is given, with its value where it has one: {@code -Detl.to=start}, {@code -Detl.force}. */
    String option(Option option);

    /** How the Java that runs all this is given a setting such as {@code -Xmx1g}: {@code MAVEN_OPTS=-Xmx1g}. */
    String java(String setting);

    /**
     * How a jar is added: {@code add the driver as a dependency of the plugin}.
     *
     * @param what with its article: {@code the driver}
     */
    String library(String what);

    default String option(String name) {
        return option(Option.of(name));
    }

    default String option(String name, String value) {
        return option(Option.of(name, value));
    }

    /** A command with its options: {@code mvn etl:rewind -Detl.entities=customers -Detl.to=start}. */
    default String action(Action action) {
        return Stream.concat(
                        Stream.of(command(action.command())),
                        action.options().stream().map(this::option))
                .collect(Collectors.joining(" "));
    }

    /** For who uses the engine without a front end: {@code 'rewind entities=customers to=start'}. */
    static Wording neutral() {
        return NeutralWording.NEUTRAL;
    }
}
