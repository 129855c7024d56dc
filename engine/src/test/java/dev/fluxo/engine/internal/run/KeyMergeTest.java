package dev.fluxo.engine.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.KeyOrder;
import dev.fluxo.engine.spi.TypeKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMergeTest {
    private static final int ROUNDS = 300;

    /** Few different values, so that both sides share some, with the extremes among them. */
    @SuppressWarnings("ImmutableEnumChecker") // Columns and functions are.
    enum Keys {
        INTEGERS(TypeKind.INTEGER, random -> switch (random.nextInt(12)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            default -> random.nextInt(40) - 20L;
        }),
        DATES(TypeKind.DATE, random -> switch (random.nextInt(12)) {
            case 0 -> LocalDate.MIN;
            case 1 -> LocalDate.MAX;
            default -> LocalDate.of(2000, 1, 1).plusDays(random.nextInt(40));
        }),
        /** With the first bit of either half set or not. */
        UUIDS(TypeKind.UUID, random -> new UUID(half(random), half(random))),
        COMPOSITE(TypeKind.INTEGER, random -> random.nextInt(5) - 2L, TypeKind.UUID);

        private final List<Column> columns = new ArrayList<>();
        private final Function<Random, Object> first;

        Keys(TypeKind kind, Function<Random, Object> first, TypeKind... more) {
            this.first = first;
            columns.add(column(kind));
            Arrays.stream(more).forEach(other -> columns.add(column(other)));
        }

        private static long half(Random random) {
            return (random.nextBoolean() ? Long.MIN_VALUE : 0) + random.nextInt(2);
        }

        private static Column column(TypeKind kind) {
            return Column.ofQuery("k", DataType.of(kind, "t"));
        }

        @Nullable
        Object[] any(Random random) {
            @Nullable Object[] key = new Object[columns.size()];
            key[0] = first.apply(random);
            if (key.length > 1) {
                key[1] = UUIDS.first.apply(random);
            }
            return key;
        }

        KeyOrder order() {
            return Objects.requireNonNull(KeyOrder.of(columns));
        }
    }

    /** What one side alone has, as sets say it: of the source each key once, of the target each row. */
    @ParameterizedTest
    @EnumSource(Keys.class)
    void tellsWhatOneSideAloneHas(Keys keys) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<@Nullable Object[]> source = some(keys, random);
            List<@Nullable Object[]> target = some(keys, random);
            List<String> missing = new ArrayList<>();
            List<String> absent = new ArrayList<>();
            KeyMerge merge = merge(keys, source, target, missing, absent);
            assertThat(merge.run()).as("round %d", round).isTrue();
            assertThat(merge.rows()).isEqualTo(target.size());
            List<String> there = texts(source);
            List<String> here = texts(target);
            assertThat(missing)
                    .as("round %d", round)
                    .isEqualTo(there.stream()
                            .distinct()
                            .filter(key -> !here.contains(key))
                            .toList());
            assertThat(absent)
                    .as("round %d", round)
                    .isEqualTo(here.stream().filter(key -> !there.contains(key)).toList());
        }
    }

    /** Whatever the databases call an order: a key that is told wrongly would delete a row. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void seesThatASideIsNotInOrder(boolean ofSource) {
        int seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<@Nullable Object[]> one = some(Keys.UUIDS, random);
            List<@Nullable Object[]> other = some(Keys.UUIDS, random);
            // As a Java program sorts them that thinks nothing of it.
            one.sort(Comparator.comparing(key -> (UUID) Objects.requireNonNull(key[0])));
            boolean inOrder = texts(one).equals(texts(sorted(one, Keys.UUIDS)));
            seen += inOrder ? 0 : 1;
            List<@Nullable Object[]> source = ofSource ? one : other;
            List<@Nullable Object[]> target = ofSource ? other : one;
            assertThat(merge(Keys.UUIDS, source, target, new ArrayList<>(), new ArrayList<>())
                            .run())
                    .as("round %d", round)
                    .isEqualTo(inOrder);
        }
        assertThat(seen).isPositive();
    }

    private static KeyMerge merge(
            Keys keys,
            List<@Nullable Object[]> source,
            List<@Nullable Object[]> target,
            List<String> missing,
            List<String> absent) {
        return new KeyMerge(
                read(source),
                read(target),
                keys.order(),
                keys.columns.size(),
                key -> missing.add(Arrays.toString(key)),
                key -> absent.add(Arrays.toString(key)));
    }

    private static KeyMerge.Keys read(List<@Nullable Object[]> keys) {
        Iterator<@Nullable Object[]> rest = keys.iterator();
        return into -> {
            if (!rest.hasNext()) {
                return false;
            }
            System.arraycopy(rest.next(), 0, into, 0, into.length);
            return true;
        };
    }

    private static List<@Nullable Object[]> some(Keys keys, Random random) {
        List<@Nullable Object[]> some = new ArrayList<>();
        for (int n = random.nextInt(30); n > 0; n--) {
            some.add(keys.any(random));
        }
        return sorted(some, keys);
    }

    private static List<@Nullable Object[]> sorted(List<@Nullable Object[]> keys, Keys how) {
        List<@Nullable Object[]> sorted = new ArrayList<>(keys);
        sorted.sort(how.order());
        return sorted;
    }

    private static List<String> texts(List<@Nullable Object[]> keys) {
        return keys.stream().map(Arrays::toString).toList();
    }
}
