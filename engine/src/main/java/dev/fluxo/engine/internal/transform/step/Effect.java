package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;

/** What a transform makes of the values' type, so that a misfit is found before a value is seen. Says too little rather than too much. */
@FunctionalInterface
interface Effect {
    Flow of(Flow before, Arguments arguments);

    /** Nothing is known afterwards. */
    Effect UNKNOWN = (before, arguments) -> before.of(null);

    /** Text about as long as before. */
    Effect TEXT = (before, arguments) -> before.is(TypeKind.TEXT) ? before : before.of(Flow.TEXT);

    /** Text of any length. */
    Effect ANY_TEXT = (before, arguments) -> before.of(Flow.TEXT);

    /** Text of at most n characters. */
    Effect CUT = (before, arguments) -> {
        int most = arguments.integer("n");
        return before.text(before.length() == 0 ? most : Math.min(before.length(), most));
    };

    /** Text of n characters, or more. */
    Effect PADDED = (before, arguments) -> before.length() == 0
            ? before.of(Flow.TEXT)
            : before.text(Math.max(before.length(), arguments.integer("n")));

    /** Values of one kind, which stay as they are where they are of it already. */
    static Effect to(DataType type) {
        return (before, arguments) -> before.is(type.kind()) ? before : before.of(type);
    }
}
