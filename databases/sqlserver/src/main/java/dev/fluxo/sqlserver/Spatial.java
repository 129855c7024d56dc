package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.DataType;

/**
 * Shapes travel as their text with the number of their reference system before it, {@code SRID=4674;POINT (-46.6 -23.5)}:
 * the server's own text leaves the number out, and reads another in its place. PostGIS and H2 write and read it so too.
 */
final class Spatial {
    private Spatial() {}

    static boolean is(DataType type) {
        return type.sqlName().equals("geography") || type.sqlName().equals("geometry");
    }

    /** The text of a shape; NULL of NULL. */
    static String text(String reference) {
        return "N'SRID=' + CAST(" + reference + ".STSrid AS nvarchar(10)) + N';' + " + reference + ".ToString()";
    }

    /** The shape of a text; one without a number gets what the server takes for usual. */
    static String value(String text, DataType type) {
        String end = "CHARINDEX(N';', " + text + ")";
        return "CASE WHEN " + text + " LIKE N'SRID=%;%' THEN " + type + "::STGeomFromText(STUFF(" + text + ", 1, " + end
                + ", N''), CAST(SUBSTRING(" + text + ", 6, " + end + " - 6) AS int)) ELSE CAST(" + text + " AS " + type
                + ") END";
    }
}
