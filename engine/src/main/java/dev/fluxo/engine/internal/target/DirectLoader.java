package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Replace;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.TargetSql;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows straight into a target that is empty: nothing is there to be changed. A key that comes twice is refused by the
 * target's unique index; then it goes by way of a stage.
 */
final class DirectLoader implements TableLoader {
    /** A stage may help. */
    private static final Set<Code> REFUSALS =
            EnumSet.of(Code.DUPLICATE_ROW, Code.STATEMENT_FAILED, Code.PERMISSION_DENIED);

    private final Session session;
    /** Counts the target's rows, where its triggers have a say; null where they have none. */
    private final @Nullable Sql watched;

    private final RowSink sink;
    /** Null where nothing is looked up. */
    private final @Nullable KnownMembers members;

    /** Null where no versions are kept. */
    private final @Nullable FirstVersions versions;

    /** Of a row: the columns, what members are looked up by, what all rows have alike. */
    private final int width;

    private final int columns;
    /** What all rows have alike: until when they are valid, what the engine sets. */
    private final @Nullable Object[] stamps;

    private long added;
    private long arrived;

    private DirectLoader(
            Session session,
            @Nullable Sql watched,
            RowSink sink,
            @Nullable KnownMembers members,
            @Nullable FirstVersions versions,
            StageTransfer merge) {
        this.session = session;
        this.watched = watched;
        this.sink = sink;
        this.members = members;
        this.versions = versions;
        this.stamps = Stream.concat(
                        versions == null ? Stream.of() : versions.ends().stream(),
                        Arrays.stream(stamps(merge.stamps(), session)))
                .toArray();
        this.columns = merge.columns().size();
        this.width = columns + merge.carried().size() + stamps.length;
    }

    /**
     * Null where members are looked up that are not {@link KnownMembers}, or versions kept of keys that may come twice, which takes a stage;
     * where the target has rows, no index that lets no key come twice, or rules that a bulk load passes by; where a row may say that another
     * one is gone; or where rows have to be of a part.
     *
     * @param oneRowPerKey whether the source's catalog vouches that no key comes twice
     */
    static @Nullable DirectLoader open(LoadPlan plan, Session session, BooleanSupplier oneRowPerKey) {
        StageTransfer merge = plan.merge();
        TargetSql sql = session.dialect().target();
        if ((merge.history() != null && !oneRowPerKey.getAsBoolean()) || !mayGoStraight(plan, session)) {
            return null;
        }
        KnownMembers members = merge.lookups().isEmpty() ? null : KnownMembers.of(merge, session);
        if (members == null && !merge.lookups().isEmpty()) {
            return null;
        }
        RowSink sink = session.load(session.dialect().quote(merge.target()), merge.directColumns());
        Sql watched = merge.relation().watched() ? sql.countRows(merge) : null;
        FirstVersions versions = merge.history() == null ? null : new FirstVersions(merge);
        return new DirectLoader(session, watched, sink, members, versions, merge);
    }

    /** As far as the target and its rules are concerned. */
    static boolean mayGoStraight(LoadPlan plan, Session session) {
        StageTransfer merge = plan.merge();
        return !merge.tombstones()
                && !(plan.strategy() instanceof Replace replace
                        && replace.part().where() != null)
                && (merge.history() != null
                        || merge.unique() != StageTransfer.Unique.NO
                        || merge.keys().isEmpty())
                && merge.relation().direct()
                && session.query(session.dialect().target().isEmpty(merge), row -> row.integer(1))
                                .get(0)
                        != 0;
    }

    /** Of columns of one type the time is the same. */
    private static @Nullable Object[] stamps(Stamps stamps, Session session) {
        Map<DataType, Object> times = new HashMap<>();
        return stamps.all().stream()
                .map(stamp -> stamp.kind() == Stamp.Kind.DELETED_AT
                        ? null
                        : stamp.kind().isTime()
                                ? times.computeIfAbsent(stamp.column().type(), type -> now(stamp.column(), session))
                                : stamp.loaded())
                .toArray();
    }

    private static Object now(Column column, Session session) {
        return session.query(
                        session.dialect().target().now(column),
                        row -> Objects.requireNonNull(row.value(1, column.type()), "what time it is"))
                .get(0);
    }

    @Override
    public @Nullable Object[] newRow() {
        @Nullable Object[] row = new Object[width];
        System.arraycopy(stamps, 0, row, width - stamps.length, stamps.length);
        return row;
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        if (versions != null) {
            versions.date(row);
        }
        try {
            sink.add(members == null ? row : lookedUp(members, row));
        } catch (FluxoException e) {
            throw refused(e);
        }
        added++;
    }

    /** Without what it was looked up by. */
    private @Nullable Object[] lookedUp(KnownMembers by, @Nullable Object[] row) {
        if (!by.fill(row)) {
            throw LoadAgain.staged("a row has no member that it should have", null);
        }
        @Nullable Object[] whole = Arrays.copyOf(row, columns + stamps.length);
        System.arraycopy(stamps, 0, whole, columns, stamps.length);
        return whole;
    }

    @Override
    public void pause() {
        try {
            arrived += sink.flush();
        } catch (FluxoException e) {
            throw refused(e);
        }
    }

    @Override
    public RowCounts flush() {
        pause();
        if (arrived != added) {
            throw LoadAgain.staged(added + " rows were sent to the target, " + arrived + " arrived", null);
        }
        if (watched != null && session.query(watched, row -> row.integer(1)).get(0) < arrived) {
            throw LoadAgain.staged("a trigger of the target drops rows", null);
        }
        if (versions != null && !versions.areAll(session)) {
            throw LoadAgain.staged("a key came twice", null);
        }
        RowCounts counts = RowCounts.inserted(arrived);
        added = 0;
        arrived = 0;
        return counts;
    }

    /** What the database refuses of the rows or of this way to load them; all else would meet the other way too. */
    static RuntimeException refused(FluxoException e) {
        return REFUSALS.contains(e.first().code())
                ? LoadAgain.staged(String.valueOf(e.getMessage()), e)
                : LoadAgain.or(e);
    }

    @Override
    public void close() {
        sink.close();
    }
}
