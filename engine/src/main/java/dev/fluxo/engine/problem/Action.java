package dev.fluxo.engine.problem;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a user can do next. How that is written, a {@link Wording} says: {@code mvn etl:init} for one front end, something else
 * for another.
 *
 * @param command its name: {@code init}
 * @param options in the order in which they are written
 */
public record Action(String command, List<Option> options) {
    public static final Action BACKFILL = new Action("backfill", List.of());
    public static final Action CREATE = new Action("create", List.of());
    public static final Action DDL = new Action("ddl", List.of());
    public static final Action DOCS = new Action("docs", List.of());
    public static final Action DOCTOR = new Action("doctor", List.of());
    public static final Action INIT = new Action("init", List.of());
    public static final Action NEW = new Action("new", List.of());
    public static final Action PLAN = new Action("plan", List.of());
    public static final Action PREVIEW = new Action("preview", List.of());
    public static final Action RECONCILE = new Action("reconcile", List.of());
    public static final Action RETRY_REJECTS = new Action("retry-rejects", List.of());
    public static final Action REWIND = new Action("rewind", List.of());
    public static final Action RUN = new Action("run", List.of());
    public static final Action SCHEMA = new Action("schema", List.of());
    public static final Action SNAPSHOT = new Action("snapshot", List.of());
    public static final Action VALIDATE = new Action("validate", List.of());
    public static final Action WHY = new Action("why", List.of());

    public Action {
        options = List.copyOf(options);
    }

    /** The same, with a switch turned on. */
    public Action with(String option) {
        return plus(Option.of(option));
    }

    /** The same, with a value for a parameter. */
    public Action with(String option, String value) {
        return plus(Option.of(option, value));
    }

    private Action plus(Option option) {
        return new Action(
                command, Stream.concat(options.stream(), Stream.of(option)).toList());
    }
}
