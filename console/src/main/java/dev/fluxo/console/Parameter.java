package dev.fluxo.console;

import dev.fluxo.engine.problem.Option;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a command, as it is declared for all front ends.
 *
 * @param name in words of Java: {@code dryRun} is {@code -Detl.dryRun}, {@code ETL_DRY_RUN}, {@code <dryRun>}
 * @param sentence says what it is for, without what holds by default and without a full stop; code stands in backquotes
 * @param byDefault what holds where it is not given, in words; null where the sentence says it, or nothing does
 * @param value that holds where it is not given; null: none
 */
public record Parameter<T>(
        String name,
        Type<T> type,
        String sentence,
        @Nullable String byDefault,
        @Nullable T value) {

    public static Parameter<String> text(String name, String sentence, @Nullable String byDefault) {
        return new Parameter<>(name, Type.TEXT, sentence, byDefault, null);
    }

    public static Parameter<List<String>> list(String name, String sentence, @Nullable String byDefault) {
        return new Parameter<>(name, Type.LIST, sentence, byDefault, List.of());
    }

    /** Off, unless it is turned on. */
    public static Parameter<Boolean> flag(String name, String sentence) {
        return new Parameter<>(name, Type.FLAG, sentence, null, false);
    }

    public static Parameter<Integer> count(String name, String sentence, int value) {
        return new Parameter<>(name, Type.COUNT, sentence, Integer.toString(value), value);
    }

    /** A number that something else decides where it is not given. */
    public static Parameter<Integer> count(String name, String sentence, String byDefault) {
        return new Parameter<>(name, Type.COUNT, sentence, byDefault, null);
    }

    public static Parameter<Path> folder(String name, String sentence, String value) {
        return new Parameter<>(name, new Type.Folder(value), sentence, "`" + value + "`", Path.of(value));
    }

    /** @param example its name, and a file that would do */
    public static Parameter<String> file(Option example, String sentence, String byDefault) {
        return new Parameter<>(example.name(), new Type.Target(example), sentence, byDefault, null);
    }

    /** @param sentence names the default too */
    public static <E extends Enum<E>> Parameter<E> choice(String name, String sentence, E value) {
        return choice(name, sentence, value, List.copyOf(EnumSet.allOf(value.getDeclaringClass())));
    }

    /** The same, of some values of the enum. */
    public static <E extends Enum<E>> Parameter<E> choice(String name, String sentence, E value, List<E> of) {
        return new Parameter<>(name, new Type.Choice<>(of), sentence, null, value);
    }

    /** {@code How many entities are loaded at the same time; by default 1.} */
    public String description() {
        return sentence + (byDefault == null ? "" : "; by default " + byDefault) + ".";
    }
}
