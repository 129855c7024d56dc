package dev.fluxo.mysql;

/** Shapes as texts, with their reference system where they have one: {@code SRID=4674;POINT (-46.6 -23.5)}. */
final class Spatial {
    private static final String SYSTEM = "SRID=";

    private Spatial() {}

    static String text(String shape) {
        return "CONCAT(CASE WHEN ST_SRID(" + shape + ") = 0 THEN '' ELSE CONCAT('" + SYSTEM + "', ST_SRID(" + shape
                + "), ';') END, ST_AsText(" + shape + "))";
    }

    /** The opposite. */
    static String shape(String text) {
        return "ST_GeomFromText(SUBSTRING_INDEX(" + text + ", ';', -1), CASE WHEN " + text + " LIKE '" + SYSTEM
                + "%' THEN CAST(SUBSTRING(SUBSTRING_INDEX(" + text + ", ';', 1), " + (SYSTEM.length() + 1)
                + ") AS UNSIGNED) ELSE 0 END)";
    }
}
