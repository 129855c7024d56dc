package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files of a pipelines folder, and reads them as text. */
final class SpecFiles {
    static final String PROJECT = "project.yaml";
    private static final List<String> NOT_ENTITIES = List.of(PROJECT, "project.yml", CatalogFile.NAME);

    private final Path folder;
    private final Problems problems;

    /** @param folder as a real path */
    SpecFiles(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The entity files, sorted; hidden files and folders are left out. */
    List<Path> entities() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder) && !isHidden(file))
                    .filter(file -> isEntity(file) || isStrayFolder(file))
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

    private boolean isEntity(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return (name.endsWith(".yaml") || name.endsWith(".yml"))
                && !NOT_ENTITIES.contains(name(file))
                && !Files.isDirectory(file);
    }

    /** A link to a folder is not walked into: whoever made it must hear so. */
    private boolean isStrayFolder(Path file) {
        return Files.isSymbolicLink(file) && Files.isDirectory(file) && leadsOutside(file);
    }

    private boolean leadsOutside(Path file) {
        try {
            return !file.toRealPath().startsWith(folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** The file's name as problems show it: relative to the folder, with forward slashes. */
    String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** The document of a file; null, and problems, where it cannot be read. */
    @Nullable
    Node document(Path file) {
        return document(file, FileLimits.SPEC);
    }

    /** The text of an entity's file; null, and problems, where there is none. */
    @Nullable
    String text(Path file) {
        return text(file, FileLimits.SPEC.bytes());
    }

    /** The document that a file's text is; null, and problems, where it is none. */
    @Nullable
    Node document(Path file, String text) {
        return YamlReader.read(name(file), text, FileLimits.SPEC.nodes(), problems);
    }

    @Nullable
    Node document(Path file, FileLimits limits) {
        String text = text(file, limits.bytes());
        return text == null ? null : YamlReader.read(name(file), text, limits.nodes(), problems);
    }

    private @Nullable String text(Path file, int largest) {
        Location whole = Location.ofFile(name(file));
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && leadsOutside(file)) {
            problems.error(
                    Code.SPEC_UNREADABLE,
                    whole,
                    "this is a link that leads out of the pipelines folder",
                    "put the file itself here");
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                problems.error(
                        Code.SPEC_TOO_LARGE,
                        whole,
                        "the file is larger than " + (largest >> 20) + " MiB",
                        "a spec has a few kilobytes: is this data, or several entities?");
                return null;
            }
            return decode(bytes, whole);
        } catch (IOException e) {
            problems.error(
                    Code.SPEC_UNREADABLE,
                    whole,
                    "the file cannot be read",
                    "check that it exists, and its permissions");
            return null;
        }
    }

    private @Nullable String decode(byte[] bytes, Location whole) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        String before = text.substring(text.lastIndexOf('\n') + 1);
        problems.error(
                Code.SPEC_NOT_UTF8,
                new Location(whole.file(), line, before.codePointCount(0, before.length()) + 1),
                "the file is not UTF-8",
                "save it as UTF-8 in the editor");
        return null;
    }
}
