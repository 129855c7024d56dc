package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a staging table goes into its target.
 *
 * @param columns the mapped target columns, in the order of a target row
 * @param keys those of them that identify a row
 * @param unique how far the catalog vouches for the keys
 * @param stamps the columns that the engine sets
 * @param relation what the target is
 * @param defaults whether it has columns that are not mapped, and that get a default when a row is inserted
 * @param stage name of the staging table, unique in the session: see {@link StageName}
 * @param history the versions that the target keeps; null: it has one row for each key
 * @param removal what becomes of rows that are gone; null: nobody looks for them
 * @param lookups how some of the columns are filled once they are staged
 */
public record StageTransfer(
        TableName target,
        List<Column> columns,
        List<Column> keys,
        Unique unique,
        Stamps stamps,
        Relation relation,
        boolean defaults,
        String stage,
        @Nullable History history,
        @Nullable Removal removal,
        List<DimensionLookup> lookups)
        implements Serializable {
    private static final String SEQUENCE = "flx_seq";
    private static final String GONE = "flx_gone";
    private static final String KEYS = "_k";

    /** Whether an index lets no key come twice. */
    public enum Unique {
        NO,
        /** By an index over some of the keys. */
        IMPLIED,
        /** By an index over just the keys. */
        EXACTLY
    }

    public StageTransfer {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        lookups = List.copyOf(lookups);
    }

    /** Into a target where nobody looks for rows that are gone. */
    public StageTransfer(
            TableName target,
            List<Column> columns,
            List<Column> keys,
            Unique unique,
            Stamps stamps,
            Relation relation,
            boolean defaults,
            String stage,
            @Nullable History history) {
        this(target, columns, keys, unique, stamps, relation, defaults, stage, history, null);
    }

    /** Into a target whose columns are not looked up. */
    public StageTransfer(
            TableName target,
            List<Column> columns,
            List<Column> keys,
            Unique unique,
            Stamps stamps,
            Relation relation,
            boolean defaults,
            String stage,
            @Nullable History history,
            @Nullable Removal removal) {
        this(target, columns, keys, unique, stamps, relation, defaults, stage, history, removal, List.of());
    }

    /** Into a target that has one row for each key. */
    public StageTransfer(
            TableName target,
            List<Column> columns,
            List<Column> keys,
            Unique unique,
            Stamps stamps,
            Relation relation,
            boolean defaults,
            String stage) {
        this(target, columns, keys, unique, stamps, relation, defaults, stage, null, null);
    }

    /** Into a table that is nothing more. */
    public StageTransfer(
            TableName target, List<Column> columns, List<Column> keys, Unique unique, Stamps stamps, String stage) {
        this(target, columns, keys, unique, stamps, Relation.TABLE, false, stage);
    }

    /** The columns of the stage, in order: those of a target row, what others of them are looked up by, then those of its own. */
    public List<Column> stageColumns() {
        return Stream.of(columns, carried(), ownColumns()).flatMap(List::stream).toList();
    }

    /** What the stage has beside the target's columns to look up some of them by. */
    public List<Column> carried() {
        return lookups.stream().flatMap(lookup -> lookup.carried().stream()).toList();
    }

    /** What the stage holds beside a target row: whether it is gone, where rows say so, and the sequence, which is the last. */
    public List<Column> ownColumns() {
        Column sequence = number(sequence());
        return tombstones() ? List.of(number(gone()), sequence) : List.of(sequence);
    }

    private static Column number(String name) {
        return Column.ofQuery(name, DataType.integer("BIGINT", 64));
    }

    /** The staging table's own column: the place of a row in the order of the watermark. No column of the target is called so. */
    public String sequence() {
        return own(SEQUENCE);
    }

    /** Another one of its own, where there are {@link #tombstones}: 1 where the row says that it is gone, else 0. */
    public String gone() {
        return own(GONE);
    }

    /** A column of the engine's own in a table of the session: as no column of the target is called. */
    public String own(String wanted) {
        return free(wanted, columns);
    }

    /** The name, with as much behind it as it takes to be called like none of the columns. */
    public static String free(String wanted, List<Column> columns) {
        StringBuilder name = new StringBuilder(wanted);
        while (columns.stream().anyMatch(column -> column.name().equalsIgnoreCase(name.toString()))) {
            name.append('_');
        }
        return name.toString();
    }

    /** Whether some of the rows that are staged say that they are gone. */
    public boolean tombstones() {
        return removal != null && removal.tombstones();
    }

    /** Whether a row can change that is there: by its values, by coming back, or by arriving itself after a look-up added it. */
    public boolean canChange() {
        return !values().isEmpty() || stamps.deletedAt() != null || stamps.inferred() != null;
    }

    /** Of the keys alone, which are staged to be compared with those of the target. */
    public StageTransfer ofKeys() {
        return new StageTransfer(
                target,
                keys,
                keys,
                unique,
                stamps,
                relation,
                defaults,
                stage + KEYS,
                history,
                removal == null ? null : removal.byKeys(),
                List.of());
    }

    /**
     * What an update sets: the mapped columns that are not keys, and the keys that can be equal to those of the target and yet
     * spelled differently, so that the latest spelling stays.
     */
    public List<Column> values() {
        return columns.stream()
                .filter(column ->
                        !keys.contains(column) || column.type().rules().loose())
                .toList();
    }

    /** The keys that can be equal to those of the target and yet spelled differently. */
    public List<Column> looseKeys() {
        return keys.stream().filter(key -> key.type().rules().loose()).toList();
    }

    /**
     * What an update sets, in the order in which stage and target are best compared: the first difference ends it. A row that
     * changed has a new time nearly always, text costs most, and a key is hardly ever spelled anew.
     */
    public List<Column> compared() {
        return values().stream()
                .sorted(Comparator.comparing((Column column) -> keys.contains(column))
                        .thenComparing(column -> effort(column.type().kind())))
                .toList();
    }

    private static int effort(TypeKind kind) {
        return switch (kind) {
            case TIMESTAMP, TIMESTAMP_TZ -> 0;
            case TEXT, BINARY, OTHER -> 2;
            default -> 1;
        };
    }

    /**
     * What is loaded where no stage is needed, in order: the columns of a target row, of versions what tells until when they are valid, then
     * those that the engine sets.
     */
    public List<Column> directColumns() {
        Stream<Column> ends = history == null ? Stream.of() : history.ends().stream();
        return Stream.of(columns.stream(), ends, stamps.columns().stream())
                .flatMap(part -> part)
                .toList();
    }

    /** The same for the run that writes. */
    public StageTransfer of(String runId) {
        List<DimensionLookup> written =
                lookups.stream().map(lookup -> lookup.of(runId)).toList();
        return new StageTransfer(
                target, columns, keys, unique, stamps.of(runId), relation, defaults, stage, history, removal, written);
    }

    /** The same where this becomes of rows that are gone. */
    public StageTransfer removing(Removal other) {
        return new StageTransfer(target, columns, keys, unique, stamps, relation, defaults, stage, history, other);
    }

    /** The history, of a target that keeps one. */
    public History versions() {
        if (history == null) {
            throw new IllegalStateException(target + " keeps no versions");
        }
        return history;
    }

    /** What makes a version where it differs: all but the date and what overwrites. A key that is spelled anew counts. */
    public List<Column> compared(History versions) {
        return compared().stream()
                .filter(column -> !column.equals(versions.validFrom())
                        && !versions.overwrite().contains(column))
                .toList();
    }

    /** What a state sets in a version that has its date already. Keys stay as they were spelled. */
    public List<Column> tracked() {
        return compared(versions()).stream()
                .filter(column -> !keys.contains(column))
                .toList();
    }

    /** The same rows, of which each that has another date is another. */
    public StageTransfer byState() {
        List<Column> states =
                Stream.concat(keys.stream(), Stream.of(versions().validFrom())).toList();
        return new StageTransfer(
                target, columns, states, unique, stamps, relation, defaults, stage, history, removal, lookups);
    }

    /** The same of these columns alone, beside the keys, which stay as they are spelled. The stage may have more. */
    public StageTransfer only(List<Column> some) {
        List<Column> found = keys.stream()
                .map(key -> new Column(
                        key.name(),
                        key.type().with(key.type().rules().exactly()),
                        key.nullable(),
                        key.generated(),
                        key.hasDefault()))
                .toList();
        List<Column> all = Stream.concat(found.stream(), some.stream()).toList();
        return new StageTransfer(target, all, found, unique, stamps, relation, defaults, stage);
    }

    /** The same from another staging table, into which rows come whose members were looked up before. */
    public StageTransfer lookedUp(String otherStage) {
        return new StageTransfer(
                target, columns, keys, unique, stamps, relation, defaults, otherStage, history, removal);
    }

    /** The same merge from another staging table. */
    public StageTransfer from(String otherStage) {
        return new StageTransfer(
                target, columns, keys, unique, stamps, relation, defaults, otherStage, history, removal, lookups);
    }
}
