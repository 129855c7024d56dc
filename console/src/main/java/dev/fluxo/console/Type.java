package dev.fluxo.console;

import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Wording;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What values a parameter takes, and how they are written. */
public sealed interface Type<T> {
    Type<String> TEXT = new Text();
    Type<Boolean> FLAG = new Flag();
    Type<Integer> COUNT = new Count();
    Type<List<String>> LIST = new Names();

    /** Null where the text, which is not blank, is no such value. */
    @Nullable
    T read(String written);

    /** What is wrong with a text that is no such value. */
    String fault();

    /**
     * What to write instead.
     *
     * @param written what is no such value
     */
    String remedy(String written, String parameter, Wording wording);

    /** Any text: nothing is ever wrong with it. */
    record Text() implements Type<String> {
        @Override
        public String read(String written) {
            return written;
        }

        @Override
        public String fault() {
            return "";
        }

        @Override
        public String remedy(String written, String parameter, Wording wording) {
            return "";
        }
    }

    /** A switch. On a command line its name alone turns it on. */
    record Flag() implements Type<Boolean> {
        @Override
        public @Nullable Boolean read(String written) {
            return switch (written.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> null;
            };
        }

        @Override
        public String fault() {
            return "neither true nor false";
        }

        @Override
        public String remedy(String written, String parameter, Wording wording) {
            return "write " + wording.option(parameter) + " to turn it on, or leave it out";
        }
    }

    /** A whole number from 1. */
    record Count() implements Type<Integer> {
        @Override
        public @Nullable Integer read(String written) {
            try {
                int count = Integer.parseInt(written);
                return count >= 1 ? count : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        public String fault() {
            return "not a whole number from 1 to " + Integer.MAX_VALUE;
        }

        @Override
        public String remedy(String written, String parameter, Wording wording) {
            return "write " + wording.option(parameter, "4") + ", for example";
        }
    }

    /** Names with commas between. */
    record Names() implements Type<List<String>> {
        @Override
        public @Nullable List<String> read(String written) {
            List<String> names = Arrays.stream(written.split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            return names.isEmpty() ? null : names;
        }

        @Override
        public String fault() {
            return "a list without a name";
        }

        @Override
        public String remedy(String written, String parameter, Wording wording) {
            return "leave it out to choose everything";
        }
    }

    /** @param example a folder that would do */
    record Folder(String example) implements Type<Path> {
        @Override
        public @Nullable Path read(String written) {
            try {
                return Path.of(written);
            } catch (InvalidPathException e) {
                return null;
            }
        }

        @Override
        public String fault() {
            return "not a path";
        }

        @Override
        public String remedy(String written, String parameter, Wording wording) {
            return "name a folder, as in " + wording.option(parameter, example);
        }
    }

    /** A file, or a folder, to write. A text, for a slash at its end tells that it is a folder. */
    record Target(Option example) implements Type<String> {
        @Override
        public @Nullable String read(String written) {
            try {
                return Path.of(written).toString().isEmpty() ? null : written;
            } catch (InvalidPathException e) {
                return null;
            }
        }

        @Override
        public String fault() {
            return "not a path";
        }

        @Override
        public String remedy(String written, String parameter, Wording wording) {
            return "name a file, as in " + wording.option(example);
        }
    }

    /** One of some words: those of an enum, its names in lower case. */
    record Choice<E extends Enum<E>>(List<E> of) implements Type<E> {
        public Choice {
            of = List.copyOf(of);
        }

        @Override
        public @Nullable E read(String written) {
            return of.stream()
                    .filter(choice -> word(choice).equals(written.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(null);
        }

        /** As users write them. */
        public List<String> words() {
            return of.stream().map(Choice::word).toList();
        }

        private static String word(Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String fault() {
            return "not known";
        }

        @Override
        public String remedy(String written, String parameter, Wording wording) {
            String nearest = NearestName.hint(written, words());
            return (nearest == null ? "" : nearest + " ") + "one of: " + String.join(", ", words());
        }
    }
}
