package dev.fluxo.engine.spi;

/**
 * A key of a connection in project.yaml that databases of one make have beside those of all. What stands behind it is a list of texts: the engine
 * reads it, looks up its variables, gives it to the dialect ({@link Dialect#keyProperties}), and describes it in the JSON Schema.
 *
 * @param paths its texts are paths, and relative to the folder of project.yaml
 * @param description a sentence, for the editor
 * @param example a value, as YAML
 */
public record ConnectionKey(String name, boolean paths, String description, String example) {}
