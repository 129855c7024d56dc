package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Comparison;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.ExpectationSpec;
import dev.fluxo.engine.internal.spec.ReferenceType;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the columns of the catalog for the names that expectations say. */
final class ExpectationPlanner {
    private final EntitySpec spec;
    private final Catalog catalog;
    private final CatalogNames names;
    private final Problems problems;
    private final List<ExpectationPlan> planned = new ArrayList<>();

    private ExpectationPlanner(EntitySpec spec, Catalog catalog, Table target, Problems problems) {
        this.spec = spec;
        this.catalog = catalog;
        this.names = new CatalogNames(target.columns(), "table " + target.name(), Code.TARGET_COLUMN_MISSING);
        this.problems = problems;
    }

    /** As many as the spec has, but one for each column of {@code accepted} and {@code refers}. A target that is not there is somebody else's to report. */
    static List<ExpectationPlan> plan(EntitySpec spec, Catalog catalog, Problems problems) {
        Table target = spec.expectations().isEmpty()
                ? null
                : catalog.table(spec.target().table().value());
        if (target == null) {
            return List.of();
        }
        ExpectationPlanner planner = new ExpectationPlanner(spec, catalog, target, problems);
        spec.expectations().forEach(planner::one);
        return List.copyOf(planner.planned);
    }

    private void one(ExpectationSpec expectation) {
        String where = expectation.where() == null ? null : expectation.where().value();
        Consumer<Expected> add = expected -> planned.add(new ExpectationPlan(
                expectation.at(), title(expectation.name(), expected.text(), where), expectation.warns(), expected));
        Comparison is = expectation.is();
        switch (expectation.kind()) {
            case "rows" -> add.accept(new Expected.Rows(Objects.requireNonNull(is), where));
            case "sql" ->
                add.accept(new Expected.Answer(
                        Objects.requireNonNull(expectation.sql()).value(), Objects.requireNonNull(is)));
            case "not_null" -> columns(expectation, columns -> add.accept(new Expected.NotNull(columns, where)));
            case "unique" -> columns(expectation, columns -> add.accept(new Expected.Unique(columns, where)));
            case "accepted" -> expectation.lists().forEach(list -> accepted(list, where, add));
            case "refers" -> expectation.lists().forEach(list -> refers(list, where, add));
            default -> add.accept(new Expected.OfRun(expectation.kind(), Objects.requireNonNull(is)));
        }
    }

    private static String title(@Nullable String name, String text, @Nullable String where) {
        String what = where == null ? text : text + " where " + where.strip().replaceAll("\\s+", " ");
        return name == null ? what : name + " (" + what + ")";
    }

    private void columns(ExpectationSpec expectation, Consumer<List<Column>> found) {
        List<Column> columns = new ArrayList<>();
        for (Located<String> name : expectation.columns()) {
            Column column = names.find(name, problems);
            if (column != null) {
                columns.add(column);
            }
        }
        if (columns.size() == expectation.columns().size()) {
            found.accept(List.copyOf(columns));
        }
    }

    private void accepted(ExpectationSpec.Values list, @Nullable String where, Consumer<Expected> add) {
        Column column = names.find(list.column(), problems);
        List<Object> values = new ArrayList<>();
        for (Located<String> value : column == null ? List.<Located<String>>of() : list.values()) {
            Object read = value(Objects.requireNonNull(column), value);
            if (read != null) {
                values.add(read);
            }
        }
        if (column != null && values.size() == list.values().size()) {
            String shown =
                    String.join(", ", list.values().stream().map(Located::value).toList());
            add.accept(new Expected.Accepted(column, List.copyOf(values), shown, where));
        }
    }

    /** A value that the column cannot hold would be cut before it is compared. */
    private @Nullable Object value(Column column, Located<String> written) {
        try {
            Object value = read(column.type(), written.value());
            if (Fits.exactly(value, column.type())) {
                return value;
            }
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // Said below.
        }
        problems.error(
                Code.EXPECTATION_REFUSED,
                written.at(),
                Shown.of(written.value()) + " is no value of column '" + column.name() + "', which is " + column.type(),
                "write what the column can hold, or leave it out");
        return null;
    }

    private static Object read(DataType type, String text) {
        return switch (type.kind()) {
            case INTEGER -> new BigDecimal(text).longValueExact();
            case BOOLEAN -> {
                if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                    throw new IllegalArgumentException(text);
                }
                yield Boolean.valueOf(text);
            }
            case TIMESTAMP, TIMESTAMP_TZ -> ValueText.read(type.kind(), text.replace(' ', 'T'));
            default -> ValueText.read(type.kind() == TypeKind.OTHER ? TypeKind.TEXT : type.kind(), text);
        };
    }

    private void refers(ExpectationSpec.Values list, @Nullable String where, Consumer<Expected> add) {
        Column column = names.find(list.column(), problems);
        Located<String> written = list.values().get(0);
        ReferenceType.Reference reference = Objects.requireNonNull(ReferenceType.read(written.value()));
        Table other = catalog.table(reference.table());
        if (other == null) {
            problems.error(
                    Code.TARGET_TABLE_MISSING,
                    written.at(),
                    "connection '" + spec.target().connection() + "' has no table '" + reference.table() + "'",
                    "check the schema and the name, and that the login may see it");
            return;
        }
        Column referred = new CatalogNames(other.columns(), "table " + other.name(), Code.TARGET_COLUMN_MISSING)
                .find(new Located<>(reference.column(), written.at()), problems);
        if (column != null && referred != null) {
            add.accept(new Expected.Refers(column, other.name(), referred, where));
        }
    }
}
