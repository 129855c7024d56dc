package dev.fluxo.engine.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code ${env:…}}, {@code ${sys:…}} and {@code ${project.dir}}, and nothing else. What a look-up returns is
 * never looked at again: a password may hold a dollar and a brace.
 */
final class Lookups {
    private static final Pattern LOOKUP = Pattern.compile("\\$\\{([^}]*)}");

    private final SpecRequest request;
    private final String projectDir;
    private final Problems problems;

    Lookups(SpecRequest request, Path folder, Problems problems) {
        this.request = request;
        this.projectDir = folder.toString().replace('\\', '/');
        this.problems = problems;
    }

    /** The text with every look-up replaced; what is not defined is a problem, and reads as nothing. */
    String resolve(String text, Location at) {
        Matcher matcher = LOOKUP.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), at)));
    }

    private String value(String name, Location at) {
        if (name.equals("project.dir")) {
            return projectDir;
        }
        if (name.startsWith("env:")) {
            return defined(name, "environment variable", request.environment(), at);
        }
        if (name.startsWith("sys:")) {
            return defined(name, "system property", request.systemProperties(), at);
        }
        problems.error(
                Code.SPEC_UNDEFINED_VARIABLE,
                at,
                "'${" + name + "}' is no known look-up",
                "known: ${env:NAME}, ${sys:name}, ${project.dir}");
        return "";
    }

    private String defined(String name, String kind, Function<String, @Nullable String> lookup, Location at) {
        String key = name.substring(name.indexOf(':') + 1);
        String value = key.isEmpty() ? null : lookup.apply(key);
        if (value == null) {
            problems.error(
                    Code.SPEC_UNDEFINED_VARIABLE,
                    at,
                    kind + " '" + key + "' is not defined",
                    "set it, or choose another profile");
            return "";
        }
        return value;
    }
}
