package dev.fluxo.engine;

import dev.fluxo.engine.internal.draft.Drafter;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.ProjectSpec;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
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
import org.jspecify.annotations.Nullable;

/** Writes a drafted spec into the project. Needs no entity to be there, and none to be right. */
final class NewSpec {
    private final Project project;
    private final Databases databases;
    private final Wording wording;

    NewSpec(Project project, Databases databases, Wording wording) {
        this.project = project;
        this.databases = databases;
        this.wording = wording;
    }

    Draft write(String table, @Nullable String target, Draft.Keeps keeps, boolean force) {
        ProjectSpec spec = project.required();
        TablePlace from = TablePlace.ofSource(table, project);
        TablePlace into =
                TablePlace.ofTarget(target == null ? from.table().quotedName() : named(target, from.table()), project);
        Draft draft = new Drafter(
                        databases.get(from.connection()), databases.get(into.connection()), spec.stamps(), wording)
                .draft(from.table(), into.table(), keeps);
        checkName(draft);
        save(draft, force);
        return draft;
    }

    /** What {@code *} stands for in the name of a target. */
    private static String named(String target, TableName source) {
        return target.replace("*", source.quotedName());
    }

    /** Two files with one entity would stop the whole project. */
    private void checkName(Draft draft) {
        for (EntitySpec other : project.entities()) {
            if (other.name().equals(draft.entity()) && !other.at().file().equals(draft.file())) {
                throw FluxoException.of(
                        Code.SPEC_IS_THERE,
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
                    Code.SPEC_IS_THERE,
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
