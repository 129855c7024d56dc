package dev.fluxo.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Holds events to the schemas that OpenLineage has published: the event itself, and each facet to the schema that it says it follows. */
final class PublishedSchema {
    private static final String SPEC = "https://openlineage.io/spec/";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(PublishedSchema::text));

    private PublishedSchema() {}

    /** {@code https://openlineage.io/spec/facets/1-2-0/SchemaDatasetFacet.json} is {@code facets/SchemaDatasetFacet.json} here. */
    private static String text(String id) {
        String file = id.replaceFirst("^" + SPEC, "").replaceFirst("[0-9]+-[0-9]+-[0-9]+/", "");
        try (InputStream in =
                Objects.requireNonNull(PublishedSchema.class.getResourceAsStream("/openlineage/" + file), id)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).as("the version that is meant").contains("\"$id\": \"" + id + "\"");
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many facets were looked at. */
    static int holds(JsonNode event) {
        assertThat(faults(event, event.get("schemaURL").asString())).isEmpty();
        List<JsonNode> facets = new ArrayList<>();
        collect(event.at("/run/facets"), facets);
        collect(event.at("/job/facets"), facets);
        for (String side : List.of("inputs", "outputs")) {
            event.path(side).forEach(dataset -> {
                collect(dataset.path("facets"), facets);
                collect(dataset.path("inputFacets"), facets);
                collect(dataset.path("outputFacets"), facets);
            });
        }
        for (JsonNode facet : facets) {
            assertThat(faults(facet, facet.get("_schemaURL").asString()))
                    .as(facet.toString())
                    .isEmpty();
        }
        return facets.size();
    }

    private static void collect(JsonNode facets, List<JsonNode> found) {
        facets.forEach(found::add);
    }

    private static List<String> faults(JsonNode value, String schemaUrl) {
        Schema schema = SCHEMAS.getSchema(SchemaLocation.of(schemaUrl));
        return schema
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
