package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that stand where they should not: inside a URL or among the properties. Whether that is allowed is said
 * elsewhere; here they are only kept out of every message.
 */
final class UrlSecrets {
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)[;?&][^;?&=]*(?:password|passwd|pwd|secret|token)[^;?&=]*=(?:\\{([^}]*)}|([^;&]*))");
    private static final Pattern AUTHORITY = Pattern.compile("//[^/@:]*:([^/@]+)@");
    private static final Pattern NAME = Pattern.compile("password|passwd|pwd|secret|token");

    private UrlSecrets() {}

    static void hide(String url, Map<String, String> properties, Redactor redactor) {
        Matcher parameter = PARAMETER.matcher(url);
        while (parameter.find()) {
            hide(parameter.group(1) != null ? parameter.group(1) : parameter.group(2), redactor);
        }
        Matcher authority = AUTHORITY.matcher(url);
        while (authority.find()) {
            hide(authority.group(1), redactor);
        }
        properties.forEach((name, value) -> {
            if (NAME.matcher(name.toLowerCase(Locale.ROOT)).find()) {
                hide(value, redactor);
            }
        });
    }

    private static void hide(String secret, Redactor redactor) {
        if (!secret.contains(ConnectionSettings.UNKNOWN)) {
            redactor.add(secret);
        }
    }
}
