package dev.fluxo.engine.event;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key of a listener's section below {@code observe:} in project.yaml. The engine reads, checks and looks up its value, and describes
 * it in the JSON Schema.
 *
 * @param description a sentence, for the editor
 * @param preset the value that holds when the key is absent, as YAML; null: none
 * @param example a value, as YAML
 * @param choices what may stand in a list of {@link SettingType#CHOICES}; of other types empty
 * @param refusal why a text is not allowed, as {@code is not …}; null where it is. It never shows the text
 */
public record Setting(
        String name,
        SettingType type,
        boolean required,
        String description,
        @Nullable String preset,
        String example,
        List<String> choices,
        Function<String, @Nullable String> refusal) {

    public Setting {
        choices = List.copyOf(choices);
    }

    public static Setting required(String name, SettingType type, String description, String example) {
        return new Setting(name, type, true, description, null, example, List.of(), any -> null);
    }

    public static Setting optional(String name, SettingType type, String description, String example) {
        return new Setting(name, type, false, description, null, example, List.of(), any -> null);
    }

    /** Optional, with a default that serves as the example too. */
    public static Setting preset(String name, SettingType type, String description, String preset) {
        return new Setting(name, type, false, description, preset, preset, List.of(), any -> null);
    }

    /** The same of these words. */
    public Setting of(String... words) {
        return new Setting(name, type, required, description, preset, example, List.of(words), refusal);
    }

    /** The same, but not every text is allowed. Of lists and maps it is asked of each. */
    public Setting refusing(Function<String, @Nullable String> why) {
        return new Setting(name, type, required, description, preset, example, choices, why);
    }

    /** Whether what stands behind it is masked. */
    public boolean isSecret() {
        return type == SettingType.SECRET || type == SettingType.SECRET_URL || type == SettingType.SECRETS;
    }
}
