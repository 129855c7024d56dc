package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.event.Setting;
import dev.fluxo.engine.event.SettingType;
import dev.fluxo.engine.internal.spec.ScalarType.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What listeners' settings may be. A text with a look-up in it is not judged before that is known. */
final class SettingTypes {
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String LOOKUP = "${";

    private SettingTypes() {}

    static Type of(Setting setting) {
        return switch (setting.type()) {
            case TEXT, SECRET, FILE, URL, SECRET_URL -> text(setting);
            case DURATION -> Types.duration(Duration.ofMillis(1), LONGEST);
            case CHOICES -> Types.someOf(Types.choice(setting.choices().toArray(String[]::new)));
            case TEXTS, SECRETS -> new MapType(text(setting), 0);
        };
    }

    private static Type text(Setting setting) {
        boolean url = setting.type() == SettingType.URL || setting.type() == SettingType.SECRET_URL;
        return new ScalarType(
                "text",
                Json.object(
                        "type",
                        List.of("string", "number", "boolean"),
                        "pattern",
                        url ? "^(https?://|.*\\$\\{)" : "\\S"),
                scalar -> !scalar.isNull(),
                scalar -> {
                    if (scalar.text().isBlank()) {
                        return new Refusal("the text is empty", null);
                    }
                    String why = scalar.text().contains(LOOKUP) ? null : refusal(setting, scalar.text());
                    return why == null ? null : new Refusal("this " + why, "such as " + setting.example());
                },
                null);
    }

    /** Why a value cannot be, all look-ups known; null where it can. It never shows the value. */
    static @Nullable String refusal(Setting setting, String value) {
        return switch (setting.type()) {
            case URL, SECRET_URL -> either(notAUrl(value), value, setting.refusal());
            case FILE -> either(value.indexOf('\0') >= 0 ? "is no path of a file" : null, value, setting.refusal());
            case SECRETS, TEXTS, TEXT, SECRET -> setting.refusal().apply(value);
            case DURATION, CHOICES -> null;
        };
    }

    private static @Nullable String either(
            @Nullable String why, String value, Function<String, @Nullable String> further) {
        return why == null ? further.apply(value) : why;
    }

    private static @Nullable String notAUrl(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null || url.getPort() > 65_535) {
                return "is no URL that begins with http:// or https:// and a host";
            }
            return url.getRawUserInfo() == null
                    ? null
                    : "has a user or a password in its URL: they belong into a header, such as Authorization";
        } catch (URISyntaxException e) {
            return "is no URL that begins with http:// or https:// and a host";
        }
    }
}
