package dev.fluxo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param rows null: as the suite says
 * @param rounds null: as the suite says
 * @param heap of the JVMs that are measured, as in {@code -Xmx}
 * @param contenders empty: as the suite says
 * @param fluxo the command of the shipped folder; empty: there is none
 * @param folder for everything that is written
 * @param postgres a server to use instead of one that is started
 */
record BenchOptions(
        List<Suite> suites,
        @Nullable Integer rows,
        @Nullable Integer rounds,
        String heap,
        List<String> contenders,
        String fluxo,
        Path folder,
        @Nullable Database postgres) {

    static BenchOptions fromSystemProperties() {
        String url = property("bench.pg.url", "");
        return new BenchOptions(
                Suite.named(property("bench", "postgres")),
                number("bench.rows"),
                number("bench.rounds"),
                property("bench.heap", "256m"),
                Contenders.known(property("bench.contenders", "")),
                property("bench.fluxo", ""),
                Path.of(property("bench.folder", "target")).toAbsolutePath(),
                url.isEmpty()
                        ? null
                        : new Database(
                                url, property("bench.pg.user", "postgres"), property("bench.pg.password", "postgres")));
    }

    /** Each suite has contenders of its own: of these, those that are asked for. */
    List<String> contenders(Suite suite) {
        return contenders.isEmpty()
                ? suite.contenders()
                : contenders.stream().filter(suite::knows).toList();
    }

    /** {@code bin/fluxo}, which whoever measures has made. */
    Path shipped() {
        if (!Files.isExecutable(Path.of(fluxo))) {
            throw new IllegalArgumentException("'" + Contenders.SHIPPED
                    + "' needs the folder that mvn -Pdist package makes: -Dbench.fluxo=…/bin/fluxo");
        }
        return Path.of(fluxo).toAbsolutePath();
    }

    int rows(Suite suite) {
        return rows == null ? suite.rows() : rows;
    }

    int rounds(Suite suite) {
        return rounds == null ? suite.rounds() : rounds;
    }

    /** Maven passes a property that nobody has set as an empty one. */
    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value.strip();
    }

    private static @Nullable Integer number(String name) {
        String value = property(name, "");
        return value.isEmpty() ? null : Integer.valueOf(value.replace("_", ""));
    }
}
