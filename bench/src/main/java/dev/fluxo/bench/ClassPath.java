package dev.fluxo.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Our own class path, without what a contender does not need: nobody is to search jars of another. */
final class ClassPath {
    private ClassPath() {}

    static String without(String... jars) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        Arrays.stream(jars).noneMatch(jar -> fileName(entry).startsWith(jar)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String fileName(String entry) {
        return String.valueOf(Path.of(entry).getFileName());
    }
}
