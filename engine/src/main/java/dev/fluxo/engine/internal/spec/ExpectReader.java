package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Comparison;
import dev.fluxo.engine.internal.model.Located;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds {@code expect}, whose shape has been checked. */
final class ExpectReader {
    private ExpectReader() {}

    static List<ExpectationSpec> read(@Nullable Node expect) {
        List<ExpectationSpec> expectations = new ArrayList<>();
        if (expect instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                ExpectationSpec one = one(Fields.of(item));
                if (one != null) {
                    expectations.add(one);
                }
            }
        }
        return expectations;
    }

    /** Null where it does not say, in one way, what is asked. */
    private static @Nullable ExpectationSpec one(Fields fields) {
        List<String> kinds = ExpectLanguage.EXPECTATION.exactlyOne().stream()
                .filter(kind -> fields.node(kind) != null)
                .toList();
        if (kinds.size() != 1) {
            return null;
        }
        String kind = kinds.get(0);
        Comparison is = comparison(kind, fields);
        boolean compares = kind.equals("rows") || kind.equals("sql") || ExpectLanguage.COUNTS.contains(kind);
        if (compares && is == null) {
            return null;
        }
        return new ExpectationSpec(
                fields.at(),
                fields.plain("name"),
                "warn".equals(fields.plain("severity")),
                kind,
                is,
                kind.equals("not_null") || kind.equals("unique") ? fields.texts(kind) : List.of(),
                kind.equals("accepted") || kind.equals("refers") ? lists(fields.node(kind)) : List.of(),
                kind.equals("sql") ? fields.text(kind) : null,
                fields.text("where"));
    }

    private static @Nullable Comparison comparison(String kind, Fields fields) {
        if (kind.equals("sql")) {
            return fields.whole("is") instanceof Node.Scalar scalar ? AnswerType.read(scalar) : null;
        }
        String text = fields.plain(kind);
        return text == null ? null : Comparison.parse(text);
    }

    private static List<ExpectationSpec.Values> lists(@Nullable Node node) {
        List<ExpectationSpec.Values> lists = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            Fields fields = Fields.of(mapping);
            for (Node.Entry entry : mapping.entries()) {
                String column = entry.key().text();
                lists.add(new ExpectationSpec.Values(
                        new Located<>(column, entry.key().at()), fields.texts(column)));
            }
        }
        return lists;
    }
}
