package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Type2;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code target.history} must keep beyond its shape. */
final class HistoryCheck {
    private static final List<String> COLUMNS = List.of("valid_from", "valid_to", "current");

    private final Fields entity;
    private final Fields target;
    private final Fields history;
    private final Problems problems;

    private HistoryCheck(Fields entity, Problems problems) {
        this.entity = entity;
        this.target = entity.child("target");
        this.history = target.child("history");
        this.problems = problems;
    }

    /**
     * @param file the entity's own: what stands elsewhere comes from the defaults
     * @param mapped the columns of the target that the spec maps
     * @param star whether it maps others too
     */
    static void check(Fields entity, String file, Set<String> mapped, boolean star, Problems problems) {
        HistoryCheck check = new HistoryCheck(entity, problems);
        boolean versions = Type2.WORD.equals(check.target.plain("strategy"));
        boolean written = check.target.node("history") instanceof Node.Mapping;
        if (versions && !written) {
            problems.error(
                    Code.SPEC_HISTORY_MISSING,
                    check.target.at("strategy"),
                    "type2 needs to know which columns of the target say when a version is valid",
                    "write history: { valid_from: …, valid_to: … } below target");
        } else if (written && !versions) {
            problems.error(
                    Code.SPEC_HISTORY_UNUSED,
                    check.target.at("history"),
                    "the target has a history, but its strategy keeps none",
                    "write strategy: type2, or leave history out");
        } else if (versions) {
            check.write(file);
            check.columns(mapped);
            check.from();
            check.overwrite(mapped, star);
            check.begin();
            check.exactness();
        }
    }

    /** As a default for the others it says nothing here. */
    private void write(String file) {
        Located<String> write = target.text("write");
        if (write != null && write.at().file().equals(file)) {
            problems.error(
                    Code.SPEC_BAD_VALUE,
                    write.at(),
                    "write chooses how type1 writes, and the strategy is type2",
                    "leave it out: versions are always closed by an UPDATE and added by an INSERT");
        }
    }

    /** Each column has one meaning. */
    private void columns(Set<String> mapped) {
        Map<String, String> meanings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Stamp.Kind kind : Stamp.Kind.values()) {
            String name = target.plain(kind.key());
            if (name != null) {
                meanings.put(name, kind.key());
            }
        }
        for (String key : COLUMNS) {
            Located<String> column = history.text(key);
            if (column == null) {
                continue;
            }
            String other = meanings.putIfAbsent(column.value(), key);
            if (other != null) {
                problems.error(
                        Code.SPEC_HISTORY_COLUMN,
                        column.at(),
                        "'" + column + "' cannot be both " + other + " and " + key,
                        "name a column of its own for each");
            } else if (mapped.contains(column.value())) {
                problems.error(
                        Code.SPEC_HISTORY_COLUMN,
                        column.at(),
                        "'" + column + "' is " + key + " and mapped in columns",
                        "leave it out of columns: the engine sets it");
            }
        }
    }

    private boolean everyState() {
        return HistorySpec.ALL.equals(history.plain("versions"));
    }

    private void from() {
        Located<String> from = HistoryReader.from(entity);
        List<Located<String>> watermark = entity.child("watermark").texts("columns");
        if (from == null) {
            problems.error(
                    Code.SPEC_HISTORY_FROM,
                    history.at(),
                    "nothing dates a version: the entity has no watermark, and history no from",
                    "write from: run, and a version is valid from the run that first saw it; or versions: all and the"
                            + " source column that dates each state");
            return;
        }
        boolean ordered = from.value().equals(HistorySpec.RUN)
                || (!watermark.isEmpty() && watermark.get(0).value().equalsIgnoreCase(from.value()));
        if (!everyState() && !ordered) {
            problems.error(
                    Code.SPEC_HISTORY_FROM,
                    from.at(),
                    "versions: changes compares each state with the one before it, so states must arrive in the order of"
                            + " their dates: '" + from + "' is not the first watermark column",
                    (watermark.isEmpty() ? "" : "write from: " + watermark.get(0) + "; or ")
                            + "versions: all, which takes states in any order; or from: run");
        }
    }

    private void overwrite(Set<String> mapped, boolean star) {
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        target.texts("keys").forEach(key -> keys.add(key.value()));
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Located<String> column : history.texts("overwrite")) {
            if (keys.contains(column.value())) {
                problems.error(
                        Code.SPEC_HISTORY_OVERWRITE,
                        column.at(),
                        "'" + column + "' is a key, which is what all versions of a row have in common",
                        "leave it out of overwrite");
            } else if (!star && !mapped.contains(column.value())) {
                problems.error(
                        Code.SPEC_HISTORY_OVERWRITE,
                        column.at(),
                        "overwrite names '" + column + "', which is not among the columns",
                        NearestName.hintOrList(column.value(), mapped));
            } else if (!seen.add(column.value())) {
                problems.error(Code.SPEC_BAD_VALUE, column.at(), "'" + column + "' stands twice", "keep one");
            }
        }
    }

    private void begin() {
        Located<String> begin = history.text("begin");
        if (begin == null || begin.value().equals(HistorySpec.FIRST)) {
            return;
        }
        if (everyState()) {
            problems.error(
                    Code.SPEC_HISTORY_BEGIN,
                    begin.at(),
                    "with versions: all a key's first version needs its own date: a state that comes again, or before it,"
                            + " could not be told from it",
                    "leave begin out; or write versions: changes");
        } else if (tiesMayBe()) {
            problems.warning(
                    Code.SPEC_HISTORY_BEGIN,
                    begin.at(),
                    "the date of a key's first version is not kept: where two of its first states have one date and come in"
                            + " two batches, both are versions",
                    "leave begin out where that matters");
        }
    }

    /** Whether one key may have two states of one date: the watermark tells them apart by something that is no key. */
    private boolean tiesMayBe() {
        Set<String> sources = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Located<String> key : target.texts("keys")) {
            String source = source(key.value());
            if (source != null) {
                sources.add(source);
            }
        }
        return entity.child("watermark").texts("columns").stream()
                .skip(1)
                .anyMatch(column -> !sources.contains(column.value()));
    }

    /** The source column that a target column is copied of, untouched; null: none. */
    private @Nullable String source(String column) {
        for (Node.Entry entry : ColumnNodes.of(entity.node("columns"))) {
            if (entry.key().text().equalsIgnoreCase(column)) {
                return source(entry);
            }
        }
        return null;
    }

    private static @Nullable String source(Node.Entry column) {
        if (column.value() instanceof Node.Mapping) {
            Fields fields = Fields.of(column.value());
            return fields.node("transform") == null ? fields.plain("from") : null;
        }
        boolean copies = column.value() instanceof Node.Scalar && !ColumnNodes.isStar(column.key());
        return copies ? ((Node.Scalar) column.value()).text() : null;
    }

    /** What can be known beforehand of states that make too many or too few versions. */
    private void exactness() {
        Located<String> from = HistoryReader.from(entity);
        if (everyState() || from == null) {
            return;
        }
        Located<String> lookback = entity.child("watermark").text("lookback");
        if (lookback != null
                && !entity.child("watermark")
                        .duration("lookback", Duration.ZERO)
                        .isZero()) {
            problems.warning(
                    Code.SPEC_HISTORY_LATE,
                    lookback.at(),
                    "states that come late are taken, but with versions: changes their history cannot be exact: the target"
                            + " does not know how often an older state was confirmed",
                    "write versions: all where each state is kept at the source");
        }
        Located<String> same = copies(from.value());
        if (same != null && !overwritten(same.value())) {
            problems.warning(
                    Code.SPEC_HISTORY_EACH,
                    same.at(),
                    "'" + same + "' is a copy of '" + from.value()
                            + "', which differs in every state: each of them makes a version",
                    "write overwrite: [" + same + "] below history, or leave the column out: valid_from has it");
        }
    }

    private boolean overwritten(String column) {
        return history.texts("overwrite").stream().anyMatch(name -> name.value().equalsIgnoreCase(column));
    }

    /** The target column that is a copy of a source column; null: none. */
    private @Nullable Located<String> copies(String source) {
        for (Node.Entry entry : ColumnNodes.of(entity.node("columns"))) {
            if (source.equalsIgnoreCase(source(entry))) {
                return new Located<>(entry.key().text(), entry.key().at());
            }
        }
        return null;
    }
}
