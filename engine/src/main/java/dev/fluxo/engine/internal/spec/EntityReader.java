package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.DeleteLimit;
import dev.fluxo.engine.internal.model.Hooks;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.OnNull;
import dev.fluxo.engine.internal.model.RejectLimit;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.spi.Append;
import dev.fluxo.engine.spi.Clock;
import dev.fluxo.engine.spi.CommitMode;
import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.OnDelete;
import dev.fluxo.engine.spi.Part;
import dev.fluxo.engine.spi.Replace;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Type1;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds an entity, whose shape has been checked, to its record. */
final class EntityReader {
    private final Fields fields;
    private final Written written;

    /** @param written the same before its look-ups were resolved */
    EntityReader(Fields fields, Written written) {
        this.fields = fields;
        this.written = written;
    }

    /** The entity; null where what it cannot do without is missing, which the check of its shape has reported. */
    @Nullable
    EntitySpec read() {
        Located<String> name = fields.text("entity");
        SourceSpec source = source(fields.child("source"));
        boolean deletes = source != null && source.deletes() != null;
        TargetSpec target = target(fields.child("target"), HistoryReader.read(fields), deletes);
        if (name == null || source == null || target == null) {
            return null;
        }
        return spec(name, source, target, SpecHash.of(spec(name, source, target, "")));
    }

    private EntitySpec spec(Located<String> name, SourceSpec source, TargetSpec target, String hash) {
        String limit = fields.plain("max_rejects");
        RejectLimit rejects = limit == null ? null : RejectLimits.parse(limit);
        return new EntitySpec(
                name.at(),
                name.value(),
                fields.plain("description"),
                fields.texts("tags").stream().map(Located::value).toList(),
                dependsOn(fields),
                source,
                watermark(),
                columns(),
                star(),
                target,
                fields.integer("batch_size", EntityLanguage.DEFAULT_BATCH_SIZE),
                fields.choice("commit", CommitMode.ENTITY),
                fields.choice("on_error", OnError.FAIL),
                rejects == null ? RejectLimit.DEFAULT : rejects,
                hooks(),
                tests(),
                fields.plain("fresh") == null ? null : Durations.parse(String.valueOf(fields.plain("fresh"))),
                ExpectReader.read(fields.node(ExpectLanguage.KEY)),
                written,
                hash);
    }

    /** What an entity names, then those in whose targets it looks up members. */
    static List<Located<String>> dependsOn(Fields entity) {
        List<Located<String>> names = new ArrayList<>(entity.texts("depends_on"));
        for (Node.Entry column : ColumnNodes.of(entity.node("columns"))) {
            Located<String> name = Fields.of(column.value()).text("lookup");
            boolean itself = name != null && name.value().equals(entity.plain("entity"));
            if (name != null
                    && !itself
                    && names.stream().noneMatch(known -> known.value().equals(name.value()))) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable SourceSpec source(Fields fields) {
        Located<String> connection = fields.text("connection");
        Located<String> written = fields.text("query");
        Located<String> query = written == null
                ? null
                : new Located<>(QueryText.of(written.value()).statement(), written.at());
        Located<TableName> table = table(fields);
        if (connection == null || (query == null) == (table == null)) {
            return null;
        }
        return new SourceSpec(connection, query, table, split(fields.child("split")), deletes(fields));
    }

    private static @Nullable SplitSpec split(Fields split) {
        List<Located<String>> by = split.texts("by");
        return by.isEmpty() ? null : new SplitSpec(by, split.integer("parts", EntityLanguage.DEFAULT_PARTS));
    }

    private static @Nullable DeletesSpec deletes(Fields source) {
        Fields deletes = source.child("deletes");
        Located<String> when = deletes.text("when");
        return deletes.text("compare") == null && when == null
                ? null
                : new DeletesSpec(source.at("deletes"), deletes.duration("every", Duration.ZERO), when);
    }

    private static OnDeleteSpec onDelete(Fields target) {
        Located<String> what = target.text("on_delete");
        String limit = target.plain("max_deletes");
        RejectLimit most = limit == null ? null : RejectLimits.parse(limit);
        return new OnDeleteSpec(
                what == null ? null : new Located<>(target.choice("on_delete", OnDelete.DELETE), what.at()),
                most == null ? DeleteLimit.DEFAULT : new DeleteLimit(most.value(), most.percent()));
    }

    private @Nullable WatermarkSpec watermark() {
        Fields watermark = fields.child("watermark");
        List<Located<String>> columns = watermark.texts("columns");
        if (columns.isEmpty()) {
            return null;
        }
        return new WatermarkSpec(
                columns,
                clock(watermark.plain("clock")),
                watermark.choice("fence", Fence.SAFE),
                watermark.duration("lag", Duration.ZERO),
                watermark.duration("lookback", Duration.ZERO),
                watermark.choice("on_null", OnNull.FAIL));
    }

    private static Clock clock(@Nullable String text) {
        Clock clock = text == null ? null : Clock.of(text);
        return clock == null ? Clock.LOCAL : clock;
    }

    private static @Nullable TargetSpec target(Fields fields, @Nullable HistorySpec history, boolean deletes) {
        Located<String> connection = fields.text("connection");
        Located<TableName> table = table(fields);
        List<Located<String>> keys = fields.texts("keys");
        boolean keyless = keys.isEmpty() && !TargetType.isKeyless(fields);
        if (connection == null || table == null || keyless) {
            return null;
        }
        return new TargetSpec(
                connection,
                table,
                keys,
                history == null ? withoutHistory(fields) : history.strategy(),
                fields.text("where"),
                stamps(fields, deletes),
                history,
                HistoryReader.isMeant(fields),
                onDelete(fields),
                members(fields.node("members")));
    }

    private static List<MemberSpec> members(@Nullable Node node) {
        List<MemberSpec> members = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            List<Map<String, @Nullable Object>> rows = TestRows.of(list);
            for (int i = 0; i < rows.size(); i++) {
                members.add(new MemberSpec(list.items().get(i).at(), rows.get(i)));
            }
        }
        return members;
    }

    private static Strategy withoutHistory(Fields target) {
        Type1.Write write = target.choice("write", Type1.Write.MERGE);
        if (ReplaceCheck.isReplace(target)) {
            return new Replace(write, new Part(target.plain("where"), List.of()));
        }
        return TargetType.isAppend(target) ? new Append() : new Type1(write);
    }

    private Hooks hooks() {
        return new Hooks(statements("before"), statements("after"));
    }

    private List<Located<String>> statements(String key) {
        return fields.texts(key).stream()
                .map(text -> new Located<>(HookType.statement(text.value()), text.at()))
                .toList();
    }

    /** Who marks no rows may have a deleted_at by the defaults. */
    private static List<StampSpec> stamps(Fields target, boolean deletes) {
        boolean marks = deletes && target.choice("on_delete", OnDelete.DELETE) == OnDelete.MARK;
        List<StampSpec> stamps = new ArrayList<>();
        for (Stamp.Kind kind : Stamp.Kind.values()) {
            Located<String> column = target.text(kind.key());
            if (column != null && (marks || kind != Stamp.Kind.DELETED_AT)) {
                stamps.add(new StampSpec(kind, column));
            }
        }
        return stamps;
    }

    private static @Nullable Located<TableName> table(Fields fields) {
        Located<String> text = fields.text("table");
        try {
            return text == null ? null : new Located<>(TableName.parse(text.value()), text.at());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private List<ColumnSpec> columns() {
        List<ColumnSpec> columns = new ArrayList<>();
        for (Node.Entry entry : ColumnNodes.of(fields.node("columns"))) {
            ColumnSpec column = ColumnNodes.isStar(entry.key()) ? null : ColumnReader.read(entry);
            if (column != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    private @Nullable Location star() {
        return ColumnNodes.of(fields.node("columns")).stream()
                .map(Node.Entry::key)
                .filter(ColumnNodes::isStar)
                .map(Node.Scalar::at)
                .findFirst()
                .orElse(null);
    }

    private List<TestSpec> tests() {
        List<TestSpec> tests = new ArrayList<>();
        if (fields.node("tests") instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                Fields test = Fields.of(item);
                Located<String> name = test.text("name");
                if (name != null) {
                    tests.add(new TestSpec(
                            name,
                            TestRows.of(test.node("given")),
                            TestRows.of(test.node("expect")),
                            test.texts("rejects").stream().map(Located::value).toList()));
                }
            }
        }
        return tests;
    }
}
