package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns that a rule may name. A name matches exactly, else without regard to case where that is unique. */
public final class Names {
    private final String kind;
    private final @Nullable List<String> known;

    private Names(String kind, @Nullable List<String> known) {
        this.kind = kind;
        this.known = known;
    }

    /**
     * @param kind {@code source column}: for messages
     * @param known null where the names are not known: then every name passes
     */
    public static Names of(String kind, @Nullable List<String> known) {
        return new Names(kind, known == null ? null : List.copyOf(known));
    }

    /** The index of the column; 0 where there is none, and then a problem was added if the names are known. */
    public int find(String name, Location at, Code unknown, Problems problems) {
        if (known == null) {
            return 0;
        }
        int exact = known.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        int[] similar = IntStream.range(0, known.size())
                .filter(i -> known.get(i).equalsIgnoreCase(name))
                .toArray();
        if (similar.length == 1) {
            return similar[0];
        }
        if (similar.length == 0) {
            problems.error(unknown, at, "there is no " + kind + " '" + name + "'", NearestName.hintOrList(name, known));
        } else {
            String message = "'" + name + "' matches more than one " + kind + ", which differ in upper and lower case";
            problems.error(Code.NAME_AMBIGUOUS, at, message, "write the name exactly as the column has it");
        }
        return 0;
    }
}
