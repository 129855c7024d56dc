package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.sql.SqlPlace;
import dev.fluxo.engine.spi.sql.SqlToken;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The statements of a setup script, run one after the other. */
final class SetupScript {
    private final Path file;
    private final ConnectionSettings settings;
    private final SqlFailures failures;
    private final List<SqlScript.Part> parts;

    private SetupScript(Path file, ConnectionSettings settings, SqlFailures failures, List<SqlScript.Part> parts) {
        this.file = file;
        this.settings = settings;
        this.failures = failures;
        this.parts = parts;
    }

    static SetupScript read(Path file, ConnectionSettings settings, Dialect dialect, SqlFailures failures) {
        try {
            String script = Files.readString(file);
            List<SqlScript.Part> parts = SqlScript.split(script, dialect.syntax());
            for (SqlScript.Part part : parts) {
                checkClosed(part, script, file, settings);
            }
            return new SetupScript(file, settings, failures, parts);
        } catch (NoSuchFileException e) {
            throw unreadable(settings, file, "does not exist");
        } catch (CharacterCodingException e) {
            throw unreadable(settings, file, "is not UTF-8");
        } catch (IOException e) {
            throw unreadable(settings, file, "cannot be read");
        }
    }

    private static void checkClosed(SqlScript.Part part, String script, Path file, ConnectionSettings settings) {
        SqlToken unclosed = part.unclosed();
        if (unclosed != null) {
            SqlPlace place = SqlPlace.of(script, unclosed.at());
            throw failed(
                    settings,
                    file.getFileName() + " opens " + unclosed.what() + " at line " + place.line() + ", column "
                            + place.column() + ", and does not close it",
                    "close it");
        }
    }

    void run(Connection connection) {
        for (SqlScript.Part part : parts) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(part.sql());
            } catch (SQLException e) {
                throw failed(
                        settings,
                        file.getFileName() + " fails at line " + part.line() + ": " + failures.firstLine(e),
                        "correct the script; nothing of it was kept");
            }
        }
    }

    private static FluxoException unreadable(ConnectionSettings settings, Path file, String why) {
        return failed(settings, file + " " + why, "check the path under 'setup'");
    }

    private static FluxoException failed(ConnectionSettings settings, String what, String hint) {
        return new FluxoException(Problem.error(
                Code.SETUP_FAILED,
                settings.at(),
                "connection '" + settings.name() + "': the setup script " + what,
                hint));
    }
}
