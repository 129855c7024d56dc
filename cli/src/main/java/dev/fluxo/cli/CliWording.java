package dev.fluxo.cli;

import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Wording;
import java.util.Locale;
import java.util.regex.Pattern;

/** As a command line of {@code fluxo} is written. */
final class CliWording implements Wording {
    /** What a shell leaves as it is. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.,:/@%+=…-]*");
    /** Set by the launcher, and heard by it; the jar alone has but the variable that every Java hears. */
    private static final String LAUNCHER = "fluxo.launcher";

    @Override
    public String command(String name) {
        return "fluxo " + name;
    }

    /** {@code dryRun} is {@code --dry-run}. */
    @Override
    public String parameter(String name) {
        StringBuilder option = new StringBuilder("--");
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            option.append(letter >= 'A' && letter <= 'Z' ? "-" : "").append(letter);
        }
        return option.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String option(Option option) {
        String name = parameter(option.name());
        return option.value() == null ? name : name + "=" + quoted(option.value());
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    /** The launcher alone looks into its folder. */
    @Override
    public String library(String what) {
        return System.getProperty(LAUNCHER) == null
                ? "start with " + what + " on the class path: java -cp fluxo.jar:other.jar " + Main.class.getName()
                : "put the jar of " + what + " into lib/ext, or name it in FLUXO_CLASSPATH";
    }

    @Override
    public String java(String setting) {
        return (System.getProperty(LAUNCHER) == null ? "JAVA_TOOL_OPTIONS=" : "FLUXO_OPTS=") + setting;
    }
}
