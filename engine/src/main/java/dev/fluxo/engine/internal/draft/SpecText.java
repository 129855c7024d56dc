package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.source.Sample;
import dev.fluxo.engine.internal.spec.YamlText;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The draft as YAML. */
final class SpecText {
    private final Wording wording;
    private final List<String> lines = new ArrayList<>();

    private SpecText(Wording wording) {
        this.wording = wording;
    }

    /**
     * @param from as the analyst wrote it
     * @param watermark null: the target is replaced, and all is read each time
     * @param stamps what the engine is to set
     * @param history null: of each key the latest values alone
     */
    record Parts(
            String entity,
            String sourceConnection,
            TableName from,
            Table source,
            String targetConnection,
            TableName into,
            Mapping mapping,
            Sample sample,
            KeyGuess key,
            @Nullable WatermarkGuess watermark,
            Map<Stamp.Kind, String> stamps,
            @Nullable HistoryDraft history) {}

    static String of(Parts parts, Wording wording) {
        SpecText text = new SpecText(wording);
        text.head(parts);
        if (parts.watermark() != null) {
            text.watermark(parts.watermark());
        }
        text.columns(parts);
        text.target(parts);
        return String.join("\n", text.lines) + "\n";
    }

    private void head(Parts parts) {
        lines.add("# yaml-language-server: $schema=./.schema/entity.schema.json");
        comment(
                "",
                Advice.of(
                        "A draft of ",
                        Action.NEW,
                        " from " + parts.from() + ". Read it, correct what it doubts, then:"));
        comment("", Advice.of(Action.VALIDATE.with("online"), " && ", Action.PREVIEW.with("entities", parts.entity())));
        lines.add("entity: " + parts.entity());
        lines.add("source:");
        lines.add("  connection: " + YamlText.name(parts.sourceConnection()));
        lines.add("  table: " + table(parts.from()));
    }

    private void watermark(WatermarkGuess guess) {
        boolean known = !guess.columns().isEmpty();
        if (known) {
            lines.add("watermark:");
        }
        guess.words().forEach(words -> comment(known ? "  " : "", words));
        if (known) {
            lines.add("  columns: " + YamlText.list(guess.columns()));
        }
    }

    private void columns(Parts parts) {
        lines.add("columns:                           # target column: source column, or a mapping");
        for (Column column : parts.source().columns()) {
            String from = YamlText.name(column.name());
            String to = parts.mapping().targetOf(column);
            if (to == null) {
                comment("  ", from + ": " + parts.mapping().missing(column));
                continue;
            }
            boolean padded =
                    column.type().kind() == TypeKind.TEXT && parts.sample().isPadded(column.name());
            String name = "  " + YamlText.name(to) + ": ";
            lines.add(
                    padded
                            ? name + "{ from: " + from + ", transform: [trim] }   # some values have blanks at an end"
                            : name + from);
        }
        List<String> own = new ArrayList<>(parts.stamps().values());
        if (parts.history() != null) {
            own.addAll(parts.history().names());
        }
        parts.mapping().leftOver(own).forEach(words -> comment("  ", words));
    }

    private void target(Parts parts) {
        lines.add("target:");
        lines.add("  connection: " + YamlText.name(parts.targetConnection()));
        lines.add("  table: " + table(parts.into()));
        parts.key().words().forEach(words -> comment("  ", words));
        lines.add(
                "  keys: " + YamlText.list(parts.mapping().targetsOf(parts.key().columns())));
        if (parts.history() != null) {
            lines.addAll(parts.history().yaml());
        }
        if (parts.watermark() == null) {
            lines.add(
                    "  strategy: replace                # each run makes it equal to the table; a part alone by where: and the same in a query");
        }
        parts.stamps()
                .forEach((kind, name) ->
                        lines.add("  " + kind.key() + ": " + YamlText.name(name) + "       # " + kind.words()));
    }

    private void comment(String indent, CharSequence words) {
        lines.add(indent + YamlText.comment(Advice.of(words).in(wording)));
    }

    /** As a spec reads it back. */
    private static String table(TableName table) {
        return YamlText.words(table.quoted());
    }
}
