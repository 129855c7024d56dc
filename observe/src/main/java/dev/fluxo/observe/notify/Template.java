package dev.fluxo.observe.notify;

import dev.fluxo.engine.result.JsonText;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON of a message: a text in which <code>{{status}}</code> and others stand for what has happened, inside the texts of the JSON. */
final class Template {
    /** What Slack, Mattermost, Rocket.Chat and Google Chat take. */
    static final String TEXT = "{\"text\": \"{{text}}\"}";

    /** What a workflow of Microsoft Teams takes: "when a Teams webhook request is received". */
    static final String TEAMS = """
            {"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {
              "type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "wrap": true, "text": "{{text}}"}]}}]}""";

    /** What can stand in a template. */
    static final List<String> WORDS =
            List.of("text", "status", "mode", "profile", "run_id", "selection", "entities", "host", "at");

    private static final Pattern WORD = Pattern.compile("\\{\\{\\s*(\\w*)\\s*}}");

    private final String text;

    /** @param written {@code text}, {@code teams}, or the JSON itself */
    Template(String written) {
        this.text = written.equals("text") ? TEXT : written.equals("teams") ? TEAMS : written;
    }

    /** Why it cannot be used; null where it can. */
    @Nullable
    String fault() {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (!WORDS.contains(word.group(1))) {
                return "has a word in {{ }} that is none of " + String.join(", ", WORDS);
            }
        }
        try {
            int values = JsonText.readAll(replaced(any -> "\"\\\n")).size();
            return values == 1 ? null : values == 0 ? "is empty" : "is more than one JSON value";
        } catch (IllegalArgumentException e) {
            return "is neither text nor teams, and no JSON; words in {{ }} stand between its double quotes";
        }
    }

    String fill(Map<String, String> values) {
        return replaced(word -> values.getOrDefault(word, ""));
    }

    private String replaced(UnaryOperator<String> value) {
        return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(inside(value.apply(word.group(1)))));
    }

    /** Between quotes that are there. */
    private static String inside(String value) {
        String quoted = JsonText.write(value);
        return quoted.substring(1, quoted.length() - 1);
    }
}
