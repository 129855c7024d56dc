package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What messages must hold. Names may be written as the spec or as the catalog writes them. */
final class Messages {
    private Messages() {}

    /** The message holds all these parts. */
    static void says(String message, String... parts) {
        assertThat(lower(message)).contains(lower(parts));
    }

    /** One of the messages holds all these parts. */
    static void oneSays(List<String> messages, String... parts) {
        assertThat(messages)
                .as("a message that holds %s", List.of(parts))
                .anyMatch(message -> Stream.of(lower(parts)).allMatch(lower(message)::contains));
    }

    private static String[] lower(String... texts) {
        return Stream.of(texts).map(Messages::lower).toArray(String[]::new);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
