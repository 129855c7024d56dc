package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Replace;
import org.jspecify.annotations.Nullable;

/** What {@code strategy: replace} needs, so that the target ends as the whole of what the query returns, and as nothing less. */
final class ReplaceCheck {
    private static final String REJECT = "reject";

    private final Fields entity;
    private final Fields target;
    private final String file;
    private final Problems problems;

    private ReplaceCheck(Fields entity, String file, Problems problems) {
        this.entity = entity;
        this.target = entity.child("target");
        this.file = file;
        this.problems = problems;
    }

    static boolean isReplace(Fields target) {
        return Replace.WORD.equals(target.plain("strategy"));
    }

    /** @param file the entity's own: what stands elsewhere comes from the defaults */
    static void check(Fields entity, String file, Problems problems) {
        ReplaceCheck check = new ReplaceCheck(entity, file, problems);
        if (isReplace(check.target)) {
            check.watermark();
            check.commit();
            check.rejects();
            check.where();
        } else if (check.target.text("where") != null) {
            problems.error(
                    Code.REPLACE_WHERE,
                    check.target.at("where"),
                    "where says which rows are replaced, and the strategy replaces none",
                    "write strategy: replace, or leave where out");
        }
    }

    private void watermark() {
        Fields watermark = entity.child("watermark");
        if (!watermark.texts("columns").isEmpty()) {
            problems.error(
                    Code.REPLACE_WATERMARK,
                    entity.at("watermark"),
                    "replace reads all rows in every run: with a watermark it would read those that are new, and delete all"
                            + " others",
                    "leave the watermark out; or write strategy: type1, which reads what is new and keeps the rest");
        }
    }

    private void commit() {
        Located<String> commit = entity.text("commit");
        if (commit != null && commit.value().equals("batch")) {
            wrong(
                    Code.REPLACE_IN_PARTS,
                    commit,
                    "commit: batch",
                    "replace is one transaction: before it everybody sees the old rows, and after it the new ones",
                    "commit: entity");
        }
    }

    /** The row of the target that stands for a rejected one would be deleted, for it is not among those that were read. */
    private void rejects() {
        String why = "a rejected row would be missing from what the target is made equal to";
        Located<String> onError = entity.text("on_error");
        if (onError != null && onError.value().equals(REJECT)) {
            wrong(Code.REPLACE_REJECTS, onError, "on_error: reject", why, "on_error: fail");
        }
        for (Node.Entry column : ColumnNodes.of(entity.node("columns"))) {
            for (String key : new String[] {"on_error", "missing"}) {
                Located<String> written = Fields.of(column.value()).text(key);
                if (written != null && written.value().equals(REJECT)) {
                    wrong(Code.REPLACE_REJECTS, written, key + ": reject", why, key + ": fail");
                }
            }
        }
    }

    private void where() {
        Located<String> where = target.text("where");
        if (where != null && SqlText.of(where.value()).code().indexOf('?') >= 0) {
            problems.error(
                    Code.REPLACE_WHERE,
                    where.at(),
                    "target.where: it holds a ?, which drivers take for a value to come",
                    "write it otherwise: a function often stands for the operator; a value is ${sys:name} or ${env:NAME}");
        }
    }

    /** What comes from the defaults may be right for others. */
    private void wrong(Code code, Located<String> written, String what, String why, String instead) {
        Location preset = written.at().file().equals(file) ? null : written.at();
        problems.error(
                code,
                preset == null ? written.at() : target.at("strategy"),
                what + byDefault(preset) + " does not go with strategy replace: " + why,
                "write " + instead + (preset == null ? ", or leave it out" : " in this file"));
    }

    private static String byDefault(@Nullable Location preset) {
        return preset == null ? "" : " by the defaults (" + preset + ")";
    }
}
