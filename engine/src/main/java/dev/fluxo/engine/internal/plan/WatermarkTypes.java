package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which columns can mark how far a load has come. */
final class WatermarkTypes {
    private static final Set<TypeKind> UNSUITABLE = EnumSet.of(TypeKind.BOOLEAN, TypeKind.FLOAT, TypeKind.OTHER);

    private WatermarkTypes() {}

    static void check(Column column, Located<String> name, Problems problems) {
        if (UNSUITABLE.contains(column.type().kind())) {
            problems.error(
                    Code.WATERMARK_TYPE,
                    name.at(),
                    "watermark column '" + name.value() + "' is " + column.type()
                            + ", whose order or text is not exact",
                    "use a timestamp, a date, a whole number, a decimal or a text column");
        }
    }

    /** A time of day alone begins anew each day, and only a time can be read again from so much earlier on. */
    static void checkFirst(Column first, WatermarkSpec watermark, Problems problems) {
        Located<String> name = watermark.columns().get(0);
        if (first.type().kind() == TypeKind.TIME) {
            problems.error(
                    Code.WATERMARK_TYPE,
                    name.at(),
                    "the watermark begins with '" + name.value() + "', which is " + first.type()
                            + ": a time of day begins anew each day, and rows of the next one lie behind it",
                    "begin with the day or with a timestamp, such as [sold_on, " + name.value() + "]");
        } else if (!watermark.lookback().isZero() && !first.type().kind().isTemporal()) {
            problems.error(
                    Code.LOOKBACK_WITHOUT_TIME,
                    name.at(),
                    "lookback is a length of time, but the watermark begins with '" + name.value() + "', which is "
                            + first.type(),
                    first.type().rules().version()
                            ? "leave lookback out: the database hands these values out itself, and none comes late"
                            : "begin with the time that the source sets at every change, or leave lookback out");
        }
    }

    /** Only a time or a version as the first column tells which rows can still be written. */
    static void checkFence(List<Column> columns, WatermarkSpec watermark, Problems problems) {
        DataType first = columns.get(0).type();
        if (!first.kind().isTemporal() && !first.rules().version()) {
            noFence(watermark.columns().get(0), problems);
        }
    }

    static void noFence(Located<String> first, Problems problems) {
        Location at = first.at();
        problems.warning(
                Code.SPEC_NO_FENCE,
                at,
                "the watermark begins with '" + first.value()
                        + "', which is no time: changed rows are not seen, and a row committed late can be passed over",
                "begin with the column that the source sets at every change");
    }
}
