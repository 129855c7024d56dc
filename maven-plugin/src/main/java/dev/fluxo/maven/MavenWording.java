package dev.fluxo.maven;

import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Wording;

/** As a command line of Maven's is written. */
final class MavenWording implements Wording {
    static final String PREFIX = "etl.";

    @Override
    public String command(String name) {
        return "mvn etl:" + name;
    }

    @Override
    public String parameter(String name) {
        return PREFIX + name;
    }

    @Override
    public String option(Option option) {
        String property = "-D" + parameter(option.name());
        return option.value() == null ? property : property + "=" + option.value();
    }

    @Override
    public String java(String setting) {
        return "MAVEN_OPTS=" + setting;
    }
}
