package dev.fluxo.engine.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.KeyPage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageMergeTest {
    private static final int ROUNDS = 500;

    /** What one side alone has, as sets say it, wherever the pages of the two end. */
    @ParameterizedTest
    @EnumSource(KeyPage.class)
    void tellsWhatOneSideAloneHas(KeyPage form) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            NavigableSet<Object> source = some(form, random);
            NavigableSet<Object> target = some(form, random);
            List<Object> missing = new ArrayList<>();
            List<Object> absent = new ArrayList<>();
            PageMerge merge = merge(form, pages(source, random), pages(target, random), missing, absent);
            assertThat(merge.run()).as("round %d", round).isTrue();
            assertThat(merge.rows()).as("round %d", round).isEqualTo(target.size());
            assertThat(missing).as("round %d", round).isEqualTo(without(source, target));
            assertThat(absent).as("round %d", round).isEqualTo(without(target, source));
        }
    }

    /** A page that overlaps, a key that comes twice, half a key: whatever was told then would delete rows that are there. */
    @ParameterizedTest
    @EnumSource(KeyPage.class)
    void seesThatASideIsNotInOrder(KeyPage form) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<Object> good = List.copyOf(all(form, random));
            List<Object> bad = new ArrayList<>(good);
            int place = random.nextInt(bad.size() - 1);
            if (random.nextBoolean()) {
                bad.set(place + 1, bad.get(place));
            } else {
                Object first = bad.get(place);
                bad.set(place, bad.get(place + 1));
                bad.set(place + 1, first);
            }
            boolean ofSource = random.nextBoolean();
            assertThat(merge(
                                    form,
                                    pages(ofSource ? bad : good, random),
                                    pages(ofSource ? good : bad, random),
                                    new ArrayList<>(),
                                    new ArrayList<>())
                            .run())
                    .as("round %d", round)
                    .isFalse();
        }
        List<byte[]> half = List.of(new byte[form.width() - 1]);
        assertThat(merge(form, half, List.of(), new ArrayList<>(), new ArrayList<>())
                        .run())
                .isFalse();
        assertThat(merge(form, List.of(), half, new ArrayList<>(), new ArrayList<>())
                        .run())
                .isFalse();
    }

    private static PageMerge merge(
            KeyPage form, List<byte[]> source, List<byte[]> target, List<Object> missing, List<Object> absent) {
        return new PageMerge(
                read(source),
                read(target),
                form,
                key -> missing.add(Objects.requireNonNull(key[0])),
                key -> absent.add(Objects.requireNonNull(key[0])));
    }

    private static PageMerge.Pages read(List<byte[]> pages) {
        Iterator<byte[]> rest = pages.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
    }

    private static List<byte[]> pages(Iterable<Object> keys, Random random) {
        List<byte[]> pages = new ArrayList<>();
        ByteBuffer page = ByteBuffer.allocate(16 * 100);
        for (Object key : keys) {
            if (key instanceof UUID uuid) {
                page.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
            } else {
                page.putLong((Long) key);
            }
            if (random.nextInt(4) == 0) {
                pages.add(Arrays.copyOf(page.array(), page.position()));
                page.clear();
            }
        }
        if (page.position() > 0) {
            pages.add(Arrays.copyOf(page.array(), page.position()));
        }
        return pages;
    }

    private static NavigableSet<Object> some(KeyPage form, Random random) {
        NavigableSet<Object> some = all(form, random);
        some.removeIf(key -> random.nextInt(5) == 0);
        return some;
    }

    /** Few different values, so that both sides share most, with the extremes among them. */
    private static NavigableSet<Object> all(KeyPage form, Random random) {
        NavigableSet<Object> all = new TreeSet<>(Comparator.comparing(PageMergeTest::digits));
        for (int n = 2 + random.nextInt(40); n > 0; n--) {
            all.add(any(form, random));
        }
        all.addAll(form == KeyPage.UUID ? List.of(new UUID(0, 0), new UUID(-1, -1)) : List.of(-1L, Long.MAX_VALUE));
        return all;
    }

    private static Object any(KeyPage form, Random random) {
        long number = random.nextInt(10) == 0 ? Long.MIN_VALUE : random.nextInt(60) - 30L;
        return form == KeyPage.UUID ? new UUID(number, random.nextInt(2) - 1L) : number;
    }

    /** A text that sorts as the key does. */
    private static String digits(Object key) {
        return key instanceof Long number ? "%016x".formatted(number ^ Long.MIN_VALUE) : key.toString();
    }

    private static List<Object> without(Set<Object> keys, Set<Object> others) {
        return keys.stream().filter(key -> !others.contains(key)).toList();
    }
}
