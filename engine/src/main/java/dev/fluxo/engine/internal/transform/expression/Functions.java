package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.problem.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All functions of the expression language. None depends on the clock or on chance: a row read twice must give the same. */
public final class Functions {
    private static final List<FunctionType> ALL = Stream.of(
                    TextFunctions.all(), NumberFunctions.all(), DateFunctions.all(), ChoiceFunctions.all())
            .flatMap(List::stream)
            .toList();

    private static final Map<String, FunctionType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(FunctionType::name, Function.identity()));

    /** Words of JEXL's scripts that look like calls. */
    private static final Map<String, String> FORBIDDEN =
            Map.of("size", "use length(x)", "empty", "compare with '' or null");

    private static final Set<String> STATEMENTS = Set.of(
            "new", "if", "for", "while", "do", "function", "return", "switch", "try", "throw", "import", "var", "let");

    private Functions() {}

    /** In the order in which documentation shows them. */
    public static List<TransformDoc> docs() {
        return ALL.stream().map(FunctionType::doc).toList();
    }

    static @Nullable FunctionType find(String name) {
        return BY_NAME.get(name);
    }

    static Expression call(Leaf.Name name, List<Expression> arguments) throws Refusal {
        FunctionType type = BY_NAME.get(name.name());
        if (type != null) {
            return type.call(arguments);
        }
        if (STATEMENTS.contains(name.name()) || FORBIDDEN.containsKey(name.name())) {
            throw Refusal.forbidden(
                    "'" + name.name() + "'",
                    name.at(),
                    FORBIDDEN.getOrDefault(name.name(), SqlWords.ofFunction(name.name())));
        }
        String sql = SqlWords.ofFunction(name.name());
        throw Refusal.unknownFunction(
                name.name(), sql != null ? sql : NearestName.hintOrList(name.name(), BY_NAME.keySet()));
    }
}
