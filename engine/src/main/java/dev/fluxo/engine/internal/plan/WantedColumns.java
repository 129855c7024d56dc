package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.internal.transform.ConstantType;
import dev.fluxo.engine.internal.transform.ExpressionType;
import dev.fluxo.engine.internal.transform.Flows;
import dev.fluxo.engine.internal.transform.step.Flow;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that a target has to have for a spec: first those that it maps, then those that the engine sets. */
public final class WantedColumns {
    private static final DataType NUMBER = DataType.integer("a number", 64);

    private WantedColumns() {}

    /**
     * @param name as the spec writes it
     * @param type of what arrives, as the source has it; null: not even its kind is known
     * @param key whether it identifies a row
     * @param computed whether what arrives is made by an expression, so that its length or digits are not known
     * @param numbered whether the database itself hands out its numbers
     */
    public record Wanted(
            Located<String> name, @Nullable DataType type, boolean key, boolean computed, boolean numbered) {
        Wanted(Located<String> name, @Nullable DataType type, boolean key, boolean computed) {
            this(name, type, key, computed, false);
        }
    }

    /** Empty, and problems, where the source does not tell. */
    public static List<Wanted> of(
            EntitySpec written, Catalog source, Dialect reads, Catalog target, Problems problems) {
        EntitySpec spec = resolved(written, source, reads, target);
        SourcePlan from = SourcePlan.of(spec, source, reads, problems);
        if (from == null) {
            return List.of();
        }
        List<Wanted> wanted = new ArrayList<>();
        for (ColumnSpec column : spec.columns()) {
            DataType type = column.lookup() == null
                    ? arriving(column, from, problems)
                    : looked(column, column.lookup(), target);
            boolean computed = column.from() == null && column.lookup() == null;
            wanted.add(new Wanted(column.target(), type, isKey(spec, column), computed));
        }
        wanted.addAll(numbered(spec));
        wanted.addAll(versions(spec, from, problems));
        wanted.addAll(setByTheEngine(spec));
        return wanted;
    }

    /** Of a target that is missing {@code "*"} wants all that there is. */
    private static EntitySpec resolved(EntitySpec spec, Catalog source, Dialect reads, Catalog target) {
        List<Column> read = spec.star() == null ? null : Star.read(spec, source, reads);
        if (read == null) {
            return spec;
        }
        if (target.table(spec.target().table().value()) == null) {
            return Star.offline(spec, read.stream().map(Column::name).toList());
        }
        EntitySpec known = Star.resolve(spec, source, reads, target, new Problems());
        return known == null ? spec : known;
    }

    /** The type of what is taken of a dimension; of one that is missing that of a surrogate key. */
    private static DataType looked(ColumnSpec column, DimensionSpec lookup, Catalog target) {
        TableName name = lookup.tableName();
        Table dimension = name == null ? null : target.table(name);
        String get = (lookup.get() == null ? column.target() : lookup.get()).value();
        return dimension == null
                ? NUMBER
                : dimension.columns().stream()
                        .filter(found -> found.name().equalsIgnoreCase(get))
                        .findFirst()
                        .map(Column::type)
                        .orElse(NUMBER);
    }

    /** What members say of columns that nothing fills: the target's own numbers. */
    private static List<Wanted> numbered(EntitySpec spec) {
        Set<String> filled = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        spec.columns().forEach(column -> filled.add(column.target().value()));
        spec.target().stamps().forEach(stamp -> filled.add(stamp.column().value()));
        HistorySpec history = spec.target().history();
        if (history != null) {
            history.columns().forEach(column -> filled.add(column.value()));
        }
        return spec.target().members().stream()
                .flatMap(member -> member.values().keySet().stream()
                        .filter(filled::add)
                        .map(name -> new Wanted(new Located<>(name, member.at()), null, false, false, true)))
                .toList();
    }

    private static @Nullable DataType arriving(ColumnSpec column, SourcePlan from, Problems problems) {
        if (column.value() != null) {
            return through(column, ConstantType.of(column.value().value()));
        }
        if (column.from() == null) {
            DataType given = ExpressionType.of(Objects.requireNonNull(column.expression()), from.columns());
            return given == null ? null : through(column, given);
        }
        Column read = from.find(column.from(), problems);
        return read == null ? null : through(column, read.type());
    }

    private static @Nullable DataType through(ColumnSpec column, DataType type) {
        return Flows.through(column.transforms(), new Flow(type, false)).widest();
    }

    private static boolean isKey(EntitySpec spec, ColumnSpec column) {
        return spec.target().keys().stream()
                .anyMatch(key -> key.value().equalsIgnoreCase(column.target().value()));
    }

    /** The target columns that tell one row from all others: the keys, and where versions are kept the date of a version. */
    public static List<String> identity(EntitySpec spec) {
        HistorySpec history = spec.target().history();
        return Stream.concat(
                        spec.target().keys().stream(), history == null ? Stream.of() : Stream.of(history.validFrom()))
                .map(Located::value)
                .toList();
    }

    private static List<Wanted> versions(EntitySpec spec, SourcePlan from, Problems problems) {
        HistorySpec history = spec.target().history();
        if (history == null) {
            return List.of();
        }
        Column dated = history.from() == null ? null : from.find(history.from(), problems);
        DataType date = dated == null ? Stamp.Kind.LOADED_AT.type() : dated.type();
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted(history.validFrom(), date, true, false));
        wanted.add(new Wanted(history.validTo(), date, false, false));
        if (history.current() != null) {
            DataType flag = DataType.of(TypeKind.BOOLEAN, "a flag");
            wanted.add(new Wanted(history.current(), flag, false, true));
        }
        return wanted;
    }

    private static List<Wanted> setByTheEngine(EntitySpec spec) {
        return spec.target().stamps().stream()
                .map(stamp -> new Wanted(stamp.column(), stamp.kind().type(), false, false))
                .toList();
    }
}
