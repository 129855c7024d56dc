package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds run.json against the audit tables: the same names, the same figures. */
final class RunJsonCheck {
    /** What stands around each document. */
    private static final List<String> AROUND =
            List.of("schema_version", "command", "exit_status", "summary", "problems");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunJsonCheck() {}

    static void sameAsAudit(Shop shop) throws IOException {
        JsonNode json = JSON.readTree(Files.readString(shop.file("target/etl/run.json")));
        String run = json.get("run_id").asString();
        Map<String, String> fields = fields(json);
        assertThat(fields.keySet()).containsAll(AROUND);
        fields.keySet().removeAll(AROUND);
        assertThat(fields)
                .isEqualTo(fields(shop.maps("dw", "SELECT * FROM audit.etl_run WHERE run_id = '" + run + "'")
                        .get(0)));
        List<Map<String, Object>> rows =
                shop.maps("dw", "SELECT * FROM audit.etl_run_entity WHERE run_id = '" + run + "' ORDER BY entity_name");
        List<JsonNode> entities = json.get("entities")
                .valueStream()
                .sorted((a, b) -> a.get("entity_name")
                        .asString()
                        .compareTo(b.get("entity_name").asString()))
                .toList();
        assertThat(entities).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = rows.get(i);
            // These two say of a row which run it belongs to, which in the file is plain.
            row.remove("run_id");
            row.remove("dry_run");
            Map<String, String> entity = fields(entities.get(i));
            // The audit keeps no warnings.
            assertThat(entity.remove("warnings")).startsWith("[");
            // The audit has its code and its message.
            assertThat(entity.remove("problem")).matches("null|\\{.*");
            // These have a table of their own.
            assertThat(entity.remove("expectations")).startsWith("[");
            assertThat(entity).isEqualTo(fields(row));
        }
    }

    private static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        object.properties().stream()
                .filter(field -> !field.getKey().equals("entities"))
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    fields.put(
                            field.getKey(),
                            value.isContainer() ? value.toString() : value.isNull() ? "null" : value.asString());
                });
        fields.replaceAll((name, value) ->
                name.endsWith("_at") ? OffsetDateTime.parse(value).toInstant().toString() : value);
        return fields;
    }

    private static Map<String, String> fields(Map<String, Object> row) {
        Map<String, String> fields = new LinkedHashMap<>();
        row.forEach((name, value) -> fields.put(
                name, value instanceof OffsetDateTime time ? time.toInstant().toString() : String.valueOf(value)));
        return fields;
    }
}
