package dev.fluxo.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be measured in one go, and how it is measured when nobody says otherwise. */
enum Suite {
    POSTGRES(2_000_000, 3),
    H2(1_000_000, 3),
    /** Five times the rows in the same heap. */
    MEMORY(10_000_000, 1);

    private final int rows;
    private final int rounds;

    Suite(int rows, int rounds) {
        this.rows = rows;
        this.rounds = rounds;
    }

    static List<Suite> named(String names) {
        if (names.equals("all")) {
            return List.of(values());
        }
        return Arrays.stream(names.split(","))
                .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isH2() {
        return this == H2;
    }

    int rows() {
        return rows;
    }

    int rounds() {
        return rounds;
    }

    List<String> contenders() {
        return this == POSTGRES
                ? List.of(Contenders.LIMIT, Contenders.ENGINE, Contenders.SPRING)
                : List.of(Contenders.ENGINE);
    }
}
