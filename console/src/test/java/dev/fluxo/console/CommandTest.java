package dev.fluxo.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.FilesJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What any command makes of what its work does. */
class CommandTest {
    @TempDir
    Path home;

    private static final class Any extends Command {
        private final Work work;

        Any(Work work) {
            super("init", "Does it.");
            this.work = work;
        }

        @Override
        public Document<?> document() {
            return FilesJson.INIT;
        }

        @Override
        protected Work prepare(Inputs inputs, FrontEnd front) {
            return work;
        }
    }

    private List<String> json(Work work, int status) throws IOException {
        Files.createDirectories(home.resolve("pipelines"));
        TestFrontEnd front = new TestFrontEnd(home);
        front.write("format", "json");
        assertThat(new Any(work).run(front).status()).isEqualTo(status);
        return front.printed();
    }

    @Test
    void aDefectIsToldToPrograms() throws IOException {
        List<String> printed = json(
                (engine, console) -> {
                    throw new IllegalStateException("no\u202e way\ud800");
                },
                1);
        assertThat(printed)
                .contains(
                        "print   \"exit_status\" : 1,",
                        "print   \"changed\" : null,",
                        "print       \"code\" : \"FLX-9001\",",
                        "print       \"message\" : \"a defect of Fluxo: java.lang.IllegalStateException: no\\u202e way\\ud800\",");
    }

    /** What people are told goes where it is in no program's way. */
    @Test
    void onlyTheDocumentIsPrinted() throws IOException {
        List<String> printed = json(
                (engine, console) -> {
                    console.info("information");
                    console.show("a table");
                    console.report("a report");
                    console.warn("a warning");
                    console.problems(List.of(Problem.error(Code.CONNECT_FAILED, null, "nobody answers", "try again")));
                    console.answer(() -> FilesJson.INIT.of(true));
                    return Outcome.failed("it failed");
                },
                1);
        assertThat(printed.subList(0, 2))
                .containsExactly("aside WARNING a warning", "aside ERROR FLX-3001 nobody answers (try again)");
        assertThat(String.join("\n", printed.subList(2, printed.size())).replace("print ", ""))
                .isEqualTo("""
                {
                  "schema_version" : 1,
                  "command" : "init",
                  "exit_status" : 1,
                  "summary" : "it failed",
                  "changed" : true,
                  "problems" : [
                    {
                      "code" : "FLX-3001",
                      "severity" : "error",
                      "file" : null,
                      "line" : null,
                      "column" : null,
                      "message" : "nobody answers",
                      "hint" : "try again"
                    }
                  ]
                }""");
    }
}
