package dev.fluxo.engine.problem;

/** As the documentation writes it: for users of Maven, in Markdown. */
final class DocumentedWording implements Wording {
    @Override
    public String command(String name) {
        return name.equals("create") ? "mvn dev.fluxo:etl-maven-plugin:<version>:create" : "mvn etl:" + name;
    }

    @Override
    public String parameter(String name) {
        return "etl." + name;
    }

    @Override
    public String option(Option option) {
        return "`" + plain(option) + "`";
    }

    @Override
    public String java(String setting) {
        return "`MAVEN_OPTS=" + setting + "`";
    }

    @Override
    public String library(String what) {
        return "add " + what + " as a dependency of the plugin (for `fluxo`: its jar in `lib/ext`)";
    }

    @Override
    public String action(Action action) {
        StringBuilder line = new StringBuilder("`").append(command(action.command()));
        action.options().forEach(option -> line.append(' ').append(plain(option)));
        return line.append('`').toString();
    }

    private String plain(Option option) {
        String property = "-D" + parameter(option.name());
        return option.value() == null ? property : property + "=" + option.value();
    }
}
