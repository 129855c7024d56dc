package dev.fluxo.engine;

import dev.fluxo.engine.internal.draft.Drafter;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.spec.ConnectionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.ProjectSpec;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Draft;
import dev.fluxo.engine.spi.TableName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a drafted spec into the project. Needs no entity to be there, and none to be right. */
final class NewSpec {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]+:");

    private final Project project;
    private final Databases databases;
    private final Wording wording;

    NewSpec(Project project, Databases databases, Wording wording) {
        this.project = project;
        this.databases = databases;
        this.wording = wording;
    }

    Draft write(String table, @Nullable String target, Draft.Keeps keeps, boolean force) {
        ProjectSpec spec = project.spec();
        if (spec == null) {
            project.throwIfErrors();
            throw new IllegalStateException("no project.yaml, and no problem says why");
        }
        Place from = place(table, spec, true);
        Place into = place(target == null ? from.table().name() : target, spec, false);
        Draft draft = new Drafter(
                        databases.get(from.connection()), databases.get(into.connection()), spec.stamps(), wording)
                .draft(from.table(), into.table(), keeps);
        checkName(draft);
        save(draft, force);
        return draft;
    }

    /** A table in a connection: {@code oltp:core.customers}. */
    private record Place(String connection, TableName table) {}

    private Place place(String written, ProjectSpec spec, boolean source) {
        Map<String, ConnectionSpec> connections = spec.connections();
        int colon = written.indexOf(':');
        if (colon > 0 && connections.containsKey(written.substring(0, colon))) {
            return new Place(written.substring(0, colon), table(written.substring(colon + 1)));
        }
        if (PREFIX.matcher(written).lookingAt()) {
            String prefix = written.substring(0, colon);
            throw FluxoException.of(
                    Code.SPEC_BAD_OPTION,
                    "there is no connection '" + prefix + "'",
                    NearestName.hintOrList(prefix, connections.keySet())
                            + "; a colon of the table's own stands in double quotes");
        }
        String control = project.controlName();
        List<String> fitting = connections.keySet().stream()
                .filter(name -> source != name.equals(control))
                .sorted()
                .toList();
        if (connections.size() > 1 && fitting.size() == 1) {
            return new Place(fitting.get(0), table(written));
        }
        if (connections.size() == 1) {
            return new Place(connections.keySet().iterator().next(), table(written));
        }
        throw FluxoException.of(
                Code.SPEC_BAD_OPTION,
                "which connection has '" + written + "' is not plain: there are "
                        + String.join(
                                ", ", connections.keySet().stream().sorted().toList()),
                "write it before the table, as in oltp:core.customers");
    }

    private static TableName table(String text) {
        try {
            return TableName.parse(text);
        } catch (IllegalArgumentException e) {
            throw FluxoException.of(Code.SPEC_BAD_OPTION, String.valueOf(e.getMessage()), "write schema.table");
        }
    }

    /** Two files with one entity would stop the whole project. */
    private void checkName(Draft draft) {
        for (EntitySpec other : project.entities()) {
            if (other.name().equals(draft.entity()) && !other.at().file().equals(draft.file())) {
                throw FluxoException.of(
                        Code.SPEC_BAD_OPTION,
                        "entity '" + draft.entity() + "' is in " + other.at().file() + " already",
                        Advice.of("name another table to write: ", Option.of("target", "…")));
            }
        }
    }

    private void save(Draft draft, boolean force) {
        Path file = project.folder().resolve(draft.file());
        try {
            if (force) {
                Files.writeString(file, draft.yaml());
            } else {
                Files.writeString(file, draft.yaml(), StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw FluxoException.of(
                    Code.SPEC_UNREADABLE,
                    draft.file() + " is there already, and was not touched",
                    Advice.of("rename it, or replace it with ", Option.of("force")));
        } catch (IOException e) {
            throw new FluxoException(
                    Problem.error(
                            Code.SPEC_UNREADABLE,
                            null,
                            file + " cannot be written",
                            "check that the folder exists and may be written"),
                    e);
        }
    }
}
