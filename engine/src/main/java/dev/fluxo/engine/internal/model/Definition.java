package dev.fluxo.engine.internal.model;

import dev.fluxo.engine.spi.Watermark;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an entity was when its watermark was stored: of what the watermark stands for. As JSON in ctl.etl_control.
 *
 * @param watermark its columns with their types, as the source has them
 * @param keys of the target, as the catalog writes them
 * @param columns how each target column is made, by its name in small letters
 * @param compared when all keys of the source were compared with those of the target last; null: never
 * @param refill a backfill that has come somewhere and has not ended; null: there is none
 */
public record Definition(
        Source source,
        List<Mark> watermark,
        Target target,
        List<String> keys,
        Map<String, Made> columns,
        @Nullable String compared,
        @Nullable Refill refill) {
    /** While nothing is filled again. */
    public Definition(
            Source source, List<Mark> watermark, Target target, List<String> keys, Map<String, Made> columns) {
        this(source, watermark, target, keys, columns, null, null);
    }

    /** The same while this is filled again; null: nothing is. */
    public Definition with(@Nullable Refill other) {
        return new Definition(source, watermark, target, keys, columns, compared, other);
    }

    /** What the control tables hold may lack a part, where somebody wrote it by hand: that is refused here, as all is that is read. */
    public Definition {
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        watermark = List.copyOf(watermark);
        keys = List.copyOf(keys);
        columns = sorted(columns);
    }

    /** The same once keys were compared. */
    public Definition compared(@Nullable String when) {
        return new Definition(source, watermark, target, keys, columns, when, refill);
    }

    /** In the order of its names: one definition has one text. */
    private static <T> Map<String, T> sorted(Map<String, T> map) {
        map.values().forEach(Objects::requireNonNull);
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /**
     * Where rows came from.
     *
     * @param database a hash of the name of the database that the connection led to
     * @param table null where there is a query; a hash where its name was looked up
     * @param query null where there is a table
     * @param lookups a hash of the value of each look-up in the query, by its name
     */
    public record Source(
            String connection,
            String database,
            @Nullable String table,
            @Nullable Made query,
            Map<String, String> lookups) {
        public Source {
            Objects.requireNonNull(connection);
            Objects.requireNonNull(database);
            lookups = sorted(lookups);
        }
    }

    /** A watermark column. */
    public record Mark(String column, String type) {
        public Mark {
            Objects.requireNonNull(column);
            Objects.requireNonNull(type);
        }
    }

    /**
     * Where rows went.
     *
     * @param database a hash of the name of the database that the connection led to
     * @param table a hash where its name was looked up
     * @param identity what the database calls this very table, which one of the same name made later is not; null: it does not say
     * @param books the same of ctl.etl_control where it is in the same database: a restore of both changes both
     * @param filled whether rows were seen in it since the watermark began
     */
    public record Target(
            String connection,
            String database,
            String table,
            @Nullable String identity,
            @Nullable String books,
            boolean filled) {
        public Target {
            Objects.requireNonNull(connection);
            Objects.requireNonNull(database);
            Objects.requireNonNull(table);
        }
    }

    /**
     * How a query or a column is written.
     *
     * @param hash of what it means
     * @param since the value of the first watermark column after which it is so; null: in all rows
     */
    public record Made(String hash, @Nullable String since) {
        public Made {
            Objects.requireNonNull(hash);
        }
    }

    /**
     * How far a backfill has come.
     *
     * @param from the value of the first watermark column that it began at; null: the beginning
     * @param until the value that it ends before; null: the watermark
     * @param columns that alone are filled, in small letters; empty: whole rows are
     * @param spec hash of the spec
     * @param at the row that was written last
     */
    public record Refill(
            @Nullable String from, @Nullable String until, List<String> columns, String spec, Watermark at) {
        public Refill {
            Objects.requireNonNull(spec);
            Objects.requireNonNull(at);
            columns = List.copyOf(columns);
        }

        /** Whether the other one does the same. */
        public boolean isLike(Refill other) {
            return new Refill(from, until, columns, spec, other.at).equals(other);
        }
    }
}
