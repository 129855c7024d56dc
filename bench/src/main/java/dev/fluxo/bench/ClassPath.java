package dev.fluxo.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our own class path, without what a contender does not need: nobody is to search jars of another. */
final class ClassPath {
    private ClassPath() {}

    /** Nor the drivers of databases that are not in the suite: Java looks into all that it finds. */
    static String of(Suite suite, String... without) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Stream.concat(Arrays.stream(without), suite.others().stream())
                        .noneMatch(jar -> fileName(entry).startsWith(jar)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String fileName(String entry) {
        return String.valueOf(Path.of(entry).getFileName());
    }
}
