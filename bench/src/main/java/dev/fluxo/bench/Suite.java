package dev.fluxo.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be measured in one go, and how it is measured when nobody says otherwise. */
enum Suite {
    POSTGRES(2_000_000, 3),
    H2(1_000_000, 3),
    MARIADB(1_000_000, 3),
    DUCKDB(1_000_000, 3),
    /** Five times the rows in the same heap. */
    MEMORY(10_000_000, 1),
    HISTORY(2_000_000, 3),
    /** The source's keys do not fit into the heap. */
    DELETES(10_000_000, 3),
    LOOKUPS(2_000_000, 3),
    /** So much is read, and so little differs. */
    RECONCILE(1_000_000, 3),
    /** Entities of which none has anything new. Their number stands for rows. */
    MANY(100, 5),
    /** The same of which every twentieth has. */
    NIGHT(1_000, 3);

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

    /** Whether {@code psql} is the limit, and PostgreSQL what is loaded from and to. */
    boolean isPostgres() {
        return this != H2 && this != MARIADB && this != DUCKDB;
    }

    /** Jars of databases that take no part. */
    List<String> others() {
        List<String> jars = new ArrayList<>();
        if (this != MARIADB) {
            jars.addAll(List.of("fluxo-mysql", "mariadb-java-client"));
        }
        if (this != DUCKDB) {
            jars.addAll(List.of("fluxo-duckdb", "duckdb_jdbc"));
        }
        return jars;
    }

    int rows() {
        return rows;
    }

    int rounds() {
        return rounds;
    }

    Workload workload() {
        return workload(rows);
    }

    /** @param number of rows, or of entities */
    Workload workload(int number) {
        return switch (this) {
            case POSTGRES, H2, MARIADB, DUCKDB, MEMORY -> new CustomerLoad();
            case HISTORY -> new HistoryLoad();
            case DELETES -> new DeletesLoad();
            case LOOKUPS -> new LookupsLoad();
            case RECONCILE -> new ReconcileLoad();
            case MANY -> new ManyLoad(number, false);
            case NIGHT -> new ManyLoad(number, true);
        };
    }

    List<String> contenders() {
        return switch (this) {
            case POSTGRES -> List.of(Contenders.LIMIT, Contenders.ENGINE, Contenders.SPRING);
            case MEMORY -> List.of(Contenders.ENGINE);
            case H2, MARIADB, DUCKDB, HISTORY, DELETES, RECONCILE -> List.of(Contenders.LIMIT, Contenders.ENGINE);
            case LOOKUPS -> List.of(Contenders.NATURAL, Contenders.ENGINE);
            case MANY, NIGHT -> List.of(Contenders.LIMIT, Contenders.ENGINE, Contenders.ENGINE_4);
        };
    }

    /** The contender that the others are compared with. */
    String yardstick() {
        return this == LOOKUPS ? Contenders.NATURAL : Contenders.LIMIT;
    }
}
