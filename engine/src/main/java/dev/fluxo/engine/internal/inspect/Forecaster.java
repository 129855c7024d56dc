package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.ExpectationPlan;
import dev.fluxo.engine.internal.plan.LoadOrder;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.SplitPlan;
import dev.fluxo.engine.internal.run.Expectations;
import dev.fluxo.engine.internal.run.KeyComparison;
import dev.fluxo.engine.internal.run.ReplacedPart;
import dev.fluxo.engine.internal.run.Standing;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.Ranges;
import dev.fluxo.engine.internal.source.SplitRead;
import dev.fluxo.engine.internal.source.Waiting;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Forecast.Effects;
import dev.fluxo.engine.result.Forecast.Statement;
import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run would do with an entity. Start reading at {@link #forecast}. */
public final class Forecaster {
    private final BookReader books;
    private final Databases databases;
    private final LoadOrder order;
    private final boolean effects;

    /** @param effects also merge, and roll back */
    public Forecaster(Database control, Databases databases, LoadOrder order, boolean effects) {
        this.books = new BookReader(control);
        this.databases = databases;
        this.order = order;
        this.effects = effects;
    }

    /** Never throws: why an entity cannot be loaded is in the result. */
    public Forecast forecast(EntitySpec spec) {
        try {
            Database source = databases.get(spec.source().connection().value());
            Database target = databases.get(spec.target().connection().value());
            ControlRow control = books.row(spec);
            EntityPlan plan = Plans.of(spec, databases);
            Standing standing = books.standing(plan, control, databases);
            FixedWindow window = Windows.of(plan, standing, source, control);
            Sql extract =
                    source.dialect().source().extract(plan.extraction(window.window(), Waiting.skipsNulls(plan), 0));
            Object cutoff = window.window().cutoff();
            if (!effects) {
                ReplacedPart.prepare(plan, target);
                Expectations.prepare(plan, target);
            }
            Rehearsal rehearsal = new Rehearsal(plan, target);
            Effects tried = effects ? rehearsal.of(source, window, standing.compared()) : null;
            Problems warnings = warnings(control, plan, standing, window, target);
            warnings.addAll(rehearsal.broken().stream()
                    .filter(problem -> !problem.isError())
                    .toList());
            long waiting = Waiting.count(plan, window.window(), source);
            return new Forecast(
                    spec.name(),
                    way(spec),
                    control.watermark(),
                    cutoff == null ? null : ValueText.write(cutoff),
                    waiting,
                    window.window().again() == null
                            ? 0
                            : waiting - Waiting.count(plan, window.window().onlyNew(), source),
                    window.skippedNulls(),
                    plan.spec().columns().stream()
                            .map(ColumnSpec::target)
                            .filter(column -> column.at().equals(spec.star()))
                            .map(Located::value)
                            .toList(),
                    statements(reads(extract, plan, source, window.window()), plan, source, target, window.date()),
                    tried,
                    warnings.all(),
                    rehearsal.broken().stream()
                            .filter(Problem::isError)
                            .findFirst()
                            .orElse(null));
        } catch (FluxoException e) {
            return Forecast.failing(spec.name(), way(spec), e.first());
        }
    }

    /** An entity whose spec has errors. */
    public static Forecast broken(BrokenSpec spec) {
        return Forecast.failing(spec.name(), "not known: its spec has errors", spec.first());
    }

    private Problems warnings(
            ControlRow control, EntityPlan plan, Standing standing, FixedWindow window, Database target) {
        Problems warnings = new Problems();
        warnings.addAll(plan.warnings());
        warnings.addAll(standing.problems());
        warnings.addAll(window.warnings());
        order.warnOfReads(plan.spec(), warnings);
        order.warnOfForeignKeys(plan.spec(), target.catalog(), warnings);
        if (!control.enabled()) {
            warnings.warning(
                    Code.ENTITY_DISABLED,
                    null,
                    "'" + plan.entity() + "' is disabled: a run skips it",
                    "set is_enabled = 1 in ctl.etl_control to load it");
        }
        return warnings;
    }

    /** What is asked of the source: of ranges where to cut, and then what of one is asked where all of it is asked here. */
    private static List<Statement> reads(Sql extract, EntityPlan plan, Database source, Window window) {
        List<Statement> statements = new ArrayList<>();
        LoadPlan load = plan.load();
        SplitPlan split = load.read().split();
        if (split != null && SplitRead.fits(load, source)) {
            Sql cuts = Ranges.question(source.dialect().source(), load, split, window, split.parts());
            statements.add(statement("cut into " + split.parts() + " ranges", cuts));
        }
        statements.add(statement("extract", extract));
        return statements;
    }

    private static List<Statement> statements(
            List<Statement> reads, EntityPlan plan, Database source, Database target, @Nullable Object date) {
        List<Statement> statements = new ArrayList<>(reads);
        TargetSql sql = target.dialect().target();
        plan.load().hooks().before().forEach(hook -> statements.add(statement("before", Sql.of(hook.value()))));
        plan.load().program(sql).steps().forEach(step -> statements.add(statement(step.name(), step.sql())));
        LoadPlan keys =
                plan.load().deletes() == null ? null : plan.load().deletes().keys();
        if (keys != null) {
            KeyComparison.steps(plan, keys, source, target, date)
                    .forEach(step -> statements.add(statement(step.name(), step.sql())));
        }
        plan.load().hooks().after().forEach(hook -> statements.add(statement("after", Sql.of(hook.value()))));
        for (ExpectationPlan expectation : plan.expectations()) {
            Sql question = expectation.expected().question(sql.checks(), plan.merge());
            if (question != null) {
                statements.add(statement("expect " + expectation.title(), question));
            }
        }
        return statements;
    }

    private static Statement statement(String name, Sql sql) {
        return new Statement(
                name, sql.text(), sql.binds().stream().map(Forecaster::text).toList());
    }

    private static String text(Bind bind) {
        Object value = bind.value();
        return value == null ? "NULL" : ValueText.write(value);
    }

    private static String way(EntitySpec spec) {
        String from = spec.source().table() == null
                ? "a query"
                : spec.source().table().value().toString();
        return from + " of " + spec.source().connection().value() + " -> "
                + spec.target().table().value() + " of "
                + spec.target().connection().value();
    }
}
