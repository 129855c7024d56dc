package dev.fluxo.engine.internal.spec;

import java.util.List;

/**
 * A mistake in an otherwise good entity file, {@code c.yaml}.
 *
 * @param right a piece of the good file
 * @param wrong what stands there instead
 * @param schemaSeesIt whether the JSON Schema can tell; false for what only relations between values show
 * @param expected the lines that the reader reports
 */
record Mistake(String right, String wrong, boolean schemaSeesIt, List<String> expected) {
    /** One that an editor underlines too. */
    static Mistake ofShape(String right, String wrong, String... expected) {
        return new Mistake(right, wrong, true, List.of(expected));
    }

    /** One that needs more than the shape of the file. */
    static Mistake ofMeaning(String right, String wrong, String... expected) {
        return new Mistake(right, wrong, false, List.of(expected));
    }

    String applied() {
        if (!SpecFolder.ENTITY.contains(right)) {
            throw new IllegalArgumentException("the good file does not hold: " + right);
        }
        return SpecFolder.ENTITY.replace(right, wrong);
    }

    @Override
    public String toString() {
        return wrong.strip().lines().findFirst().orElse("(left out)");
    }
}
