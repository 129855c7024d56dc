package dev.fluxo.h2;

/** H2's identifiers. */
final class H2Names {
    private H2Names() {}

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
