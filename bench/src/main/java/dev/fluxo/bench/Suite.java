package dev.fluxo.bench;

import dev.fluxo.bench.table.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    NIGHT(1_000, 3),
    WIDE(200_000, 3),
    TEXTS(200_000, 3),
    KEYS3(2_000_000, 3),
    INDEXES(500_000, 3),
    NARROW(50_000_000, 1),
    /** A source that is far away, one that takes its time for each row, and one that does neither. */
    SPLIT_LINE(2_000_000, 3),
    SPLIT_QUERY(500_000, 3),
    SPLIT_PLAIN(2_000_000, 3),
    /** Rows that take the processor long, and rows that do not. */
    SPARK_TRANSFORM(20_000_000, 1),
    SPARK_PLAIN(20_000_000, 1);

    private final int rows;
    private final int rounds;

    Suite(int rows, int rounds) {
        this.rows = rows;
        this.rounds = rounds;
    }

    /** A name may also be that of a group, what stands before the {@code _}. */
    static List<Suite> named(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .flatMap(name -> of(name).stream())
                .toList();
    }

    private static List<Suite> of(String name) {
        List<Suite> found = Arrays.stream(values())
                .filter(suite -> name.equals("all")
                        || suite.text().equals(name)
                        || suite.text().startsWith(name + "_"))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no suite is called '" + name + "'; there are "
                    + Arrays.stream(values()).map(Suite::text).collect(Collectors.joining(", ")));
        }
        return found;
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
        List<String> jars = new ArrayList<>(List.of("fluxo-spark", "spark-launcher"));
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
            case WIDE -> new TableLoad(Tables.WIDE);
            case TEXTS -> new TableLoad(Tables.TEXTS);
            case KEYS3 -> new TableLoad(Tables.KEYS3);
            case INDEXES -> new TableLoad(Tables.INDEXES);
            case NARROW -> new TableLoad(Tables.NARROW);
            case SPLIT_LINE -> new SplitLoad(SplitLoad.Source.FAR);
            case SPLIT_QUERY -> new SplitLoad(SplitLoad.Source.SLOW);
            case SPLIT_PLAIN -> new SplitLoad(SplitLoad.Source.PLAIN);
            case SPARK_TRANSFORM -> new SparkLoad(Tables.HASHED);
            case SPARK_PLAIN -> new SparkLoad(Tables.NAMES);
        };
    }

    List<String> contenders() {
        return switch (this) {
            case POSTGRES -> List.of(Contenders.LIMIT, Contenders.ENGINE, Contenders.SPRING);
            case MEMORY -> List.of(Contenders.ENGINE);
            case LOOKUPS -> List.of(Contenders.NATURAL, Contenders.ENGINE);
            case SPLIT_LINE, SPLIT_QUERY, SPLIT_PLAIN -> List.of(Contenders.WHOLE, Contenders.ENGINE);
            case SPARK_TRANSFORM, SPARK_PLAIN -> List.of(Contenders.WHOLE, Contenders.SPARK, Contenders.SPARK_BY_HAND);
            case MANY, NIGHT -> List.of(Contenders.LIMIT, Contenders.ENGINE, Contenders.ENGINE_4);
            default -> List.of(Contenders.LIMIT, Contenders.ENGINE);
        };
    }

    /** Whether somebody may ask for a contender, be it measured otherwise or not. */
    boolean knows(String contender) {
        return contenders().contains(contender)
                || (isPostgres() && more().contains(contender))
                || (this != RECONCILE && contender.startsWith(Contenders.SHIPPED));
    }

    private List<String> more() {
        if (workload(rows) instanceof CustomerLoad) {
            return List.of(Contenders.LIMIT, Contenders.LIMIT2, Contenders.SPRING, Contenders.SPRING_REWRITE);
        }
        return workload(rows) instanceof ByHandStraight ? List.of(Contenders.LIMIT2) : List.of();
    }

    /** The contenders that the others are compared with: the first of them that was measured. */
    List<String> yardsticks() {
        return switch (this) {
            case LOOKUPS -> List.of(Contenders.NATURAL);
            case SPLIT_LINE, SPLIT_QUERY, SPLIT_PLAIN, SPARK_TRANSFORM, SPARK_PLAIN -> List.of(Contenders.WHOLE);
            default -> List.of(Contenders.LIMIT2, Contenders.LIMIT);
        };
    }
}
