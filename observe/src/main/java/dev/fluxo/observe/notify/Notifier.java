package dev.fluxo.observe.notify;

import dev.fluxo.engine.event.RunAborted;
import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.TargetsStale;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.observe.http.Post;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Sends a message about what wants a person. A dry run does not. */
final class Notifier implements RunListener {
    private final Post post;
    private final Template template;
    private final Set<String> occasions;
    private final UnaryOperator<String> redact;

    /**
     * @param occasions {@code failed}, {@code partial}, {@code stale}
     * @param redact masks secrets in what is sent
     */
    Notifier(Post post, Template template, Set<String> occasions, UnaryOperator<String> redact) {
        this.post = post;
        this.template = template;
        this.occasions = Set.copyOf(occasions);
        this.redact = redact;
    }

    @Override
    public Duration patience() {
        return post.patience();
    }

    @Override
    public void on(RunEvent event) throws InterruptedException {
        if (event instanceof RunFinished finished && !finished.result().dryRun()) {
            RunResult run = finished.result();
            send(run.status().text(), Words.of(run));
        } else if (event instanceof RunAborted aborted && aborted.mode() != RunMode.DRY_RUN) {
            send("failed", Words.of(aborted));
        } else if (event instanceof TargetsStale stale) {
            send("stale", Words.of(stale));
        }
    }

    private void send(String occasion, Map<String, String> words) throws InterruptedException {
        if (occasions.contains(occasion)) {
            Map<String, String> safe = new TreeMap<>(words);
            safe.replaceAll((word, text) -> redact.apply(text));
            post.send(template.fill(safe));
        }
    }
}
