package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How problems are told to a program that shows them in a pull request. */
public enum ProblemFormat {
    /** Only the lines of the terminal. */
    TEXT(null) {
        @Override
        public String write(List<Problem> problems, String folder) {
            return "";
        }
    },
    /** Workflow commands, which GitHub reads from the output: one line each. */
    GITHUB(null) {
        @Override
        public String write(List<Problem> problems, String folder) {
            return GithubCommands.of(problems, folder);
        }
    },
    /** Logging commands, which Azure Pipelines reads from the output: one line each. */
    AZURE(null) {
        @Override
        public String write(List<Problem> problems, String folder) {
            return AzureCommands.of(problems, folder);
        }
    },
    /** A Code Quality report of GitLab. */
    GITLAB("gl-code-quality-report.json") {
        @Override
        public String write(List<Problem> problems, String folder) {
            return CodeQuality.of(problems, folder);
        }
    },
    /** SARIF 2.1.0. */
    SARIF("validate.sarif") {
        @Override
        public String write(List<Problem> problems, String folder) {
            return Sarif.of(problems, folder);
        }
    },
    /** The XML of JUnit, which all CI servers read. */
    JUNIT("TEST-etl-validate.xml") {
        @Override
        public String write(List<Problem> problems, String folder) {
            return JunitXml.of(problems, folder);
        }
    };

    private final @Nullable String file;

    ProblemFormat(@Nullable String file) {
        this.file = file;
    }

    /** The file in the report folder; null where the text goes to the output. */
    public @Nullable String file() {
        return file;
    }

    /** @param folder that of the specs, as the repository names it: {@code pipelines} */
    public abstract String write(List<Problem> problems, String folder);

    /** {@code pipelines/dim_cliente.yaml}; the folder alone where no file is to blame. */
    static String path(Problem problem, String folder) {
        return problem.location() == null
                ? folder
                : folder + "/" + problem.location().file();
    }

    /** The line, or the first one. */
    static int line(Problem problem) {
        return problem.location() == null ? 1 : Math.max(1, problem.location().line());
    }

    static int column(Problem problem) {
        return problem.location() == null ? 1 : Math.max(1, problem.location().column());
    }

    /** {@code FLX-1003 unknown key … (did you mean …)} */
    static String words(Problem problem) {
        return new Problem(problem.code(), problem.severity(), null, problem.message(), problem.advice()).toString();
    }
}
