package dev.fluxo.engine.report.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of docs/json.md: what all documents have, then each, then the shapes that they share. */
final class Page {
    private static final String HEAD = "| field | holds | meaning |\n|---|---|---|\n";

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Shape<?>> shared = new LinkedHashMap<>();

    private Page() {}

    static String of(List<Document<?>> documents) {
        Page page = new Page();
        page.table("All commands", "", Document.common());
        Map<List<?>, List<Document<?>>> alike = new LinkedHashMap<>();
        documents.forEach(document -> alike.computeIfAbsent(document.fields(), fields -> new ArrayList<>())
                .add(document));
        alike.values().forEach(page::section);
        // A shape may hold one that nothing before it does.
        for (int i = 0; i < page.shared.size(); i++) {
            Shape<?> shape = List.copyOf(page.shared.values()).get(i);
            page.table(shape.name(), "", shape.fields());
        }
        return page.text.toString();
    }

    /** Documents with the same fields. */
    private void section(List<Document<?>> documents) {
        table(
                documents.stream().map(Document::command).collect(Collectors.joining(", ")),
                documents.stream().map(Document::sentence).collect(Collectors.joining(" ", "", "\n\n")),
                documents.get(0).fields());
    }

    private void table(String title, String sentences, List<? extends Field<?, ?>> fields) {
        text.append("\n## ").append(title).append("\n\n").append(sentences).append(HEAD);
        rows("", fields);
    }

    private void rows(String above, List<? extends Field<?, ?>> fields) {
        for (Field<?, ?> field : fields) {
            JsonType<?> type = field.type();
            text.append("| `").append(above).append(field.name()).append("` | ").append(type.words());
            text.append(field.nullable() ? ", or null" : "")
                    .append(" | ")
                    .append(field.meaning())
                    .append(" |\n");
            type.shared().forEach(shape -> shared.putIfAbsent(shape.name(), shape));
            rows(above + field.name() + (type.isList() ? "[]." : "."), type.below());
        }
    }
}
