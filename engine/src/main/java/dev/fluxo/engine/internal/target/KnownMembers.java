package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.KeyOrder;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of dimensions, read once and kept in memory, so that rows need no stage to be looked up: of dimensions that are not large,
 * and whose keys are equal where they are equal in Java. What becomes of a row that has no member, beside NULL or the unknown one, only a
 * stage knows.
 */
final class KnownMembers {
    /** Of all dimensions together: some 20 MB. */
    private static final int MOST = 200_000;

    private static final int FETCH_SIZE = 10_000;

    private final List<Known> all;

    private KnownMembers(List<Known> all) {
        this.all = all;
    }

    /** @param first where the row has the first of what it is looked up by */
    private record Known(DimensionLookup lookup, int column, int first, Map<Object, Object> members) {}

    /** Reads them, as the session's transaction sees them; null where one of the dimensions is not of that kind. */
    static @Nullable KnownMembers of(StageTransfer merge, Session session) {
        if (!merge.lookups().stream().allMatch(lookup -> isExact(lookup, merge))) {
            return null;
        }
        List<Known> all = new ArrayList<>();
        int room = MOST;
        int first = merge.columns().size();
        for (DimensionLookup lookup : merge.lookups()) {
            Map<Object, Object> members = read(lookup, session, room);
            if (members == null) {
                return null;
            }
            room -= members.size();
            all.add(new Known(lookup, merge.columns().indexOf(lookup.column()), first, members));
            first += lookup.carried().size();
        }
        return new KnownMembers(all);
    }

    /** A table that looks up in itself finds what was loaded a moment ago. */
    private static boolean isExact(DimensionLookup lookup, StageTransfer merge) {
        List<Column> on =
                lookup.on().stream().map(DimensionLookup.Match::column).toList();
        return lookup.vouched()
                && lookup.period() == null
                && !lookup.dimension().equals(merge.target())
                && KeyOrder.of(on) != null
                && holds(lookup.column().type(), lookup.get().type());
    }

    private static boolean holds(DataType column, DataType got) {
        return column.kind() == got.kind()
                && (got.kind() == TypeKind.UUID
                        || (got.kind() == TypeKind.INTEGER
                                && got.precision() > 0
                                && column.precision() >= got.precision()));
    }

    private static @Nullable Map<Object, Object> read(DimensionLookup lookup, Session session, int most) {
        List<DataType> types = Stream.concat(
                        lookup.on().stream().map(DimensionLookup.Match::column), Stream.of(lookup.get()))
                .map(Column::type)
                .toList();
        Map<Object, Object> members = new HashMap<>();
        @Nullable Object[] row = new Object[types.size()];
        int rows = 0;
        try (Cursor cursor = session.open(session.dialect().target().members(lookup, most + 1), types, FETCH_SIZE)) {
            while (cursor.next(row)) {
                rows++;
                Object key = key(row, 0, row.length - 1);
                Object member = row[row.length - 1];
                if (key != null && member != null) {
                    members.put(key, member);
                }
            }
        }
        return rows > most ? null : members;
    }

    /** Null where a part of it is: that finds nothing. */
    private static @Nullable Object key(@Nullable Object[] row, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (row[i] == null) {
                return null;
            }
        }
        return count == 1 ? row[from] : Arrays.asList(Arrays.copyOfRange(row, from, from + count));
    }

    /**
     * Fills the columns that are looked up.
     *
     * @param row the columns of the target, then what they are looked up by
     * @return false where a member that should be there is not: the row is not to be written as it is
     */
    boolean fill(@Nullable Object[] row) {
        for (Known known : all) {
            DimensionLookup lookup = known.lookup();
            Object key = key(row, known.first(), lookup.on().size());
            Object member = key == null ? null : known.members().get(key);
            if (member == null && (lookup.mustBeFound() || lookup.added() != null)) {
                return false;
            }
            row[known.column()] = member == null ? lookup.unknown() : member;
        }
        return true;
    }
}
