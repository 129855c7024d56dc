package dev.fluxo.engine;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.internal.spec.SpecSchema;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Writes the JSON Schemas of the specs. */
final class SchemaFiles {
    private SchemaFiles() {}

    static List<Path> write(Path folder, Collection<TransformDoc> transforms) {
        try {
            Path home = folder.toAbsolutePath().normalize().getParent();
            if (Files.exists(folder) && home != null && !folder.toRealPath().startsWith(home.toRealPath())) {
                throw new IOException("a link that leads out of " + home);
            }
            Files.createDirectories(folder);
            Path entity = Files.writeString(folder.resolve("entity.schema.json"), SpecSchema.entity(transforms));
            Path project = Files.writeString(folder.resolve("project.schema.json"), SpecSchema.project());
            return List.of(entity, project);
        } catch (IOException e) {
            Problem problem = Problem.error(
                    Code.SPEC_UNREADABLE,
                    null,
                    "the schemas cannot be written to " + folder,
                    "check that the folder exists and may be written");
            throw new FluxoException(problem, e);
        }
    }
}
