package dev.fluxo.maven;

import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.Diagnosis;
import dev.fluxo.engine.model.Diagnosis.Verdict;
import dev.fluxo.engine.report.DiagnosisText;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says whether watermarks can be trusted: NULLs, ties, index, who sets them, open transactions. Fails where one is unusable. */
@Mojo(name = "doctor", aggregator = true, requiresProject = false, threadSafe = true)
final class DoctorMojo extends EtlMojo {
    /** Which entities to examine: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** Examine entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    private @Nullable String tags;

    @Override
    Work prepare(Inputs inputs) {
        Selection selection = inputs.selection(entities, tags);
        return (engine, console) -> {
            List<Diagnosis> diagnoses = engine.doctor(selection);
            console.info(DiagnosisText.render(diagnoses));
            long unusable = diagnoses.stream()
                    .filter(diagnosis -> diagnosis.verdict() == Verdict.UNUSABLE)
                    .count();
            if (unusable > 0) {
                throw new MojoFailureException(ProblemCount.count(unusable, "entity", "entities") + " unusable");
            }
        };
    }
}
