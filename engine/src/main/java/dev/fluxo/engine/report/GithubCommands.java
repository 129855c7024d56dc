package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code ::error file=…,line=…,col=…,title=FLX-1003::message}. Source:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
final class GithubCommands {
    private GithubCommands() {}

    static String of(List<Problem> problems, String folder) {
        return problems.stream().map(problem -> line(problem, folder)).collect(Collectors.joining("\n"));
    }

    private static String line(Problem problem, String folder) {
        return "::" + (problem.isError() ? "error" : "warning") + " file="
                + property(ProblemFormat.path(problem, folder)) + ",line=" + ProblemFormat.line(problem) + ",col="
                + ProblemFormat.column(problem) + ",title="
                + property(problem.code().id()) + "::"
                + text(ProblemFormat.words(problem));
    }

    private static String text(String words) {
        return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String words) {
        return text(words).replace(":", "%3A").replace(",", "%2C");
    }
}
