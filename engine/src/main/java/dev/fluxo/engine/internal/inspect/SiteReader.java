package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.Lineage;
import dev.fluxo.engine.internal.plan.SpecTests;
import dev.fluxo.engine.internal.run.Staleness;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DeletesSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.TestSpec;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.Site;
import dev.fluxo.engine.result.Site.ColumnLineage;
import dev.fluxo.engine.result.Site.Entity;
import dev.fluxo.engine.result.Site.Example;
import dev.fluxo.engine.result.Site.Expected;
import dev.fluxo.engine.result.Site.WatermarkState;
import dev.fluxo.engine.result.TestReport.TestResult;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.OnDelete;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the documentation of a project shows. Start reading at {@link #read}. */
public final class SiteReader {
    private final BookReader books;
    private final Databases databases;

    private SiteReader(BookReader books, Databases databases) {
        this.books = books;
        this.databases = databases;
    }

    /**
     * @param specs each after those it depends on
     * @throws FluxoException if the control database cannot be asked; what else cannot be reached is left out, and said
     */
    public static Site read(
            List<EntitySpec> specs, BookReader books, Databases databases, @Nullable String profile, Instant now) {
        SiteReader reader = new SiteReader(books, databases);
        return new Site(profile, now, specs.stream().map(reader::entity).toList(), books.runs());
    }

    private Entity entity(EntitySpec spec) {
        EntityPlan plan = null;
        String missing = null;
        try {
            plan = Plans.of(spec, databases);
        } catch (FluxoException e) {
            missing = e.first().message();
        }
        Located<String> query = spec.source().query();
        String connection = spec.source().connection().value();
        return new Entity(
                spec.name(),
                spec.description(),
                spec.tags(),
                spec.dependsOn().stream().map(Located::value).toList(),
                spec.source().table() == null
                        ? "a query of " + connection
                        : spec.source().table() + " of " + connection,
                query == null ? null : query.value().strip(),
                spec.target().table() + " of " + spec.target().connection(),
                watermark(spec),
                settings(spec),
                columns(plan == null ? spec : plan.spec(), plan),
                examples(spec),
                expected(spec, plan),
                books.loads(spec.name()),
                books.pendingRejects(spec.name()),
                missing,
                plan == null ? List.of() : changes(plan));
    }

    private List<Problem> changes(EntityPlan plan) {
        try {
            List<Problem> problems = new ArrayList<>(
                    books.standing(plan, books.row(plan.spec()), databases).problems());
            problems.addAll(books.staleness(plan.spec(), databases));
            return problems;
        } catch (FluxoException e) {
            return List.of();
        }
    }

    private @Nullable WatermarkState watermark(EntitySpec spec) {
        WatermarkSpec watermark = spec.watermark();
        if (watermark == null) {
            return null;
        }
        ControlRow row = books.row(spec);
        Watermark value = row.watermark();
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("clock", watermark.clock().text());
        rules.put("fence", word(watermark.fence()));
        rules.put("lag", watermark.lag().toString().substring("PT".length()).toLowerCase(Locale.ROOT));
        rules.put(
                "lookback",
                watermark.lookback().toString().substring("PT".length()).toLowerCase(Locale.ROOT));
        rules.put("on_null", word(watermark.onNull()));
        return new WatermarkState(
                watermark.columns().stream().map(Located::value).toList(),
                value == null ? null : value.toString(),
                rules);
    }

    private static Map<String, String> settings(EntitySpec spec) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!spec.target().keys().isEmpty()) {
            settings.put(
                    "keys",
                    String.join(
                            ", ",
                            spec.target().keys().stream().map(Located::value).toList()));
        }
        settings.putAll(spec.target().strategy().settings());
        spec.target()
                .stamps()
                .forEach(
                        stamp -> settings.put(stamp.kind().key(), stamp.column().value()));
        if (spec.fresh() != null) {
            settings.put("fresh", Staleness.words(spec.fresh()));
        }
        DeletesSpec deletes = spec.source().deletes();
        if (deletes != null) {
            Located<String> when = deletes.when();
            String every =
                    deletes.every().isZero() ? "" : ", every " + deletes.every().toMinutes() + "m";
            settings.put("deletes", when == null ? "compare: keys" + every : "when: " + when.value());
            Located<OnDelete> what = spec.target().onDelete().what();
            settings.put("on_delete", what == null ? usual(spec) : word(what.value()));
        }
        if (deletes != null || spec.target().strategy().whole()) {
            settings.put("max_deletes", spec.target().onDelete().most().toString());
        }
        settings.put("batch_size", String.valueOf(spec.batchSize()));
        settings.put("commit", word(spec.commit()));
        settings.put("on_error", word(spec.onError()));
        settings.put("max_rejects", spec.maxRejects().toString());
        return settings;
    }

    private static String usual(EntitySpec spec) {
        return word(spec.target().history() == null ? OnDelete.DELETE : OnDelete.CLOSE);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<ColumnLineage> columns(EntitySpec spec, @Nullable EntityPlan plan) {
        List<String> known = plan == null
                ? null
                : plan.sourceColumns().stream().map(Column::name).toList();
        List<ColumnLineage> columns = new ArrayList<>();
        for (int i = 0; i < spec.columns().size(); i++) {
            ColumnSpec column = spec.columns().get(i);
            Column into = plan == null ? null : plan.merge().columns().get(i);
            OnError onError = column.onError() == null ? spec.onError() : column.onError();
            List<String> steps = new ArrayList<>();
            if (column.expression() != null) {
                steps.add(column.expression().value());
            }
            if (column.value() != null) {
                steps.add("value " + shown(column.value().value()));
            }
            if (column.lookup() != null) {
                steps.add(Lineage.lookup(column, column.lookup()) + "; missing: "
                        + spec.missing(column).text());
            }
            column.transforms().forEach(step -> steps.add(Lineage.step(step)));
            columns.add(new ColumnLineage(
                    column.target().value(),
                    into == null ? null : into.type() + (into.nullable() ? "" : " NOT NULL"),
                    spec.target().keys().stream()
                            .anyMatch(key ->
                                    key.value().equalsIgnoreCase(column.target().value())),
                    Lineage.sources(spec, column, known),
                    steps,
                    column.check() == null ? null : column.check().value(),
                    word(onError)));
        }
        return columns;
    }

    private static List<Example> examples(EntitySpec spec) {
        List<TestResult> results = SpecTests.run(spec);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < spec.tests().size(); i++) {
            TestSpec test = spec.tests().get(i);
            examples.add(new Example(
                    test.name().value(),
                    rows(test.given()),
                    rows(test.expect()),
                    test.rejects(),
                    results.get(i).problems().stream().map(Problem::message).toList()));
        }
        return examples;
    }

    /** What was found stands beside what it was found for: a spec that has changed since is not checked yet. */
    private List<Expected> expected(EntitySpec spec, @Nullable EntityPlan plan) {
        Map<String, Expectation> found = new HashMap<>();
        books.expectations(spec.name()).forEach(one -> found.put(one.expectation(), one));
        if (plan == null) {
            return found.values().stream()
                    .map(one -> new Expected(one.expectation(), one.severity().equals(Expectation.WARN), one))
                    .toList();
        }
        return plan.expectations().stream()
                .map(one -> new Expected(one.title(), one.warns(), found.get(one.title())))
                .toList();
    }

    /** An empty text is seen, and is not NULL. */
    private static String shown(@Nullable Object value) {
        String text = value == null ? "NULL" : ValueText.write(value);
        return text.isEmpty() ? "''" : text;
    }

    private static List<Map<String, String>> rows(List<Map<String, @Nullable Object>> rows) {
        List<Map<String, String>> texts = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            Map<String, String> text = new LinkedHashMap<>();
            row.forEach((name, value) -> text.put(name, shown(value)));
            texts.add(text);
        }
        return texts;
    }
}
