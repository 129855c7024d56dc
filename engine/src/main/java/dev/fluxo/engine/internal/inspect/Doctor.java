package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.WatermarkIndex;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.HiddenRows;
import dev.fluxo.engine.internal.source.TableSize;
import dev.fluxo.engine.internal.source.Waiting;
import dev.fluxo.engine.internal.source.WatermarkProfile;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Diagnosis;
import dev.fluxo.engine.result.Diagnosis.Finding;
import dev.fluxo.engine.result.Diagnosis.Verdict;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Rules.Grain;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Profiles the watermark of an entity on its source. Start reading at {@link #diagnose}. */
public final class Doctor {
    private final Databases databases;
    private final EntitySpec spec;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> yaml = new ArrayList<>();

    private Doctor(Databases databases, EntitySpec spec) {
        this.databases = databases;
        this.spec = spec;
    }

    /** An entity whose spec has errors: a run would fail. */
    public static Diagnosis broken(BrokenSpec spec) {
        return new Diagnosis(
                spec.name(),
                Verdict.UNUSABLE,
                spec.problems().stream()
                        .map(problem -> new Finding(Verdict.UNUSABLE, problem.told()))
                        .toList(),
                List.of());
    }

    /** Never throws: what stops a run is a finding. */
    public static Diagnosis diagnose(Databases databases, EntitySpec spec) {
        Doctor doctor = new Doctor(databases, spec);
        try {
            doctor.examine();
        } catch (FluxoException e) {
            e.problems().forEach(doctor::add);
        }
        Verdict worst = doctor.findings.stream()
                .map(Finding::level)
                .max(Verdict::compareTo)
                .orElse(Verdict.SAFE);
        return new Diagnosis(spec.name(), worst, doctor.findings, doctor.yaml);
    }

    private void examine() {
        EntityPlan plan = Plans.of(spec, databases);
        plan.warnings().forEach(this::add);
        Database source = databases.get(spec.source().connection().value());
        Problem hidden = HiddenRows.of(plan, source);
        if (hidden != null) {
            add(hidden);
        }
        if (plan.watermark().isEmpty()) {
            add(Verdict.SAFE, "no watermark: every run reads the whole source");
            return;
        }
        WatermarkProfile profile = WatermarkProfile.of(plan, source);
        add(
                Verdict.SAFE,
                profile.rows() + " rows, " + first(plan).name() + " from " + profile.least() + " to "
                        + profile.greatest());
        nulls(plan, profile);
        ties(plan, profile);
        type(first(plan));
        table(plan, source, profile);
        fence(plan, source);
    }

    private static Column first(EntityPlan plan) {
        return plan.watermark().get(0);
    }

    private void nulls(EntityPlan plan, WatermarkProfile profile) {
        if (profile.nulls() > 0) {
            boolean skip = Waiting.skipsNulls(plan);
            add(
                    skip ? Verdict.SAFE : Verdict.UNUSABLE,
                    profile.nulls() + " rows have NULL in a watermark column"
                            + (skip ? ": they are left out (on_null: skip)" : ": a run fails"));
            if (!skip) {
                yaml.add("watermark: on_null: skip        # or correct these rows");
            }
        }
    }

    private void ties(EntityPlan plan, WatermarkProfile profile) {
        String columns = names(plan);
        if (profile.largestTie() > 1) {
            add(
                    Verdict.RISKY,
                    "up to " + profile.largestTie() + " rows share one value of " + columns
                            + ": a run that reads some of them passes the others");
            yaml.add("watermark: columns: [" + columns + ", <a column that makes it unique>]");
        } else {
            add(
                    Verdict.SAFE,
                    columns + " is unique; up to " + profile.largestTieOfFirst() + " rows share one value of "
                            + first(plan).name());
        }
    }

    private void type(Column column) {
        boolean day = column.type().kind() == TypeKind.DATE;
        if (day || column.type().rules().grain() == Grain.MINUTE) {
            add(
                    Verdict.SAFE,
                    "'" + column.name() + "' is " + column.type() + ": rows of " + (day ? "this day" : "this minute")
                            + " are read once it is over");
        }
    }

    private void table(EntityPlan plan, Database source, WatermarkProfile profile) {
        Table table = WatermarkIndex.table(plan, source.catalog());
        if (table == null) {
            add(
                    Verdict.SAFE,
                    "the query reads more than one table: see for yourself that an index on " + names(plan)
                            + " is used, and who sets it");
            return;
        }
        index(plan, source, table, TableSize.of(source, table.name()).orMore(profile.rows()));
        Column column = table.columns().stream()
                .filter(found -> found.name().equalsIgnoreCase(first(plan).name()))
                .findFirst()
                .orElse(null);
        if (column != null) {
            maintained(column, source, table);
            late(LateRows.of(source, table, column), column, profile);
        }
    }

    private void late(@Nullable LateRows late, Column column, WatermarkProfile profile) {
        Duration lookback =
                spec.watermark() == null ? Duration.ZERO : spec.watermark().lookback();
        if (late == null) {
            return;
        }
        String found = late.rows() + " rows have '" + column.name() + "' before '"
                + late.created().name() + "', by less than " + late.lookback();
        if (late.rows() >= profile.rows()) {
            add(
                    Verdict.RISKY,
                    found + ": all of them, so these two are likely of different zones or clocks; see watermark.clock");
        } else if (late.most().compareTo(lookback) <= 0) {
            add(Verdict.SAFE, found + ": they came late, and the lookback finds such rows");
        } else {
            add(Verdict.RISKY, found + ": they came late, and a run that had passed that time does not see them");
            yaml.add("watermark: lookback: " + late.lookback() + "         # as late as rows have come");
        }
    }

    private void index(EntityPlan plan, Database source, Table table, TableSize size) {
        String columns = WatermarkIndex.columns(plan);
        String first = columns.replaceFirst(",.*", "");
        if (size.view()) {
            add(
                    Verdict.SAFE,
                    table.name() + " is a view: see for yourself that an index on " + columns
                            + " of the tables below it is used");
        } else if (WatermarkIndex.leads(plan, table, source.catalog())) {
            add(Verdict.SAFE, "an index of " + table.name() + " begins with " + first);
        } else {
            String each = "no index of " + table.name() + " begins with " + first + ": each run reads and sorts all "
                    + size.words();
            add(
                    size.isSmall() ? Verdict.SAFE : Verdict.RISKY,
                    size.isSmall()
                            ? each + ", which costs next to nothing"
                            : each + " to find the new ones; create one on (" + columns + ")");
        }
    }

    private void maintained(Column column, Database source, Table table) {
        if (!column.type().kind().isTemporal()) {
            return;
        }
        if (WatermarkProfile.hasTrigger(source, table.name())) {
            add(
                    Verdict.SAFE,
                    "the database acts at an update of " + table.name() + ": see that this sets '" + column.name()
                            + "'");
            return;
        }
        String who = column.hasDefault()
                ? "a default sets '" + column.name() + "' at an insert, and nothing does"
                : "nobody in the database sets '" + column.name() + "'";
        add(
                Verdict.RISKY,
                who + " at an update: every program that changes a row must do so, or the change is not seen");
    }

    private void fence(EntityPlan plan, Database source) {
        FixedWindow window = new WindowFixer(plan, source).fixPatiently(null, null);
        for (Problem warning : window.warnings()) {
            if (warning.code() != Code.WATERMARK_NULL) {
                add(warning);
            }
            if (warning.code() == Code.FENCE_UNKNOWN) {
                yaml.add("watermark: lag: 15m             # longer than the longest transaction");
            }
        }
        if (window.window().cutoff() != null) {
            long due = Waiting.count(plan, window.window(), source);
            long all = Waiting.count(plan, new Window(null, null), source);
            if (all > due) {
                add(
                        Verdict.SAFE,
                        (all - due) + " rows are not before the cutoff "
                                + window.window().cutoff() + ": just written, or in the future of the source's clock");
            }
        }
    }

    private static String names(EntityPlan plan) {
        return plan.watermark().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private void add(Problem problem) {
        add(problem.isError() ? Verdict.UNUSABLE : Verdict.RISKY, problem.told());
    }

    private void add(Verdict level, @Nullable CharSequence text) {
        findings.add(new Finding(level, Advice.of(String.valueOf(text))));
    }
}
