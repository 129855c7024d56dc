package dev.fluxo.sqlserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The SQL of a test, which is that of H2, as SQL Server wants it: whatever a test sends there has passed here. */
final class TransactSql {
    private static final Pattern LIKE = Pattern.compile("LIKE '[^']*'");
    private static final Map<String, String> WORDS = words();

    private TransactSql() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("CREATE TABLE (\\w+) AS\\s+(SELECT [^;]*)", "SELECT * INTO $1 FROM ($2) q");
        words.put("ALTER TABLE (\\w+) RENAME COLUMN (\\w+) TO (\\w+)", "EXEC sp_rename '$1.$2', '$3', 'COLUMN'");
        words.put("(ALTER TABLE \\w+) ADD COLUMN", "$1 ADD");
        words.put("(ALTER TABLE \\w+ ALTER COLUMN \\w+) TYPE", "$1");
        words.put(
                "ALTER TABLE (\\w+) DROP PRIMARY KEY",
                "DECLARE @key nvarchar(300) = (SELECT name FROM sys.key_constraints WHERE type = 'PK'"
                        + " AND parent_object_id = OBJECT_ID('$1')); EXEC('ALTER TABLE $1 DROP CONSTRAINT ' + @key)");
        words.put(
                "DROP INDEX (\\w+)",
                "DECLARE @table nvarchar(300) = (SELECT OBJECT_NAME(object_id) FROM sys.indexes WHERE name = '$1');"
                        + " EXEC('DROP INDEX $1 ON ' + @table)");
        words.put("CAST\\(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP\\)", "SYSUTCDATETIME()");
        words.put("TIMESTAMP '([^']*)'", "CAST('$1' AS datetime2(6))");
        words.put("\\bDATE '([^']*)'", "CAST('$1' AS date)");
        words.put("TIMESTAMP\\((\\d)\\) WITH TIME ZONE", "datetimeoffset($1)");
        words.put("TIMESTAMP\\((\\d)\\)", "datetime2($1)");
        words.put("(?<![\\w_])TIMESTAMP(?![\\w_])", "datetime2(6)");
        words.put("LOCALTIMESTAMP", "SYSDATETIME()");
        words.put("CURRENT_DATE", "CAST(SYSDATETIME() AS date)");
        words.put("(\\w+) \\w+(?:\\([\\d, ]+\\))? GENERATED ALWAYS AS (\\((?:[^()]|\\([^()]*\\))*\\))", "$1 AS $2");
        words.put("GENERATED ALWAYS AS IDENTITY", "IDENTITY");
        words.put("VARCHAR_IGNORECASE\\((\\d+)\\)", "nvarchar($1) COLLATE Latin1_General_CI_AS");
        words.put("\\bVARCHAR\\(", "nvarchar(");
        words.put("\\bCHAR\\(", "nchar(");
        words.put("\\bBOOLEAN\\b", "bit");
        words.put("\\bUUID\\b", "uniqueidentifier");
        words.put("RANDOM_UUID\\(\\)", "NEWID()");
        // Of a text that is not of unlimited length it would give 8 000 bytes.
        words.put("REPEAT\\(('[^']*'),", "REPLICATE(CAST($1 AS nvarchar(max)),");
        words.put("\\bCHAR_LENGTH\\(", "LEN(");
        words.put(
                "SYSTEM_RANGE\\((\\d+), (\\d+)\\)",
                "(SELECT TOP ($2 - $1 + 1) $1 - 1 + ROW_NUMBER() OVER (ORDER BY a.object_id) AS x"
                        + " FROM sys.all_columns a CROSS JOIN sys.all_columns b) v");
        words.put("^ANALYZE$", "EXEC sp_updatestats");
        words.put("CREATE SCHEMA (\\w+)", "EXEC('CREATE SCHEMA $1')");
        words.put("(?<!N)'(?:[^']|'')*'", "N$0");
        return words;
    }

    static String of(String sql) {
        // A bracket begins a set of letters.
        String translated = LIKE.matcher(sql).replaceAll(like -> like.group().replace("[", "[[]"));
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            translated = translated.replaceAll(word.getKey(), word.getValue());
        }
        return translated;
    }
}
