package dev.fluxo.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.json.Ending;
import dev.fluxo.engine.report.json.RunsJson;
import dev.fluxo.engine.report.json.RunsJson.Ran;
import dev.fluxo.engine.report.json.Told;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    private static final RunResult RUN = Results.run(
            RunStatus.PARTIAL,
            Results.loaded("a", new RowCounts(5, 1, 0, 1, 1, 0, 1, 1), null, "2026-01-01T00:00:00,7"),
            Results.warned(Results.failed("b"), "'oltp' holds it back"));

    @TempDir
    Path home;

    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
    }

    @Test
    void writesTheNamesAndFiguresOfTheAuditTables() throws IOException {
        RunFile file = RunFile.prepare(project, Path.of("target", "etl"));
        Told told = new Told(text -> text.replace("oltp", "****"), Wording.neutral());
        file.write(RunsJson.RUN.of(Ran.ended(RUN)).text(new Ending(1, "run partial: 'oltp'", List.of()), told));
        assertThat(file.path())
                .isEqualTo(project.toRealPath().resolve("target/etl/run.json"))
                .content()
                .isEqualTo("""
                {
                  "schema_version" : 1,
                  "command" : "run",
                  "exit_status" : 1,
                  "summary" : "run partial: '****'",
                  "run_id" : "01a2",
                  "started_at" : "2026-01-01T10:00:00.000000Z",
                  "finished_at" : "2026-01-01T10:01:03.000000Z",
                  "status" : "partial",
                  "dry_run" : false,
                  "mode" : "run",
                  "profile" : "demo",
                  "selection" : "*",
                  "host" : "etl01:4711",
                  "os_user" : "etl",
                  "engine_version" : "1.0",
                  "entities_total" : 2,
                  "entities_success" : 1,
                  "entities_failed" : 1,
                  "entities_skipped" : 0,
                  "error_message" : "not loaded",
                  "entities" : [
                    {
                      "entity_name" : "a",
                      "status" : "success",
                      "started_at" : "2026-01-01T10:00:00.000000Z",
                      "finished_at" : "2026-01-01T10:01:02.400000Z",
                      "batches" : 2,
                      "rows_read" : 5,
                      "rows_inserted" : 1,
                      "rows_updated" : 1,
                      "rows_versioned" : 0,
                      "rows_unchanged" : 1,
                      "rows_deleted" : 0,
                      "rows_superseded" : 1,
                      "rows_rejected" : 1,
                      "rows_skipped" : 0,
                      "watermark_from" : null,
                      "watermark_to" : [
                        {
                          "column" : "c",
                          "type" : "text",
                          "value" : "2026-01-01T00:00:00"
                        },
                        {
                          "column" : "c",
                          "type" : "text",
                          "value" : "7"
                        }
                      ],
                      "cutoff" : "2026-01-01T09:59:59",
                      "spec_hash" : "ab12",
                      "error_code" : null,
                      "error_message" : null,
                      "problem" : null,
                      "warnings" : [ ],
                      "expectations" : [ ]
                    },
                    {
                      "entity_name" : "b",
                      "status" : "failed",
                      "started_at" : "2026-01-01T10:00:00.000000Z",
                      "finished_at" : "2026-01-01T10:00:00.512000Z",
                      "batches" : 0,
                      "rows_read" : 0,
                      "rows_inserted" : 0,
                      "rows_updated" : 0,
                      "rows_versioned" : 0,
                      "rows_unchanged" : 0,
                      "rows_deleted" : 0,
                      "rows_superseded" : 0,
                      "rows_rejected" : 0,
                      "rows_skipped" : 0,
                      "watermark_from" : null,
                      "watermark_to" : null,
                      "cutoff" : null,
                      "spec_hash" : "ab12",
                      "error_code" : "FLX-3001",
                      "error_message" : "cannot reach '****'",
                      "problem" : {
                        "code" : "FLX-3001",
                        "severity" : "error",
                        "file" : null,
                        "line" : null,
                        "column" : null,
                        "message" : "cannot reach '****'",
                        "hint" : "start it"
                      },
                      "warnings" : [
                        {
                          "code" : "FLX-5014",
                          "severity" : "warning",
                          "file" : null,
                          "line" : null,
                          "column" : null,
                          "message" : "'****' holds it back",
                          "hint" : null
                        }
                      ],
                      "expectations" : [
                        {
                          "expectation" : "unique '****'",
                          "severity" : "error",
                          "passed" : false,
                          "actual" : "2 rows"
                        }
                      ]
                    }
                  ],
                  "problems" : [ ]
                }
                """);
        assertThat(file.path().getParent()).isDirectoryNotContaining("glob:**/run.json.*");
    }

    /** Half of a pair, as a column of a database can hold it, is no text that a file could. */
    @Test
    void writesWhatIsNoText() throws IOException {
        RunFile file = RunFile.prepare(project, Path.of("etl"));
        RunResult run = Results.run(RunStatus.SUCCESS, Results.warned(Results.failed("b"), "Zoé \ud83d\ude00 \ud800"));
        file.write(RunsJson.RUN
                .of(Ran.ended(run))
                .text(new Ending(0, null, List.of()), new Told(text -> text, Wording.neutral())));
        assertThat(file.path()).content().contains("\"Zoé \ud83d\ude00 \\ud800\"");
    }

    @Test
    void removesWhatAnEarlierRunLeftAndReplacesIt() throws IOException {
        RunFile.prepare(project, Path.of("etl")).write("{}");
        RunFile second = RunFile.prepare(project, Path.of("etl"));
        assertThat(second.path()).doesNotExist();
        second.write("{}");
        assertThat(second.path()).exists();
    }

    @Test
    void staysInsideTheProject() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(project.resolve("link"), elsewhere);
        for (Path folder : new Path[] {Path.of("../elsewhere"), elsewhere, Path.of("link"), Path.of("link/below")}) {
            assertThatThrownBy(() -> RunFile.prepare(project, folder))
                    .as(folder.toString())
                    .hasMessageContaining("FLX-1025")
                    .hasMessageContaining(folder.toString());
        }
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Files.writeString(project.resolve("target"), "a file");
        assertThatThrownBy(() -> RunFile.prepare(project, Path.of("target/etl")))
                .hasMessageContaining("FLX-1023")
                .hasMessageContaining("or name another by report)");
    }
}
