package dev.fluxo.engine.draft;

import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.Table;
import dev.fluxo.engine.model.TypeKind;
import dev.fluxo.engine.spec.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which source column goes into which target column. */
final class Mapping {
    private final Table source;
    private final @Nullable Table target;
    private final Set<String> padded;

    /** @param padded text columns of which some values have blanks at an end */
    Mapping(Table source, @Nullable Table target, Set<String> padded) {
        this.source = source;
        this.target = target;
        this.padded = padded;
    }

    /** The target column of the same name, but for letters' case and signs; null where there is none. */
    @Nullable
    String targetOf(Column column) {
        if (target == null) {
            return column.name().toLowerCase(Locale.ROOT);
        }
        return target.columns().stream()
                .filter(found -> !found.generated() && normal(found.name()).equals(normal(column.name())))
                .map(Column::name)
                .findFirst()
                .orElse(null);
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The lines below {@code columns:}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Column column : source.columns()) {
            String to = targetOf(column);
            if (to == null) {
                lines.add(YamlText.comment(YamlText.name(column.name()) + ": the target has no such column"));
            } else if (column.type().kind() == TypeKind.TEXT && padded.contains(column.name())) {
                lines.add(YamlText.name(to) + ": { from: " + YamlText.name(column.name())
                        + ", transform: [trim] }   # some values have blanks at an end");
            } else {
                lines.add(YamlText.name(to) + ": " + YamlText.name(column.name()));
            }
        }
        for (Column column : target == null ? List.<Column>of() : target.columns()) {
            boolean mapped =
                    source.columns().stream().anyMatch(from -> column.name().equals(targetOf(from)));
            if (!mapped && !column.generated()) {
                String need = column.nullable() || column.hasDefault() ? "" : ", and must have a value";
                lines.add(YamlText.comment(column.name() + " of the target has no source column" + need));
            }
        }
        return lines;
    }
}
