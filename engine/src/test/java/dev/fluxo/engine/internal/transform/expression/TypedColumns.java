package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A column of each kind, called as the kind is, with values that expressions are tried on. */
@NullUnmarked
final class TypedColumns {
    static final List<TypeKind> KINDS = Arrays.stream(TypeKind.values())
            .filter(kind -> kind != TypeKind.OTHER)
            .toList();

    private static final List<String> NAMES =
            KINDS.stream().map(TypedColumns::name).toList();
    private static final List<DataType> TYPES =
            KINDS.stream().map(kind -> DataType.of(kind, kind.name())).toList();

    static final Map<TypeKind, List<Object>> VALUES = Map.ofEntries(
            Map.entry(TypeKind.BOOLEAN, List.of(true, false)),
            Map.entry(TypeKind.INTEGER, List.of(0L, 3L, -7L, Long.MAX_VALUE)),
            Map.entry(TypeKind.DECIMAL, List.of(new BigDecimal("2.50"), new BigDecimal("4"), BigDecimal.ZERO)),
            Map.entry(TypeKind.FLOAT, List.of(0.25d, 3d, -1e3)),
            Map.entry(
                    TypeKind.TEXT,
                    List.of("", "day", "12", "2026-01-31", "2026-01-31T23:59:59", "2026-01-31T23:59:59Z", "10:15")),
            Map.entry(TypeKind.BINARY, List.of(new byte[] {1}, new byte[] {2, 3})),
            Map.entry(TypeKind.DATE, List.of(LocalDate.of(2026, 1, 31), LocalDate.of(1999, 12, 1))),
            Map.entry(TypeKind.TIME, List.of(LocalTime.of(10, 15), LocalTime.MIDNIGHT)),
            Map.entry(TypeKind.TIMESTAMP, List.of(LocalDateTime.of(2026, 1, 31, 23, 59, 59))),
            Map.entry(TypeKind.TIMESTAMP_TZ, List.of(OffsetDateTime.parse("2026-01-31T23:59:59Z"))),
            Map.entry(TypeKind.UUID, List.of(new UUID(1, 2), new UUID(3, 4))));

    private TypedColumns() {}

    static String name(TypeKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Null where it does not compile. */
    static Expression compile(String text) {
        return Expressions.compile(at(text), "test", Names.of("column", NAMES), new Problems());
    }

    static Set<TypeKind> kinds(String text, Problems problems) {
        return Expressions.kinds(at(text), "test", Names.of("column", NAMES), TYPES, problems);
    }

    /** What is wrong with a text that compiles. */
    static List<Mismatch> mismatches(String text) throws Refusal {
        Tokens tokens = Lexer.read(text);
        TypeWalk walk = new TypeWalk(tokens, at(text), Names.of("column", NAMES), TYPES);
        walk.of(JexlTree.parse(tokens));
        return walk.found();
    }

    /** The value; null where it is NULL or fails. */
    static Object value(Expression expression, Object[] row) {
        try {
            return expression.evaluate(row);
        } catch (ValueFault fault) {
            return null;
        }
    }

    static Object[] row(java.util.function.Function<List<Object>, Object> choice) {
        return KINDS.stream().map(kind -> choice.apply(VALUES.get(kind))).toArray();
    }

    static TypeKind kind(Object value) {
        return VALUES.entrySet().stream()
                .filter(entry -> entry.getValue().get(0).getClass() == value.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Located<String> at(String text) {
        return new Located<>(text, Location.ofFile("test.yaml"));
    }
}
