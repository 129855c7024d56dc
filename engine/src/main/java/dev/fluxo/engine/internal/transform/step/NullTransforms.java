package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transforms between NULL and values. */
final class NullTransforms {
    private NullTransforms() {}

    static List<TransformType> all() {
        return List.of(
                TransformType.of(
                                "empty_to_null",
                                "A text without any character becomes NULL; put trim before it to include blank texts",
                                value -> value instanceof String text && text.isEmpty() ? null : value)
                        .with((before, arguments) -> before.is(TypeKind.TEXT) ? before.withNull(true) : before),
                new TransformType(
                                "null_to",
                                List.of(Param.scalar("value")),
                                "null_to('ND')",
                                "NULL becomes the value, with the type that it is written with; anything else stays",
                                arguments -> new NullTo(arguments.scalar("value")))
                        .with(NullTransforms::replaced));
    }

    /** The replacement of a text may be the longest of all. */
    private static Flow replaced(Flow before, Arguments arguments) {
        int length = before.length() == 0
                ? 0
                : Math.max(before.length(), arguments.text("value").length());
        return (length > before.length() ? before.text(length) : before).withNull(false);
    }

    private record NullTo(@Nullable Object replacement) implements Transform {
        NullTo {
            if (replacement == null) {
                throw new IllegalArgumentException("'value' must not be null");
            }
        }

        @Override
        public Object apply(Object value) {
            return value;
        }

        @Override
        public @Nullable Object ofNull() {
            return replacement;
        }
    }
}
