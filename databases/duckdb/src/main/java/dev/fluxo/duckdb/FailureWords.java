package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Explained;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an analyst should hear of a failure that concerns files, or the one process that a database serves. DuckDB's own words may quote a row. */
final class FailureWords {
    private static final String COMPLETE =
            "look whether it is still being written: write files under another name, and rename them when they are complete. Nothing of this run is kept";

    private static final String CONFLICT =
            "run it again; if it comes often, let one entity after the other write that table";

    private record Known(Pattern says, Function<MatchResult, Explained> words) {
        Known(String says, Function<MatchResult, Explained> words) {
            this(Pattern.compile(says, Pattern.DOTALL), words);
        }
    }

    private static final List<Known> ALL = List.of(
            new Known(
                    "Cannot access (?:file|directory) \"([a-z0-9]+://[^\"]*)\"",
                    found -> new Explained(
                            "the file " + found.group(1) + " is on another machine, and nothing is fetched from there",
                            "copy it below a folder that allow_paths of the connection names")),
            new Known(
                    "Cannot access (?:file|directory) \"([^\"]*)\"",
                    found -> new Explained(
                            "the file " + found.group(1) + " is outside the folders that the connection allows",
                            "add its folder to allow_paths of the connection in project.yaml; a relative path in a query begins where the command was started, ${project.dir} is the folder of project.yaml")),
            new Known(
                    "No files found that match the pattern \"([^\"]*)\"",
                    found -> new Explained(
                            "no file fits " + found.group(1),
                            "check the path and its * signs; a relative one begins where the command was started, ${project.dir} is the folder of project.yaml")),
            new Known(
                    "Cannot open file \"([^\"]*)\": No such file",
                    found -> new Explained(
                            "the file " + found.group(1) + " is not there (any more)",
                            "run it again; let whoever removes files wait until they are loaded")),
            new Known("No magic bytes found at end of file '([^']*)'", found -> damaged(found.group(1))),
            new Known("File '([^']*)' too small to be a Parquet file", found -> damaged(found.group(1))),
            new Known(
                    "Malformed JSON in file \"([^\"]*)\", at byte \\d+ in line (\\d+)",
                    found -> new Explained(
                            "the file " + found.group(1) + " is no JSON from line " + found.group(2)
                                    + " on, or not complete",
                            COMPLETE)),
            new Known(
                    "CSV Error on Line: (\\d+).*?(?:converting column \"([^\"]+)\".*?)?\\bfile = ([^\\n]*)",
                    found -> new Explained(
                            "line " + found.group(1) + " of the file " + found.group(3) + " does not fit"
                                    + (found.group(2) == null ? "" : ": column '" + found.group(2) + "'"),
                            "correct the file, or what the query says of it: delim, quote, header, columns, types, nullstr")),
            new Known(
                    "Schema mismatch between globbed files.*?Current file: ([^\\n]*)\\nColumn with name: \"([^\"]*)\" is missing",
                    found -> missing(found.group(2), found.group(1))),
            new Known(
                    "Failed to read file \"([^\"]*)\": schema mismatch in glob: column \"([^\"]*)\"",
                    found -> missing(found.group(2), found.group(1))),
            new Known(
                    "(?:required extension '|exists in the )(\\w+)",
                    found -> new Explained(
                            "that needs DuckDB's extension '" + found.group(1) + "', and no extension is fetched",
                            "Parquet, CSV and JSON need none; convert other files to one of these")),
            new Known(
                    "Could not set lock on file \"([^\"]*)\": Conflicting lock is held in (.*?)(?: by user \\S+)?\\. See",
                    found -> new Explained(
                            "the database file " + found.group(1) + " is open in another process: " + found.group(2),
                            "end that program or wait for it: a file of DuckDB serves one process at a time, unless all of them only read")),
            new Known(
                    "different configuration than existing connections",
                    found -> new Explained(
                            "this process has the database file open with other settings",
                            "give both connections the same properties and allow_paths, or use one of them for both")),
            new Known(
                    "^TransactionContext Error: .*(?:onflict|Failed to commit)",
                    found -> new Explained(
                            "another transaction has changed the same rows, or the table, meanwhile", CONFLICT)));

    private FailureWords() {}

    private static Explained missing(String column, String file) {
        return new Explained(
                "the files do not have the same columns: '" + column + "' is missing in " + file,
                "write union_by_name = true where such a column is NULL, or correct the file");
    }

    private static Explained damaged(String file) {
        return new Explained("the file " + file + " is damaged, or not complete", COMPLETE);
    }

    static @Nullable Explained of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        for (Known known : ALL) {
            Matcher found = known.says().matcher(message);
            if (found.find()) {
                return known.words().apply(found.toMatchResult());
            }
        }
        return null;
    }
}
