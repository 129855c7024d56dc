package dev.fluxo.console.create;

import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a project begins with. */
public final class Skeleton {
    /** {@code %{name}}, {@code %{run dryRun entities=dim_*}}, {@code %{option profile=prod}}. */
    private static final Pattern BLANK = Pattern.compile("%\\{([^}]+)}");

    /** Classes in a build folder have none. */
    private static final String NO_VERSION = "unreleased";

    private final Path folder;
    private final Path pipelines;
    private final Wording wording;

    /**
     * @param folder of the project; absolute
     * @param pipelines for project.yaml; relative to the folder, or absolute
     * @param wording in which commands are named in the files
     */
    public Skeleton(Path folder, Path pipelines, Wording wording) {
        this.folder = folder;
        this.pipelines = pipelines;
        this.wording = wording;
    }

    /**
     * What became of the files, by their names.
     *
     * @param left they were there already, and were not touched
     */
    public record Made(List<String> written, List<String> left) {}

    /**
     * Writes those that are not there yet.
     *
     * @throws FluxoException if one cannot be written
     */
    public Made write(Ci ci) {
        Made made = new Made(new ArrayList<>(), new ArrayList<>());
        files().forEach((path, resource) -> save(path, filled(read(resource)), made));
        if (ci.path() != null) {
            save(ci.path(), withoutFirstLine(read(ci.resource())), made);
        }
        return made;
    }

    private Map<String, String> files() {
        String specs = pipelines.toString().replace('\\', '/');
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put(specs + "/project.yaml", "project.yaml");
        files.put(specs + "/local/shop.sql", "shop.sql");
        files.put("README.md", "README.md");
        files.put(".gitignore", "gitignore");
        files.put(".mvn/jvm.config", "jvm.config");
        return files;
    }

    /** Its first line says where to copy it. */
    private static String withoutFirstLine(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }

    private void save(String path, String text, Made made) {
        Path file = folder.resolve(path);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            made.written().add(path);
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(file) || !file.toString().equals(e.getFile())) {
                throw unwritable(file, e);
            }
            made.left().add(path);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static FluxoException unwritable(Path file, IOException cause) {
        return new FluxoException(
                Problem.error(
                        Code.SPEC_UNREADABLE,
                        null,
                        file + " cannot be written",
                        "check that its folder may be written, and what else is called so"),
                cause);
    }

    private String filled(String text) {
        return BLANK.matcher(text).replaceAll(blank -> Matcher.quoteReplacement(fill(blank)));
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Skeleton.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fill(MatchResult blank) {
        String[] words = blank.group(1).split(" ");
        return switch (words[0]) {
            case "name" -> name();
            case "version" -> version();
            case "pipelines" -> pipelines.toString().replace('\\', '/');
            case "option" -> wording.option(option(words[1]));
            default -> wording.action(action(words));
        };
    }

    private static Action action(String[] words) {
        List<Option> options = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            options.add(option(words[i]));
        }
        return new Action(words[0], options);
    }

    private static Option option(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? Option.of(word) : Option.of(word.substring(0, equals), word.substring(equals + 1));
    }

    /** The folder's, as Maven takes it. */
    private String name() {
        String name = Normalizer.normalize(String.valueOf(folder.getFileName()), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        return name.isEmpty() ? "warehouse" : name;
    }

    /** Of the Fluxo that is at work. */
    private static String version() {
        String version = Skeleton.class.getPackage().getImplementationVersion();
        return version == null ? NO_VERSION : version;
    }
}
