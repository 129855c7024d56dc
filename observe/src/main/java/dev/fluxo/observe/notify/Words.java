package dev.fluxo.observe.notify;

import dev.fluxo.engine.event.RunAborted;
import dev.fluxo.engine.event.TargetsStale;
import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.report.RunOutcome;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RunResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has happened, by the words of a {@link Template}. */
final class Words {
    /** More than these nobody reads in a chat; the audit has them all. */
    private static final int MOST = 10;

    private Words() {}

    static Map<String, String> of(RunResult run) {
        List<EntityResult> bad = run.entities().stream()
                .filter(entity -> entity.status() == EntityStatus.FAILED)
                .toList();
        String lines = bad.stream()
                .limit(MOST)
                .map(entity -> "\n" + entity.entity() + ": " + problem(entity.problem()))
                .collect(Collectors.joining());
        String more = bad.size() > MOST ? "\nand " + (bad.size() - MOST) + " more" : "";
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "text",
                "Fluxo: " + what(run) + " " + run.status().text() + in(run.profile()) + " on "
                        + run.origin().host() + ": " + RunOutcome.of(run) + lines + more + "\nrun " + run.runId());
        words.put("status", run.status().text());
        words.put("mode", run.mode().text());
        words.put("profile", profile(run.profile()));
        words.put("run_id", run.runId());
        words.put("selection", run.selection());
        words.put("entities", bad.stream().map(EntityResult::entity).collect(Collectors.joining(", ")));
        words.put("host", run.origin().host());
        words.put("at", at(run.finishedAt()));
        return words;
    }

    static Map<String, String> of(RunAborted run) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "text",
                "Fluxo: a run failed" + in(run.profile()) + " before it was through: " + problem(run.problem()));
        words.put("status", "failed");
        words.put("mode", run.mode().text());
        words.put("profile", profile(run.profile()));
        words.put("selection", run.selection());
        words.put("at", at(run.at()));
        return words;
    }

    static Map<String, String> of(TargetsStale stale) {
        List<EntityState> states = stale.states();
        String lines = states.stream()
                .limit(MOST)
                .flatMap(state -> state.warnings().stream().limit(1))
                .map(warning -> "\n" + problem(warning))
                .collect(Collectors.joining());
        String more = states.size() > MOST ? "\nand " + (states.size() - MOST) + " more" : "";
        Map<String, String> words = new LinkedHashMap<>();
        words.put("text", "Fluxo: targets are older than they may be" + in(stale.profile()) + lines + more);
        words.put("status", "stale");
        words.put("profile", profile(stale.profile()));
        words.put("entities", states.stream().map(EntityState::entity).collect(Collectors.joining(", ")));
        words.put("at", at(stale.at()));
        return words;
    }

    private static String what(RunResult run) {
        return run.mode().isLoad() ? "run" : run.mode().text().replace('_', ' ');
    }

    private static String problem(@Nullable Problem problem) {
        return problem == null ? "" : Printable.line(problem.code().id() + " " + problem.placed());
    }

    private static String in(@Nullable String profile) {
        return profile == null ? "" : " (profile " + profile + ")";
    }

    private static String profile(@Nullable String profile) {
        return profile == null ? "" : profile;
    }

    private static String at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
