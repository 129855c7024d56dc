package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Dialects;
import dev.fluxo.engine.spi.KeyOrder;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random keys of all the types that may be compared side by side, in the order that both databases have them in. */
@OnEveryDatabase
class ComparedKeysTest {
    private static final int ROWS = 400;
    /** So many are always allowed to be gone. */
    private static final int GONE = 100;

    private static final int MANY = 9_000;

    @RegisterExtension
    final Workshop workshop;

    ComparedKeysTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** A type, and how one of its values is written. */
    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    enum Type {
        BIGINT(TypeKind.INTEGER, random -> switch (random.nextInt(4)) {
            case 0 -> String.valueOf(random.nextLong());
            case 1 -> String.valueOf(Long.MAX_VALUE - random.nextInt(5));
            default -> String.valueOf(random.nextInt(1000) - 500);
        }),
        DATE(TypeKind.DATE, random -> "DATE '" + LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_652_000)) + "'"),
        TIMESTAMP(
                TypeKind.TIMESTAMP,
                random -> "TIMESTAMP '%04d-0%d-01 00:00:0%d.%d00000'"
                        .formatted(
                                1 + random.nextInt(9999), 1 + random.nextInt(9), random.nextInt(9), random.nextInt(9))),
        UUID(TypeKind.UUID, random -> "'" + new UUID(random.nextLong(), random.nextLong()) + "'"),
        /** By the database alone: none can say of two texts what another calls equal. */
        VARCHAR(TypeKind.TEXT, random -> "'key " + random.nextInt(2000) + "'");

        private final TypeKind kind;
        private final Function<Random, String> value;

        Type(TypeKind kind, Function<Random, String> value) {
            this.kind = kind;
            this.value = value;
        }

        String sqlName() {
            return this == VARCHAR ? "VARCHAR(20)" : name();
        }
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void whatIsGoneIsDeletedAndNothingElse(Type type) {
        long seed = Long.getLong("model.seed", System.nanoTime());
        Random random = new Random(seed);
        String columns = "(k " + type.sqlName() + " NOT NULL, part INT NOT NULL, seq INT, PRIMARY KEY (k, part))";
        workshop.source().execute("CREATE TABLE item " + columns);
        workshop.warehouse().execute("CREATE TABLE dim " + columns);
        TreeSet<String> keys = new TreeSet<>();
        while (keys.size() < ROWS) {
            keys.add(type.value.apply(random) + ", " + (random.nextInt(5) - 2));
        }
        int[] seq = {0};
        workshop.source()
                .execute(keys.stream()
                        .map(key -> "(" + key + ", " + ++seq[0] + ")")
                        .collect(Collectors.joining(", ", "INSERT INTO item VALUES ", "")));
        workshop.spec("""
                entity: items
                source: { connection: src, table: item, deletes: { compare: keys } }
                columns: { k: k, part: part, seq: seq }
                target: { connection: dw, table: dim, keys: [k, part] }
                """);
        assertThat(workshop.run().counts("items")).as("seed %d", seed).isEqualTo("read 400, inserted 400");

        String gone = random.ints(0, ROWS)
                .distinct()
                .limit(GONE)
                .mapToObj(place -> String.valueOf(place + 1))
                .collect(Collectors.joining(", "));
        workshop.source().execute("DELETE FROM item WHERE seq IN (" + gone + ")");
        assertThat(workshop.run().counts("items"))
                .as("seed %d", seed)
                .isEqualTo("read 300, unchanged 300, deleted 100");
        Same.rows(
                workshop.source(),
                "SELECT seq, part FROM item ORDER BY seq",
                workshop.warehouse(),
                "SELECT seq, part FROM dim ORDER BY seq");

        boolean ordered = isOrdered(type);
        assertThat(isSideBySide()).as("how the plan says that it is done").isEqualTo(ordered);
        if (ordered) {
            assertThat(workshop.warehouse().rows("SELECT k FROM dim ORDER BY k, part"))
                    .as("the order that side by side relies on, seed %d", seed)
                    .isSortedAccordingTo((one, other) -> order(type).compare(values(type, one), values(type, other)));
        }
    }

    /** Keys of one column, more than come in one go, of which some are gone on either side, and some marked before. */
    @ParameterizedTest
    @EnumSource(
            value = Type.class,
            names = {"BIGINT", "UUID"})
    void manyKeysOfOneColumn(Type type) {
        long seed = Long.getLong("model.seed", System.nanoTime());
        Random random = new Random(seed);
        String columns = "(k " + type.sqlName() + " PRIMARY KEY, seq INT, gone TIMESTAMP)";
        workshop.source().execute("CREATE TABLE flx_pages " + columns);
        workshop.warehouse().execute("CREATE TABLE dim " + columns);
        TreeSet<String> keys = new TreeSet<>();
        while (keys.size() < MANY) {
            keys.add(
                    type == Type.UUID
                            ? Type.UUID.value.apply(random)
                            : String.valueOf(random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(2 * MANY)));
        }
        insert("flx_pages", keys);
        workshop.spec("""
                entity: items
                source: { connection: src, table: flx_pages, deletes: { compare: keys } }
                watermark: { columns: [seq] }
                columns: { k: k, seq: seq }
                target: { connection: dw, table: dim, keys: [k], on_delete: mark, deleted_at: gone, max_deletes: 50% }
                """);
        assertThat(workshop.run().counts("items")).as("seed %d", seed).isEqualTo("read " + MANY + ", inserted " + MANY);

        // One after another, here and there, none; and rows that are marked though they are there.
        for (String gone : List.of("seq BETWEEN 4000 AND 4200", "MOD(seq, 700) = 3", "seq > " + MANY)) {
            workshop.source().execute("DELETE FROM flx_pages WHERE " + gone);
            workshop.warehouse()
                    .execute("UPDATE dim SET gone = TIMESTAMP '2026-01-01 00:00:00' WHERE MOD(seq, 900) = 7");
            assertThat(workshop.run().entity("items").status())
                    .as("seed %d", seed)
                    .isEqualTo(EntityStatus.SUCCESS);
            Same.rows(
                    workshop.source(),
                    "SELECT k FROM flx_pages ORDER BY seq",
                    workshop.warehouse(),
                    "SELECT k FROM dim WHERE gone IS NULL ORDER BY seq");
        }
    }

    private void insert(String table, Set<String> keys) {
        int[] seq = {0};
        List<String> rows =
                keys.stream().map(key -> "(" + key + ", " + ++seq[0] + ")").toList();
        for (int from = 0; from < rows.size(); from += 1_000) {
            workshop.source()
                    .execute("INSERT INTO " + table + " (k, seq) VALUES "
                            + String.join(", ", rows.subList(from, Math.min(from + 1_000, rows.size()))));
        }
    }

    private boolean isOrdered(Type type) {
        Dialect dialect =
                Objects.requireNonNull(Dialects.forUrl(workshop.warehouse().url()));
        return dialect.isOrdered(DataType.of(type.kind, type.name()));
    }

    private boolean isSideBySide() {
        try (Engine engine = workshop.engine()) {
            Forecast plan = engine.plan(Selection.ALL).get(0);
            return plan.statements().stream()
                    .anyMatch(statement -> statement.title().equals("keys of the target"));
        }
    }

    private static KeyOrder order(Type type) {
        return Objects.requireNonNull(KeyOrder.of(List.of(Column.ofQuery("k", DataType.of(type.kind, type.name())))));
    }

    private static Object[] values(Type type, String shown) {
        return new Object[] {ValueText.read(type.kind, type == Type.TIMESTAMP ? shown.replace(' ', 'T') : shown)};
    }
}
