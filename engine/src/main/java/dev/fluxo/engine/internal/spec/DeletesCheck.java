package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.DeleteLimit;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.RejectLimit;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entity says of rows that are gone, held against the rest of it. Start reading at {@link #check}. */
final class DeletesCheck {
    private final Fields entity;
    private final Fields source;
    private final Fields deletes;
    private final Fields target;
    private final String file;
    private final Problems problems;

    private DeletesCheck(Fields entity, String file, Problems problems) {
        this.entity = entity;
        this.source = entity.child("source");
        this.deletes = source.child("deletes");
        this.target = entity.child("target");
        this.file = file;
        this.problems = problems;
    }

    /** @param file the entity's own: what stands elsewhere comes from the defaults, and need not be right for all */
    static void check(Fields entity, String file, Problems problems) {
        DeletesCheck check = new DeletesCheck(entity, file, problems);
        check.deletedAt();
        if (check.source.node("deletes") == null) {
            check.withoutDeletes();
            return;
        }
        check.keys();
        check.every();
        check.onDelete();
        check.limit();
    }

    private void withoutDeletes() {
        boolean replaces = ReplaceCheck.isReplace(target);
        if (replaces) {
            limit();
        }
        for (String key : List.of("on_delete", "deleted_at", "max_deletes")) {
            Located<String> written = target.text(key);
            if (replaces && written != null && isOwn(written)) {
                replacing(key);
            } else if (written != null && isOwn(written)) {
                wrong(
                        target.at(key),
                        key + " says what becomes of rows that are gone, but nothing looks for them",
                        "write source.deletes: { compare: keys } or { when: … }, or leave " + key + " out");
            }
        }
    }

    /** Rows that the query does not return are found without a word, and leave. */
    private void replacing(String key) {
        if (!key.equals("max_deletes")) {
            wrong(
                    target.at(key),
                    "strategy replace deletes what the query does not return: " + key + " means nothing to it",
                    "leave " + key + " out");
        }
    }

    private void keys() {
        List<Located<String>> keys = target.texts("keys");
        if (keys.isEmpty()) {
            problems.error(
                    Code.SPEC_DELETES_KEY,
                    source.at("deletes"),
                    "deletes want keys: without them no row of the target is that of a row of the source",
                    "write target.keys, or leave deletes out");
        }
        keys.forEach(this::looked);
        if (deletes.text("compare") != null) {
            keys.forEach(this::computed);
        }
    }

    /** Only a row that is to be loaded has its members looked up. */
    private void looked(Located<String> key) {
        if (LookupReader.isLookup(Fields.of(column(key.value())))) {
            problems.error(
                    Code.SPEC_DELETES_KEY,
                    source.at("deletes"),
                    "rows that are gone cannot be found: key '" + key.value() + "' is looked up",
                    "keep the key of the source in a column of its own, and name that in target.keys");
        }
    }

    /** Such a key is not among the source's columns: its values would have to be computed of columns that nobody knows. */
    private void computed(Located<String> key) {
        Fields column = Fields.of(column(key.value()));
        if (column.node("expression") != null) {
            problems.error(
                    Code.SPEC_DELETES_KEY,
                    source.at("deletes"),
                    "keys cannot be compared: key '" + key.value() + "' is computed by an expression",
                    "compute it in the source query and map it with from, or find deletes by when");
        }
    }

    private @Nullable Node column(String name) {
        if (entity.node("columns") instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.key().text().equalsIgnoreCase(name)) {
                    return entry.value();
                }
            }
        }
        return null;
    }

    private void every() {
        if (deletes.text("every") != null && deletes.text("when") != null) {
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    deletes.at("every"),
                    "every says how often keys are compared, but deletes are found by when",
                    "leave every out: a row that says it is gone is read like any other");
        }
    }

    private void onDelete() {
        Located<String> what = target.text("on_delete");
        Location at = what == null || !isOwn(what) ? source.at("deletes") : what.at();
        String strategy = target.plain("strategy");
        boolean keepsVersions = "type2".equals(strategy);
        if (ReplaceCheck.isReplace(target)) {
            wrong(at, "strategy replace removes what the query does not return by itself", "leave deletes out");
        } else if (what != null && what.value().equals("close") && !keepsVersions) {
            wrong(
                    at,
                    "on_delete: close ends a version, and only strategy type2 keeps versions",
                    "write mark or delete");
        } else if (what != null && what.value().equals("delete") && keepsVersions) {
            wrong(at, "on_delete: delete would remove versions, and type2 keeps them", "write close or ignore");
        } else if (what != null && what.value().equals("mark") && keepsVersions) {
            wrong(
                    at,
                    "on_delete: mark is for rows without versions: of type2 the version ends",
                    "write close or ignore");
        } else if (what != null && what.value().equals("mark") && target.text("deleted_at") == null) {
            wrong(at, "on_delete: mark needs a column to mark rows in", "write target.deleted_at with its name");
        } else if (what != null && what.value().equals("ignore") && deletes.text("compare") != null) {
            wrong(
                    at,
                    "on_delete: ignore leaves rows as they are, so that there is nothing to compare keys for",
                    "leave deletes out, or write mark or delete");
        }
    }

    private void deletedAt() {
        Located<String> name = target.text("deleted_at");
        if (name != null && isOwn(name) && source.node("deletes") != null && !marks(entity)) {
            wrong(
                    name.at(),
                    "deleted_at is set where on_delete is mark",
                    "write on_delete: mark, or leave deleted_at out");
        }
    }

    /** Whether rows that are gone are marked: else a deleted_at, which may come from the defaults, means nothing. */
    static boolean marks(Fields entity) {
        return entity.child("source").node("deletes") != null
                && "mark".equals(entity.child("target").plain("on_delete"));
    }

    private void limit() {
        Located<String> written = target.text("max_deletes");
        RejectLimit limit = written == null ? null : RejectLimits.parse(written.value());
        if (written != null && limit != null && new DeleteLimit(limit.value(), limit.percent()).isFutile()) {
            problems.warning(
                    Code.SPEC_ON_DELETE,
                    written.at(),
                    "max_deletes: " + written.value() + " allows no fewer than " + DeleteLimit.FEW
                            + " rows, which are always allowed",
                    "write a larger number, or a percentage");
        }
    }

    private void wrong(Location at, String message, String hint) {
        problems.error(Code.SPEC_ON_DELETE, at, message, hint);
    }

    private boolean isOwn(Located<String> written) {
        return written.at().file().equals(file);
    }
}
