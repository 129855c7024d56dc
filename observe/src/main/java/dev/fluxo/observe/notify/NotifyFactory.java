package dev.fluxo.observe.notify;

import dev.fluxo.engine.event.ListenerFactory;
import dev.fluxo.engine.event.ListenerSettings;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.event.Setting;
import dev.fluxo.engine.event.SettingType;
import dev.fluxo.observe.http.Post;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The section {@code notify}: a message to a webhook. */
public final class NotifyFactory implements ListenerFactory {
    @Override
    public String section() {
        return "notify";
    }

    @Override
    public String description() {
        return "A message to a webhook: of Slack, Mattermost, Microsoft Teams, or another.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(
                        "url",
                        SettingType.SECRET_URL,
                        "The webhook. Whoever knows it may write there: it is masked everywhere.",
                        "'${env:SLACK_WEBHOOK}'"),
                Setting.preset(
                                "on",
                                SettingType.CHOICES,
                                "When: a run that failed, one that is partial, targets that the command status finds stale where it is asked to fail then.",
                                "[failed, partial, stale]")
                        .of("failed", "partial", "stale"),
                Setting.preset(
                                "template",
                                SettingType.TEXT,
                                "What is sent: text (Slack, Mattermost, Google Chat), teams, or JSON in which {{text}}, {{status}} and others stand.",
                                "text")
                        .refusing(text -> new Template(text).fault()),
                Setting.optional(
                        "headers",
                        SettingType.SECRETS,
                        "HTTP headers; they are masked everywhere.",
                        "{ Authorization: 'Bearer ${env:HOOK_TOKEN}' }"),
                Setting.preset(
                        "timeout",
                        SettingType.DURATION,
                        "The longest that it is tried, and that the end of a run waits for it.",
                        "5s"));
    }

    @Override
    public RunListener listen(ListenerSettings settings) {
        return new Notifier(
                new Post(
                        section(),
                        Objects.requireNonNull(settings.url("url")),
                        settings.texts("headers"),
                        settings.duration("timeout")),
                new Template(Objects.requireNonNull(settings.text("template"))),
                Set.copyOf(settings.choices("on")),
                settings::redact);
    }
}
