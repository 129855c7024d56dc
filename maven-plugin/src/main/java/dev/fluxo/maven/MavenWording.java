package dev.fluxo.maven;

import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Wording;

/** As a command line of Maven's is written. */
final class MavenWording implements Wording {
    static final String PREFIX = "etl.";

    private static final String PLUGIN = "dev.fluxo:etl-maven-plugin";

    /** What begins a project is called where no POM tells Maven what the prefix {@code etl} means. */
    @Override
    public String command(String name) {
        return name.equals(Action.CREATE.command()) ? "mvn " + PLUGIN + version() + ":" + name : "mvn etl:" + name;
    }

    private static String version() {
        String version = MavenWording.class.getPackage().getImplementationVersion();
        return version == null ? "" : ":" + version;
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

    @Override
    public String library(String what) {
        return "add " + what + " as a dependency of the plugin";
    }
}
