package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code ${env:…}}, {@code ${sys:…}} and {@code ${project.dir}}, in project.yaml also {@code ${file:…}}, and nothing else. What a look-up returns is
 * never looked at again: a password may hold a dollar and a brace.
 */
final class Lookups {
    private static final String KNOWN = "known: ${env:NAME}, ${sys:name}, ${project.dir}";

    private static final String FILE = "file:";

    private final SpecRequest request;
    private final String projectDir;
    private final boolean asFarAsKnown;
    private final boolean ofEntity;
    private final List<String> variables;

    Lookups(SpecRequest request, Path folder) {
        this(request, folder.toString().replace('\\', '/'), false, false, List.of());
    }

    private Lookups(
            SpecRequest request, String projectDir, boolean asFarAsKnown, boolean ofEntity, List<String> variables) {
        this.request = request;
        this.projectDir = projectDir;
        this.asFarAsKnown = asFarAsKnown;
        this.ofEntity = ofEntity;
        this.variables = variables;
    }

    /** The same, but what is not defined becomes {@link ConnectionSettings#UNKNOWN}. */
    Lookups asFarAsKnown() {
        return new Lookups(request, projectDir, true, ofEntity, variables);
    }

    /**
     * The same for the values of an entity: they are no matter of a profile, but of the command.
     *
     * @param names of variables, which are replaced by now, and may be meant by what is not known
     */
    Lookups ofEntity(Collection<String> names) {
        return new Lookups(request, projectDir, asFarAsKnown, true, List.copyOf(names));
    }

    /** The text with every look-up replaced; what is not defined is a problem, and stays as written. */
    String resolve(String text, Location at, Problems problems) {
        return replace(text, at, problems, name -> value(name, at, problems));
    }

    /** The look-ups in a text with their values; not the folder of the project, which differs from machine to machine. */
    Map<String, String> in(String text) {
        Map<String, String> found = new TreeMap<>();
        Location nowhere = Location.ofFile("");
        replace(text, nowhere, new Problems(), name -> {
            if (isKnown(name) && !name.equals("project.dir")) {
                found.put(name, value(name, nowhere, new Problems()));
            }
            return "";
        });
        return found;
    }

    /** Reports look-ups that no environment can define. */
    void checkSyntax(Node node, Problems problems) {
        if (node instanceof Node.Scalar scalar) {
            replace(scalar.text(), scalar.at(), problems, name -> {
                if (!isKnown(name)) {
                    unknown(name, scalar.at(), problems);
                }
                return "";
            });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> checkSyntax(item, problems));
        } else if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> checkSyntax(entry.value(), problems));
        }
    }

    private static String replace(String text, Location at, Problems problems, UnaryOperator<String> value) {
        StringBuilder resolved = new StringBuilder();
        int done = 0;
        for (int begin = text.indexOf("${"); begin >= 0; begin = text.indexOf("${", done)) {
            int end = text.indexOf('}', begin);
            if (end < 0) {
                problems.error(
                        Code.SPEC_UNDEFINED_VARIABLE, at, "a look-up begins with '${' and does not end", "add }");
                return text;
            }
            resolved.append(text, done, begin).append(value.apply(text.substring(begin + 2, end)));
            done = end + 1;
        }
        return resolved.append(text, done, text.length()).toString();
    }

    private static String written(String name) {
        return "${" + name + "}";
    }

    private boolean isKnown(String name) {
        return name.equals("project.dir")
                || (name.length() > 4 && (name.startsWith("env:") || name.startsWith("sys:")))
                || (isSecret(name) && !ofEntity);
    }

    private static boolean isSecret(String name) {
        return name.startsWith(FILE) && name.length() > FILE.length();
    }

    private String value(String name, Location at, Problems problems) {
        if (!isKnown(name)) {
            unknown(name, at, problems);
            return written(name);
        }
        if (name.equals("project.dir")) {
            return projectDir;
        }
        if (isSecret(name)) {
            return asFarAsKnown ? ConnectionSettings.UNKNOWN : secret(name, at, problems);
        }
        boolean env = name.startsWith("env:");
        Function<String, @Nullable String> lookup = env ? request.environment() : request.systemProperties();
        String key = name.substring(4);
        String value = lookup.apply(key);
        if (value == null) {
            problems.error(
                    Code.SPEC_UNDEFINED_VARIABLE,
                    at,
                    (env ? "environment variable " : "system property ") + Shown.of(key) + " is not defined",
                    hint(env, key));
            return asFarAsKnown ? ConnectionSettings.UNKNOWN : written(name);
        }
        return value;
    }

    /** Read when it is needed, and masked from then on, wherever it is used. */
    private String secret(String name, Location at, Problems problems) {
        try {
            String value = new SecretFiles(request.environment()).read(name.substring(FILE.length()));
            request.redactor().add(value);
            return value;
        } catch (FluxoException e) {
            e.problems().forEach(problem -> problems.add(problem.at(at)));
            return written(name);
        }
    }

    private String hint(boolean env, String key) {
        if (!ofEntity) {
            return "set it, or choose another profile";
        }
        return env
                ? "set it where the command is started: " + Printable.line(key) + "=…"
                : "add it to the command: -D" + Printable.line(key) + "=…";
    }

    private void unknown(String name, Location at, Problems problems) {
        problems.error(Code.SPEC_UNDEFINED_VARIABLE, at, Shown.of(written(name)) + " is no known look-up", known(name));
    }

    private String known(String name) {
        if (!ofEntity) {
            return KNOWN + ", ${file:/run/secrets/NAME}";
        }
        if (isSecret(name)) {
            return KNOWN + "; files hold secrets, and are looked up in project.yaml alone";
        }
        if (variables.isEmpty() && EntityNames.isName(name)) {
            return KNOWN + "; and what for_each: { " + name + ": [...] } lists";
        }
        String nearest = NearestName.of(name, variables);
        if (nearest != null) {
            return "did you mean " + ForEachValues.written(nearest) + "?";
        }
        return variables.isEmpty()
                ? KNOWN
                : KNOWN + "; of for_each: "
                        + String.join(
                                ", ",
                                variables.stream().map(ForEachValues::written).toList());
    }
}
