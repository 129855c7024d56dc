package dev.fluxo.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documentation, as it lies in the repository. */
final class Pages {
    /** Of the repository; modules are tested in their own folders. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Pages() {}

    /** Where the site has a file of the repository: there is a symbolic link to it, or to a folder above. */
    static Path ofSite(Path file) {
        return ROOT.resolve("site/pages").resolve(ROOT.relativize(file));
    }

    /** Those that people read: at the root, below docs, and the READMEs of modules. */
    static List<Path> all() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.of(root, docs, Stream.of(ROOT.resolve("bench/README.md")))
                    .flatMap(found -> found)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
