package dev.fluxo.engine;

import dev.fluxo.engine.internal.inspect.CatalogDrift;
import dev.fluxo.engine.internal.inspect.CatalogSnapshot;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.model.CatalogLock;
import dev.fluxo.engine.internal.spec.CatalogFile;
import dev.fluxo.engine.internal.spec.CatalogText;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.CatalogChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** catalog.lock.yaml of a project, and the databases that it was taken from. */
final class SnapshotFile {
    private final Project project;
    private final Databases databases;
    private final Wording wording;

    SnapshotFile(Project project, Databases databases, Wording wording) {
        this.project = project;
        this.databases = databases;
        this.wording = wording;
    }

    /** @param write false: only look */
    CatalogChange take(boolean write) {
        CatalogLock before = CatalogFile.read(project.folder(), new Problems());
        CatalogLock now = now(before);
        if (write) {
            save(CatalogText.write(now, wording));
        }
        return new CatalogChange(
                CatalogFile.NAME,
                before == null,
                before == null ? List.of() : CatalogDrift.between(before, now),
                now.connections().values().stream()
                        .mapToLong(connection -> connection.tables().size())
                        .sum(),
                now.connections().values().stream()
                        .mapToLong(connection -> connection.queries().size())
                        .sum());
    }

    /** What has changed since the file was written; of another profile's databases nothing can be said. */
    void warnOfDrift(CatalogLock lock, Problems problems) {
        if (!Objects.equals(lock.profile(), project.profile())) {
            return;
        }
        CatalogLock now;
        try {
            now = now(lock);
        } catch (FluxoException e) {
            // The check of the specs reports the same.
            return;
        }
        for (String line : CatalogDrift.between(lock, now)) {
            problems.warning(
                    Code.CATALOG_DRIFT,
                    Location.ofFile(CatalogFile.NAME),
                    line,
                    Advice.of("run ", Action.SNAPSHOT, ", and commit it"));
        }
    }

    /** Of entities whose spec is broken nothing can be asked: what was known of them stays. */
    private CatalogLock now(@Nullable CatalogLock before) {
        CatalogLock now = CatalogSnapshot.take(project.entities(), databases, project.profile());
        boolean same = before != null && Objects.equals(before.profile(), now.profile());
        return before == null || !same || project.broken().isEmpty() ? now : now.keeping(before);
    }

    /** All of it or nothing: a link in its place is replaced, not followed. */
    private void save(String text) {
        Path file = project.folder().resolve(CatalogFile.NAME);
        Path scratch = project.folder().resolve("." + CatalogFile.NAME + "." + UUID.randomUUID());
        try {
            Files.writeString(scratch, text, StandardOpenOption.CREATE_NEW);
            Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
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
