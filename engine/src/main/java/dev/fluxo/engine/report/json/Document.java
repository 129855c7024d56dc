package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command tells a program: one JSON object. The fields of the result stand among those that all documents have.
 *
 * @param <T> the result
 */
public final class Document<T> {
    /** Goes up when a field is taken away, or means something else. */
    private static final long VERSION = 1;

    private static final Shape<Head> HEAD = Shape.<Head>of()
            .field(
                    "schema_version",
                    Types.COUNT,
                    "The version of the document's fields: 1. It goes up when one is taken away or means something else, not when one"
                            + " is added",
                    head -> VERSION)
            .field("command", Types.NAME, "The command whose result this is", Head::command)
            .field(
                    "exit_status",
                    Types.COUNT,
                    "0: all is well; 1: something failed, or a check does not hold; 2: wrong usage, or a broken project."
                            + " Maven makes 1 of both",
                    head -> (long) head.ending().status())
            .nullable(
                    "summary",
                    Types.TEXT,
                    "Why the command did not end well, in a sentence; null where it did",
                    head -> head.ending().summary());
    private static final Shape<Ending> TAIL = Shape.<Ending>of()
            .field(
                    "problems",
                    Types.list(Shapes.PROBLEM),
                    "What is wrong, but for what the result itself says of an entity or a test. Of a command that could not"
                            + " begin: why",
                    Ending::problems);

    private final String command;
    private final String sentence;
    private final Shape<T> result;

    private Document(String command, String sentence, Shape<T> result) {
        this.command = command;
        this.sentence = sentence;
        this.result = result;
    }

    private record Head(String command, Ending ending) {}

    /** One whose result may be missing: lists are empty then, all else is null. */
    static <T> Document<T> of(String command, String sentence, Shape<T> result) {
        return new Document<>(command, sentence, result.orNothing());
    }

    /** One that has a result always. */
    static <T> Document<T> complete(String command, String sentence, Shape<T> result) {
        return new Document<>(command, sentence, result);
    }

    /** The command whose result it is. */
    public String command() {
        return command;
    }

    public Answer of(T value) {
        return new Answer((ending, told) -> text(ending, result.json(value, told), told));
    }

    /** Of a command that could not do its work. */
    public Answer nothing() {
        return new Answer((ending, told) -> text(ending, result.nothing(), told));
    }

    private String text(Ending ending, Map<String, @Nullable Object> found, Told told) {
        Map<String, @Nullable Object> json = HEAD.json(new Head(command, ending), told);
        json.putAll(found);
        json.putAll(TAIL.json(ending, told));
        return JsonText.pretty(json);
    }

    /** Its JSON Schema, as JSON text. */
    public String schema() {
        Map<String, Object> shared = new LinkedHashMap<>();
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>(HEAD.properties(shared));
        properties.computeIfPresent("command", (name, field) -> {
            field.put("const", command);
            return field;
        });
        properties.putAll(result.properties(shared));
        properties.putAll(TAIL.properties(shared));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Fluxo: " + command);
        schema.put("description", sentence);
        schema.put("type", "object");
        schema.put("required", new ArrayList<>(properties.keySet()));
        schema.put("properties", properties);
        schema.put("$defs", shared);
        return JsonText.pretty(schema);
    }

    /** A sentence on what it tells. */
    String sentence() {
        return sentence;
    }

    /** Those of its own. */
    List<? extends Field<?, ?>> fields() {
        return result.fields();
    }

    /** Those that all documents have. */
    static List<Field<?, ?>> common() {
        List<Field<?, ?>> all = new ArrayList<>(HEAD.fields());
        all.addAll(TAIL.fields());
        return all;
    }
}
