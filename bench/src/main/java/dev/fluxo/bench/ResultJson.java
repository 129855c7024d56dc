package dev.fluxo.bench;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The result for programs: the machine, the summaries, and every single measurement. */
final class ResultJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultJson() {}

    static void write(Path file, Machine machine, List<Measurement> measurements, List<Summary> summaries) {
        ObjectNode root = JSON.createObjectNode();
        root.set("machine", JSON.valueToTree(machine.facts()));
        root.set("results", JSON.valueToTree(summaries));
        root.set("measurements", JSON.valueToTree(measurements));
        JSON.writeValue(file, root);
    }
}
