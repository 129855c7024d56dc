package dev.fluxo.engine.event;

import java.util.List;

/** A listener of the tests, with a key of each type. */
public final class Parrot implements ListenerFactory {
    @Override
    public String section() {
        return "parrot";
    }

    @Override
    public String description() {
        return "Says nothing.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required("url", SettingType.SECRET_URL, "Where to.", "'https://chat.example/hooks/abc'"),
                Setting.optional("place", SettingType.URL, "Another place.", "'http://localhost:4318'"),
                Setting.optional("file", SettingType.FILE, "A file.", "../target/x.prom")
                        .refusing(text -> text.endsWith(".prom") ? null : "does not end in .prom"),
                Setting.optional("word", SettingType.TEXT, "A word.", "hello"),
                Setting.optional("key", SettingType.SECRET, "A key.", "'${env:KEY}'"),
                Setting.preset("timeout", SettingType.DURATION, "How long.", "5s"),
                Setting.optional("on", SettingType.CHOICES, "When.", "[failed]").of("failed", "partial"),
                Setting.optional(
                        "headers", SettingType.SECRETS, "HTTP headers.", "{ Authorization: 'Bearer ${env:KEY}' }"),
                Setting.optional("labels", SettingType.TEXTS, "Labels.", "{ team: crm }"));
    }

    @Override
    public RunListener listen(ListenerSettings settings) {
        return event -> {};
    }
}
