package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code ##vso[task.logissue type=error;sourcepath=…;linenumber=…;columnnumber=…;code=FLX-1003]message}. Source:
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
final class AzureCommands {
    private AzureCommands() {}

    static String of(List<Problem> problems, String folder) {
        return problems.stream().map(problem -> line(problem, folder)).collect(Collectors.joining("\n"));
    }

    private static String line(Problem problem, String folder) {
        return "##vso[task.logissue type=" + (problem.isError() ? "error" : "warning") + ";sourcepath="
                + property(ProblemFormat.path(problem, folder)) + ";linenumber=" + ProblemFormat.line(problem)
                + ";columnnumber=" + ProblemFormat.column(problem) + ";code="
                + property(problem.code().id()) + "]" + text(ProblemFormat.words(problem));
    }

    private static String text(String words) {
        return words.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String words) {
        return text(words).replace("]", "%5D").replace(";", "%3B");
    }
}
