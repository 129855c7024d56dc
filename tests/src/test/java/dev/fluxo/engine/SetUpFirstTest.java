package dev.fluxo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunStarted;
import dev.fluxo.engine.event.SetupStarted;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New embedded databases are filled before the clock of the first entity starts, and whoever listens hears so. */
class SetUpFirstTest {
    @TempDir
    Path folder;

    private final List<RunEvent> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aProjectOfTwoNewDatabases() throws IOException {
        write("project.yaml", """
                version: 1
                control: dw
                profile: test
                profiles:
                  test:
                    connections:
                      src: { url: "jdbc:h2:file:${project.dir}/db/src", setup: src.sql }
                      dw: { url: "jdbc:h2:file:${project.dir}/db/dw", setup: dw.sql }
                      idle: { url: "jdbc:h2:file:${project.dir}/db/idle", setup: none.sql }
                """);
        for (String entity : List.of("one", "two")) {
            write(entity + ".yaml", """
                    entity: %s
                    source: { connection: src, table: t }
                    watermark: { columns: [id] }
                    columns: { id: id }
                    target: { connection: dw, table: %s, keys: [id] }
                    """.formatted(entity, entity));
        }
        write("src.sql", "CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1), (2);");
        write("dw.sql", "CREATE TABLE one (id INT PRIMARY KEY); CREATE TABLE two (id INT PRIMARY KEY);");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private RunResult run() {
        heard.clear();
        try (Engine engine =
                Engine.open(new EngineSettings(folder, null, name -> null, name -> null, server -> null))) {
            return engine.run(RunOptions.of(new Selection(List.of(), List.of())), heard::add);
        }
    }

    @Test
    void thoseThatAreNewAndUsedAreFilledFirst() {
        RunResult result = run();
        assertThat(result.entities()).extracting(EntityResult::status).containsOnly(EntityStatus.SUCCESS);
        assertThat(heard.get(0)).isEqualTo(new SetupStarted(List.of("dw", "src")));
        assertThat(heard.get(1)).isInstanceOf(RunStarted.class);
        assertThat(folder.resolve("db/idle.mv.db")).doesNotExist();

        run();
        assertThat(heard).isNotEmpty().noneMatch(SetupStarted.class::isInstance);
    }

    /** It is told where it is asked for, as ever, and once. */
    @Test
    void aScriptThatFailsFailsTheEntitiesThatNeedIt() throws IOException {
        write("src.sql", "CREATE TABLE t (id INT PRIMARY KEY); SELECT * FROM nowhere;");
        RunResult result = run();
        assertThat(result.entities())
                .hasSize(2)
                .extracting(entity -> Objects.requireNonNull(entity.problem()).code())
                .containsOnly(Code.SETUP_FAILED);
        assertThat(heard).filteredOn(SetupStarted.class::isInstance).hasSize(1);
        assertThat(folder.resolve("db/src.mv.db")).doesNotExist();
        assertThat(folder.resolve("db/dw.mv.db")).exists();
    }
}
