package dev.fluxo.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Loads pagila, PostgreSQL's sample of a shop that rents films, as its authors dump it. */
final class Pagila {
    private static final String PROPERTY = "etl.test.pagila";
    private static final String END = "\\.";

    private Pagila() {}

    /** Skips the test, saying why, where the sample's files are not on this machine. */
    static void load(Database source) {
        Path folder = Path.of(System.getProperty(PROPERTY, ""));
        Path schema = folder.resolve("pagila-schema.sql");
        Path data = folder.resolve("pagila-data.sql");
        assumeTrue(
                Files.isReadable(schema) && Files.isReadable(data),
                () -> "no pagila-schema.sql and pagila-data.sql: name their folder by -D" + PROPERTY + "=…");
        try (BufferedReader lines = Files.newBufferedReader(data)) {
            source.execute(Files.readString(schema));
            load(source, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        source.execute("SET search_path TO public");
    }

    /** Statements, and between them the lines of tables, as psql takes them. */
    private static void load(Database source, BufferedReader lines) throws IOException, SQLException {
        CopyManager copy = source.connection().unwrap(PGConnection.class).getCopyAPI();
        StringBuilder text = new StringBuilder();
        String table = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (table != null && line.equals(END)) {
                copy.copyIn(table, new StringReader(text.toString()));
                text.setLength(0);
                table = null;
            } else if (table == null && line.startsWith("COPY ")) {
                source.execute(text.toString());
                text.setLength(0);
                table = line;
            } else {
                text.append(line).append('\n');
            }
        }
        source.execute(text.toString());
    }
}
