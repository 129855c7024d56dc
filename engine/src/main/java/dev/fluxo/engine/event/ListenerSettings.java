package dev.fluxo.engine.event;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What project.yaml says in a listener's section: checked, with what it looks up. Keys are those of {@link ListenerFactory#settings}. */
public final class ListenerSettings {
    private final Map<String, Object> values;
    private final Function<String, @Nullable String> environment;
    private final UnaryOperator<String> redact;
    private final Consumer<String> hide;

    /**
     * @param values by key, each of the class that its accessor returns; what is absent has none
     * @param environment the variables of the process
     * @param redact masks secrets
     * @param hide makes a text one that is masked
     */
    public ListenerSettings(
            Map<String, Object> values,
            Function<String, @Nullable String> environment,
            UnaryOperator<String> redact,
            Consumer<String> hide) {
        this.values = Map.copyOf(values);
        this.environment = environment;
        this.redact = redact;
        this.hide = hide;
    }

    /** Of a text or a secret; null where the key is absent. */
    public @Nullable String text(String key) {
        return (String) values.get(key);
    }

    /** Null where the key is absent. */
    public @Nullable URI url(String key) {
        return (URI) values.get(key);
    }

    /** Null where the key is absent. */
    public @Nullable Path file(String key) {
        return (Path) values.get(key);
    }

    /** Of a key that is required, or has a default. */
    public Duration duration(String key) {
        return (Duration) Objects.requireNonNull(values.get(key), key);
    }

    /** Empty where the key is absent and has no default. */
    @SuppressWarnings("unchecked")
    public List<String> choices(String key) {
        return (List<String>) values.getOrDefault(key, List.of());
    }

    /** Of texts and of secrets; empty where the key is absent. */
    @SuppressWarnings("unchecked")
    public Map<String, String> texts(String key) {
        return (Map<String, String>) values.getOrDefault(key, Map.of());
    }

    /** A variable of the process that other tools know, too; null where it is not defined. */
    public @Nullable String environment(String variable) {
        return environment.apply(variable);
    }

    /** The text with every secret masked: for whatever leaves the process. */
    public String redact(String text) {
        return redact.apply(text);
    }

    /** From now on the text is masked. */
    public void hide(String secret) {
        hide.accept(secret);
    }
}
