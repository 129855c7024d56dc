package dev.fluxo.engine.outside;

import java.util.LinkedHashMap;
import java.util.Map;

/** The SQL of a test, which is that of H2, as SQL Server wants it: whatever a test sends there has passed here. */
final class TransactSql {
    private static final Map<String, String> WORDS = words();

    private TransactSql() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
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
        words.put("REPEAT\\(", "REPLICATE(");
        words.put(
                "SYSTEM_RANGE\\((\\d+), (\\d+)\\)",
                "(SELECT TOP ($2 - $1 + 1) $1 - 1 + ROW_NUMBER() OVER (ORDER BY a.object_id) AS x"
                        + " FROM sys.all_columns a CROSS JOIN sys.all_columns b) v");
        words.put("CREATE SCHEMA (\\w+)", "EXEC('CREATE SCHEMA $1')");
        words.put("(?<!N)'(?:[^']|'')*'", "N$0");
        return words;
    }

    static String of(String sql) {
        String translated = sql;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            translated = translated.replaceAll(word.getKey(), word.getValue());
        }
        return translated;
    }
}
