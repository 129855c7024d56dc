package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TargetSql;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ordinary tables that workers fill for one entity of a run: an empty one to copy the shape of, those that they make like it, and what a dead run left. */
public final class PartTables implements AutoCloseable {
    /** The text by which the rows of several tables are ordered. */
    private static final String ORDER = "flx_at";

    private static final Log LOG = Log.of(PartTables.class);

    private final LoadPlan plan;
    private final Database target;
    private final PartNames names;
    private final @Nullable String schema;
    private final @Nullable Column order;

    /** @param width of the text by which rows are ordered; 0: they need none */
    public PartTables(LoadPlan plan, Database target, String runId, int width) {
        this.plan = plan;
        this.target = target;
        this.names = new PartNames(runId, plan.entity());
        String wanted = target.stageSchema();
        this.schema = wanted == null ? plan.merge().target().schema() : known(wanted);
        this.order = width == 0 ? null : Column.ofQuery(free(plan), DataType.text("VARCHAR(" + width + ")", width));
    }

    private static String free(LoadPlan plan) {
        return StageTransfer.free(ORDER, plan.merge().stageColumns());
    }

    private String known(String wanted) {
        String found = target.catalog().schema(wanted);
        if (found == null) {
            throw FluxoException.of(
                    Code.STAGE_SCHEMA_MISSING,
                    "connection '" + target.name() + "' has no schema '" + wanted
                            + "', in which workers are to make their tables (stage_schema)",
                    "have it made, or correct stage_schema in project.yaml");
        }
        return found;
    }

    /**
     * Drops what dead runs have left of this entity, and makes the empty table. Nobody else loads the entity meanwhile.
     *
     * @param ours of ids of runs those that are on record for this entity, in these books
     */
    public void prepare(UnaryOperator<Set<String>> ours) {
        dropLeft(ours);
        try (Session session = target.session()) {
            StageTable stage = new StageTable(plan, session);
            try {
                create(session, stage.program().staging().load().table());
            } finally {
                stage.close();
            }
        } catch (FluxoException e) {
            throw denied(e);
        }
    }

    private void create(Session session, String stage) {
        TargetSql sql = session.dialect().target();
        alone(session, () -> {
            session.update(sql.emptyCopy(stage, template()));
            if (order != null) {
                session.update(Sql.of("ALTER TABLE " + session.dialect().quote(template()) + " ADD "
                        + session.dialect().quote(order.name()) + " "
                        + session.dialect().ddl().declare(order.type())));
            }
        });
    }

    /** Makes or drops tables, and commits. */
    static void alone(Session session, Runnable work) {
        if (session.dialect().target().stagesAlone()) {
            session.alone(work);
        } else {
            work.run();
            session.commit();
        }
    }

    private RuntimeException denied(FluxoException e) {
        if (e.first().code() != Code.PERMISSION_DENIED) {
            return e;
        }
        return new FluxoException(
                Problem.error(
                        Code.STAGE_SCHEMA_DENIED,
                        null,
                        "the login of connection '" + target.name() + "' may not make tables"
                                + (schema == null ? "" : " in schema '" + schema + "'") + ", which workers fill: "
                                + e.first().message(),
                        "grant it to make tables there, or name another schema by stage_schema in project.yaml"),
                e);
    }

    /** The empty one, of whose shape the others are. */
    public TableName template() {
        return new TableName(schema, names.template());
    }

    /** What the name of a table begins with that a worker makes. */
    public TableName prefix() {
        return new TableName(schema, names.prefix());
    }

    /** The column by whose text rows of several tables are ordered; null: they need none. */
    public @Nullable Column order() {
        return order;
    }

    private void dropLeft(UnaryOperator<Set<String>> ours) {
        List<String> found = tables();
        Set<String> runs =
                found.stream().map(names::runOf).flatMap(Stream::ofNullable).collect(Collectors.toSet());
        Set<String> dead = runs.isEmpty() ? Set.of() : ours.apply(runs);
        drop(found.stream()
                .filter(table -> dead.contains(String.valueOf(names.runOf(table))))
                .toList());
    }

    /** Those that are called as tables of this entity are. */
    private List<String> tables() {
        String where = schema == null ? target.catalog().usualSchema() : schema;
        return where == null
                ? List.of()
                : target.catalog().tables(where).stream()
                        .filter(table -> names.runOf(table) != null)
                        .toList();
    }

    private void drop(List<String> tables) {
        if (tables.isEmpty()) {
            return;
        }
        try (Session session = target.session()) {
            for (String table : tables) {
                TableName name = new TableName(schema, table);
                alone(session, () -> session.update(session.dialect().target().dropPart(name)));
            }
        }
    }

    /** Drops those of this run. What cannot be dropped now is dropped by the next run. */
    @Override
    public void close() {
        try {
            drop(tables().stream().filter(names::isOfRun).toList());
        } catch (FluxoException e) {
            LOG.warn("{}: tables of workers are dropped by the next run: {}", plan.entity(), e.getMessage());
        }
    }
}
