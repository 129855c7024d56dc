package dev.fluxo.openlineage;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityLineage;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClientUtils;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The events of one run, as JSON. */
final class Events {
    private static final URI PRODUCER = URI.create("urn:dev.fluxo:fluxo-openlineage");
    private static final String VERSION =
            Objects.requireNonNullElse(Events.class.getPackage().getImplementationVersion(), "development");

    private final OpenLineage api = new OpenLineage(PRODUCER);
    private final Jobs jobs;
    private final UUID run;
    private final UnaryOperator<String> redact;
    private final Datasets datasets;

    /** @param redact masks secrets in texts that are sent */
    Events(Jobs jobs, UUID run, UnaryOperator<String> redact) {
        this.jobs = jobs;
        this.run = run;
        this.redact = redact;
        this.datasets = new Datasets(api);
    }

    UUID runId() {
        return run;
    }

    /** @param error why it failed; null: it did not */
    String run(EventType type, Instant at, @Nullable String error) {
        OpenLineage.RunFacetsBuilder facets = facets(error);
        Parent parent = jobs.parent();
        if (parent != null) {
            facets.parent(parent(parent.namespace(), parent.job(), parent.run()));
        }
        OpenLineage.Job job =
                api.newJob(jobs.namespace(), jobs.run(), jobFacets("RUN").build());
        return json(type, at, api.newRun(run, facets.build()), job, List.of(), List.of());
    }

    /**
     * @param id of the entity's part of the run
     * @param lineage null: not known yet
     * @param result null: it goes on
     */
    String entity(
            EventType type,
            Instant at,
            String entity,
            UUID id,
            @Nullable EntityLineage lineage,
            @Nullable EntityResult result) {
        OpenLineage.RunFacetsBuilder facets = facets(result == null ? null : error(result));
        facets.parent(parent(jobs.namespace(), jobs.run(), run));
        OpenLineage.JobFacetsBuilder jobFacets = jobFacets("ENTITY");
        if (lineage != null && lineage.description() != null) {
            jobFacets.documentation(api.newDocumentationJobFacetBuilder()
                    .description(redact.apply(lineage.description()))
                    .build());
        }
        if (lineage != null && lineage.query() != null) {
            jobFacets.sql(api.newSQLJobFacetBuilder()
                    .query(redact.apply(lineage.query()))
                    .build());
        }
        OpenLineage.Job job = api.newJob(jobs.namespace(), jobs.entity(entity), jobFacets.build());
        return json(
                type,
                at,
                api.newRun(id, facets.build()),
                job,
                lineage == null ? List.of() : datasets.inputs(lineage),
                lineage == null ? List.of() : List.of(datasets.output(lineage, result)));
    }

    private String json(
            EventType type,
            Instant at,
            OpenLineage.Run of,
            OpenLineage.Job job,
            List<OpenLineage.InputDataset> inputs,
            List<OpenLineage.OutputDataset> outputs) {
        return OpenLineageClientUtils.toJson(
                api.newRunEvent(at.atZone(ZoneOffset.UTC), type, of, job, inputs, outputs));
    }

    private @Nullable String error(EntityResult result) {
        Problem problem = result.problem();
        return result.status() == EntityStatus.SUCCESS || problem == null
                ? null
                : problem.code().id() + " " + problem.placed();
    }

    private OpenLineage.RunFacetsBuilder facets(@Nullable String error) {
        OpenLineage.RunFacetsBuilder facets = api.newRunFacetsBuilder()
                .processing_engine(api.newProcessingEngineRunFacetBuilder()
                        .name("Fluxo")
                        .version(VERSION)
                        .openlineageAdapterVersion(VERSION)
                        .build());
        if (error != null) {
            // The language of who could mend it: no program's, but that of specs.
            facets.errorMessage(api.newErrorMessageRunFacetBuilder()
                    .message(redact.apply(error))
                    .programmingLanguage("YAML")
                    .build());
        }
        return facets;
    }

    private OpenLineage.JobFacetsBuilder jobFacets(String kind) {
        return api.newJobFacetsBuilder()
                .jobType(api.newJobTypeJobFacetBuilder()
                        .processingType("BATCH")
                        .integration("FLUXO")
                        .jobType(kind)
                        .build());
    }

    /** The root of all is who started us, where somebody did. */
    private OpenLineage.ParentRunFacet parent(String namespace, String job, UUID id) {
        Parent first = jobs.parent();
        OpenLineage.RootRun rootRun =
                api.newRootRunBuilder().runId(first == null ? id : first.run()).build();
        OpenLineage.RootJob rootJob = api.newRootJobBuilder()
                .namespace(first == null ? namespace : first.namespace())
                .name(first == null ? job : first.job())
                .build();
        return api.newParentRunFacetBuilder()
                .run(api.newParentRunFacetRunBuilder().runId(id).build())
                .job(api.newParentRunFacetJobBuilder()
                        .namespace(namespace)
                        .name(job)
                        .build())
                .root(api.newParentRunFacetRootBuilder()
                        .run(rootRun)
                        .job(rootJob)
                        .build())
                .build();
    }
}
