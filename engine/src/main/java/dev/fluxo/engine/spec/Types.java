package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.TableName;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of values that specs use. */
final class Types {
    private Types() {}

    /** Text, or any scalar as the text that the analyst wrote: a column may be called {@code no} or {@code 2024}. */
    static Type text() {
        return new ScalarType("text", Map.of("type", List.of("string", "number", "boolean"))) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                return scalar.text().isBlank() ? "it is empty" : null;
            }
        };
    }

    static Type text(String regex, String words) {
        Pattern pattern = Pattern.compile(regex);
        return new ScalarType("text", Map.of("type", "string", "pattern", "^" + regex + "$")) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                return pattern.matcher(scalar.text()).matches() ? null : "'" + scalar.text() + "' is not " + words;
            }
        };
    }

    static Type table() {
        return new ScalarType("a table name", Map.of("type", "string")) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                try {
                    TableName.parse(scalar.text());
                    return null;
                } catch (IllegalArgumentException e) {
                    return e.getMessage();
                }
            }
        };
    }

    static Type integer(long least) {
        return new ScalarType("a whole number", Map.of("type", "integer", "minimum", least)) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                Object value = Scalars.value(scalar);
                if (!(value instanceof Long number)) {
                    throw new WrongKind();
                }
                return number < least || number > Integer.MAX_VALUE
                        ? number + " is not between " + least + " and " + Integer.MAX_VALUE
                        : null;
            }
        };
    }

    static Type flag() {
        return new ScalarType("true or false", Map.of("type", "boolean")) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                if (!(Scalars.value(scalar) instanceof Boolean)) {
                    throw new WrongKind();
                }
                return null;
            }
        };
    }

    static Type choice(String... values) {
        List<String> allowed = List.of(values);
        return new ScalarType("text", Map.of("enum", allowed)) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                if (allowed.contains(scalar.text())) {
                    return null;
                }
                String nearest = NearestName.hint(scalar.text(), allowed);
                return "'" + scalar.text() + "' is not one of " + String.join(", ", allowed)
                        + (nearest == null ? "" : "; " + nearest);
            }
        };
    }

    static Type duration() {
        return new ScalarType("a duration", Map.of("type", "string", "pattern", Durations.PATTERN)) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                return Durations.parse(scalar.text()) == null
                        ? "'" + scalar.text() + "' is no duration: write a number and ms, s, m, h or d, such as 30s"
                        : null;
            }
        };
    }

    /** A count of rows, or a percentage of the rows read. */
    static Type rejectLimit() {
        return new ScalarType(
                "a number of rows or a percentage",
                Map.of("type", List.of("integer", "string"), "pattern", RejectLimits.PATTERN, "minimum", 0)) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                return RejectLimits.parse(scalar.text()) == null
                        ? "'" + scalar.text() + "' is neither a number of rows nor a percentage such as 1%"
                        : null;
            }
        };
    }

    /** A list, or one item without its brackets. */
    static Type list(Type item) {
        return new Type() {
            @Override
            public void check(String name, Node node, Problems problems) {
                if (node instanceof Node.Sequence sequence) {
                    sequence.items().forEach(value -> item.check(name, value, problems));
                } else if (node instanceof Node.Scalar) {
                    item.check(name, node, problems);
                } else {
                    problems.error(
                            Code.SPEC_WRONG_TYPE,
                            node.at(),
                            name + " needs a list, but this is " + node.kind(),
                            "[a, b]");
                }
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("anyOf", List.of(Map.of("type", "array", "items", item.schema()), item.schema()));
            }
        };
    }

    /** A list whose items are not scalars. */
    static Type listOf(Type item) {
        return new Type() {
            @Override
            public void check(String name, Node node, Problems problems) {
                if (node instanceof Node.Sequence sequence) {
                    sequence.items().forEach(value -> item.check(name, value, problems));
                } else {
                    problems.error(
                            Code.SPEC_WRONG_TYPE,
                            node.at(),
                            name + " needs a list, but this is " + node.kind(),
                            "begin each item with '- '");
                }
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("type", "array", "items", item.schema());
            }
        };
    }

    /** Keys of the analyst's own, each with a value of one type. */
    static Type mapOf(Type value) {
        return new Type() {
            @Override
            public void check(String name, Node node, Problems problems) {
                if (node instanceof Node.Mapping mapping) {
                    mapping.entries().forEach(entry -> value.check(entry.key().text(), entry.value(), problems));
                } else {
                    problems.error(
                            Code.SPEC_WRONG_TYPE,
                            node.at(),
                            name + " needs keys and values, but this is " + node.kind(),
                            null);
                }
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("type", "object", "additionalProperties", value.schema());
            }
        };
    }

    /** A scalar in the short form, keys and values in the long form. */
    static Type shortOrLong(Type shortForm, Type longForm) {
        return new Type() {
            @Override
            public void check(String name, Node node, Problems problems) {
                (node instanceof Node.Mapping ? longForm : shortForm).check(name, node, problems);
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of("anyOf", List.of(shortForm.schema(), longForm.schema()));
            }
        };
    }

    /** Any scalar, null included. */
    static Type anyScalar() {
        return new ScalarType("a single value", Map.of("type", List.of("string", "number", "boolean", "null"))) {
            @Override
            @Nullable
            String refuse(Node.Scalar scalar) {
                return null;
            }
        };
    }

    /** Whatever YAML can say: checked elsewhere. */
    static Type anything(Map<String, Object> schema) {
        return new Type() {
            @Override
            public void check(String name, Node node, Problems problems) {
                // Whoever compiles the value reports what is wrong with it.
            }

            @Override
            public Map<String, Object> schema() {
                return schema;
            }
        };
    }
}
