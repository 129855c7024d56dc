package dev.fluxo.engine.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Finds what the user probably meant. */
public final class NearestName {
    /** Beyond these nobody has mistyped a name: the file is something else, and comparing would take for ever. */
    private static final int LONGEST = 200;

    private static final int MOST_COMPARED = 2_000;
    private static final int MOST_LISTED = 20;

    private NearestName() {}

    /** {@code did you mean 'watermark'?}, or null where nothing known is near. */
    public static @Nullable String hint(String written, Collection<String> known) {
        String nearest = of(written, known);
        return nearest == null ? null : "did you mean '" + nearest + "'?";
    }

    /** The hint, or else the list of what is known. */
    public static String hintOrList(String written, Collection<String> known) {
        String hint = hint(written, known);
        if (hint != null) {
            return hint;
        }
        return known.isEmpty() ? "none is defined" : "known: " + list(known);
    }

    private static String list(Collection<String> known) {
        String shown =
                String.join(", ", known.stream().sorted().limit(MOST_LISTED).toList());
        int hidden = known.size() - MOST_LISTED;
        return hidden > 0 ? shown + " and " + hidden + " more" : shown;
    }

    /** The nearest known name, at most a third of its letters away; null where there is none. */
    public static @Nullable String of(String written, Collection<String> known) {
        if (written.length() > LONGEST || known.size() > MOST_COMPARED) {
            return null;
        }
        String wanted = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> name.length() <= LONGEST)
                .filter(name -> isNear(wanted, name))
                .min(Comparator.comparingInt((String name) -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static boolean isNear(String wanted, String name) {
        int most = (Math.max(wanted.length(), name.length()) + 2) / 3;
        return new LevenshteinDistance(most).apply(wanted, name.toLowerCase(Locale.ROOT)) >= 0;
    }

    private static int distance(String wanted, String name) {
        return LevenshteinDistance.getDefaultInstance().apply(wanted, name.toLowerCase(Locale.ROOT));
    }
}
