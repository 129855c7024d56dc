package dev.fluxo.engine.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files of a pipelines folder, and reads them as text. */
final class SpecFiles {
    static final String PROJECT = "project.yaml";
    private static final long LARGEST = 1 << 20;
    private static final List<String> NOT_ENTITIES = List.of(PROJECT, "catalog.lock.yaml");

    private final Path folder;
    private final Problems problems;

    SpecFiles(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The entity files, sorted; hidden files and folders are left out. */
    List<Path> entities() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !isHidden(file) && isYaml(file) && Files.isRegularFile(file))
                    .filter(file -> !NOT_ENTITIES.contains(name(file)))
                    .sorted()
                    .toList();
        }
    }

    private boolean isHidden(Path file) {
        for (Path part : folder.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYaml(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** The file's name as problems show it: relative to the folder, with forward slashes. */
    String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** The document of a file; null, and problems, where it cannot be read. */
    @Nullable
    Node document(Path file) {
        String text = text(file);
        return text == null ? null : YamlReader.read(name(file), text, problems);
    }

    private @Nullable String text(Path file) {
        Location whole = Location.ofFile(name(file));
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                problems.error(
                        Code.SPEC_UNREADABLE, whole, "the file is a link that leads out of the pipelines folder", null);
                return null;
            }
            if (Files.size(file) > LARGEST) {
                problems.error(
                        Code.SPEC_TOO_LARGE,
                        whole,
                        "the file is larger than 1 MiB",
                        "a spec is a few kilobytes; split it");
                return null;
            }
            return decode(Files.readAllBytes(file), whole);
        } catch (IOException e) {
            problems.error(Code.SPEC_UNREADABLE, whole, "the file cannot be read", "check its permissions");
            return null;
        }
    }

    private @Nullable String decode(byte[] bytes, Location whole) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        int column = text.length() - text.lastIndexOf('\n');
        problems.error(
                Code.SPEC_NOT_UTF8,
                new Location(whole.file(), line, column),
                "the file is not UTF-8",
                "save it as UTF-8 in the editor");
        return null;
    }
}
