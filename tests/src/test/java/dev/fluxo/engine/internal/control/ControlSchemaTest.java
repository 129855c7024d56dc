package dev.fluxo.engine.internal.control;

import static dev.fluxo.testkit.TestDatabases.settings;
import static dev.fluxo.testkit.TestDatabases.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.testkit.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ControlSchemaTest {
    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @TempDir
    Path folder;

    private static List<String> columns(Database database, String table) {
        return Objects.requireNonNull(database.catalog().table(TableName.parse(table))).columns().stream()
                .map(Column::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void makesTheTablesOnceAndThenLooksOnly() {
        Database control = databases.inMemory();
        ControlSchema.ensure(control, true);
        TestDatabases.run(control, "INSERT INTO ctl.etl_control (entity_name) VALUES ('dim_cliente')");
        ControlSchema.ensure(control, true);
        ControlSchema.ensure(control, false);
        assertThat(texts(control, "SELECT entity_name FROM ctl.etl_control")).containsExactly("dim_cliente");
    }

    @Test
    void hasTheColumnsOfTheContract() {
        Database control = databases.inMemory();
        ControlSchema.ensure(control, true);
        assertThat(columns(control, "ctl.etl_control"))
                .containsExactly(
                        "entity_name",
                        "is_enabled",
                        "watermark",
                        "batch_size",
                        "cutoff_lag_seconds",
                        "last_status",
                        "last_run_id",
                        "last_success_at",
                        "version",
                        "updated_at",
                        "definition");
        assertThat(columns(control, "audit.etl_run"))
                .contains("run_id", "started_at", "finished_at", "status", "dry_run", "profile", "selection", "host")
                .contains("os_user", "engine_version", "entities_total", "entities_success", "entities_failed")
                .contains("entities_skipped", "error_message", "mode");
        assertThat(columns(control, "audit.etl_run_entity"))
                .contains("run_id", "entity_name", "status", "started_at", "finished_at", "dry_run", "batches")
                .contains("rows_read", "rows_inserted", "rows_updated", "rows_unchanged", "rows_deleted")
                .contains("rows_superseded", "rows_rejected", "watermark_from", "watermark_to", "cutoff", "spec_hash")
                .contains("error_code", "error_message", "rows_versioned");
        assertThat(columns(control, "audit.etl_expectation"))
                .containsExactly("run_id", "entity_name", "expectation", "severity", "passed", "actual");
        assertThat(columns(control, "audit.etl_reject"))
                .containsExactly(
                        "reject_id",
                        "run_id",
                        "entity_name",
                        "row_key",
                        "column_name",
                        "error_code",
                        "error_message",
                        "row_data",
                        "rejected_at",
                        "retried_at",
                        "retried_run_id");
    }

    @Test
    void asksForInitWhereItMayNotCreate() {
        Database control = databases.inMemory("CREATE TABLE mine (id INT)");
        FluxoException missing = catchThrowableOfType(FluxoException.class, () -> ControlSchema.ensure(control, false));
        assertThat(missing.first().code()).isEqualTo(Code.CONTROL_MISSING);
        assertThat(missing.first().hint()).contains("'init'");
        ControlSchema.ensure(control, true);
        TestDatabases.run(
                control, "UPDATE ctl.\"flyway_schema_history\" SET \"version\" = '0' WHERE \"version\" = '3'");
        FluxoException outdated =
                catchThrowableOfType(FluxoException.class, () -> ControlSchema.ensure(control, false));
        assertThat(outdated.first().code()).isEqualTo(Code.CONTROL_OUTDATED);
    }

    @Test
    void goesOnWithTablesOfALaterVersion() {
        Database control = databases.inMemory();
        ControlSchema.ensure(control, true);
        TestDatabases.run(
                control, "UPDATE ctl.\"flyway_schema_history\" SET \"version\" = '12' WHERE \"version\" = '3'");
        ControlSchema.ensure(control, false);
        ControlSchema.ensure(control, true);
        assertThat(columns(control, "ctl.etl_control")).contains("version");
    }

    @Test
    void tellsAMissingPermission() {
        String url = "jdbc:h2:file:" + folder.resolve("dw") + ";AUTO_SERVER=TRUE";
        TestDatabases.run(databases.open(settings("dw", url)), "CREATE USER reader PASSWORD 'x'");
        Database reader = databases.open(TestDatabases.withLogin(settings("dw", url), "reader", "x"));
        FluxoException denied = catchThrowableOfType(FluxoException.class, () -> ControlSchema.ensure(reader, true));
        assertThat(denied.first().code()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(denied.first().message()).contains("dw");
    }

    /** H2 notes a script that failed half-way: what it had made stays, since each of its DDL statements commits. */
    @Test
    void appliesAScriptAgainThatFailed() {
        Database control = databases.inMemory();
        ControlSchema.ensure(control, true);
        TestDatabases.run(
                control,
                "DROP TABLE audit.etl_expectation",
                "UPDATE ctl.\"flyway_schema_history\" SET \"success\" = FALSE WHERE \"version\" = '3'");
        assertThat(ControlSchema.ensure(control, true)).isTrue();
        assertThat(texts(control, "SELECT COUNT(*) FROM audit.etl_expectation")).containsExactly("0");
        assertThat(ControlSchema.exists(control)).isTrue();
    }

    @RepeatedTest(3)
    void letsManyBeginAtOnce() {
        String url = "jdbc:h2:file:" + folder.resolve("many");
        List<CompletableFuture<Void>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Database control = databases.open(settings("dw", url));
            runs.add(CompletableFuture.runAsync(() -> ControlSchema.ensure(control, true)));
        }
        runs.forEach(CompletableFuture::join);
        assertThat(texts(databases.open(settings("dw", url)), "SELECT COUNT(*) FROM ctl.etl_control"))
                .containsExactly("0");
    }

    @Test
    void knowsItsNewestScript() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("../sql/control/h2"))) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("V" + ControlSchema.VERSION + "__"))
                    .noneMatch(name -> name.startsWith("V" + (ControlSchema.VERSION + 1) + "__"));
        }
    }

    @Test
    void letsSomeoneOutsideAskInPlainSql() {
        Database control = databases.inMemory();
        ControlSchema.ensure(control, true);
        ControlDatabase.startRun(control, "dim_cliente");
        TestDatabases.run(
                control,
                "INSERT INTO ctl.etl_control (entity_name) VALUES ('dim_cliente')",
                "UPDATE ctl.etl_control SET is_enabled = 0 WHERE is_enabled = 1");
        assertThat(texts(control, "SELECT entity_name FROM ctl.etl_control WHERE is_enabled = 0"))
                .containsExactly("dim_cliente");
        assertThat(texts(control, "SELECT COUNT(*) FROM audit.etl_run WHERE NOT dry_run AND dry_run = FALSE"))
                .containsExactly("1");
    }
}
