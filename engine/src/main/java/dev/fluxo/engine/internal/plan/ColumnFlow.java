package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.internal.transform.Flows;
import dev.fluxo.engine.internal.transform.step.Flow;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import java.util.Objects;

/**
 * A copied column on its way from the source, through its transforms, into the target.
 *
 * @param flow what is known of the values that arrive
 */
record ColumnFlow(ColumnSpec spec, Column from, Flow flow, Column to) {
    /** @param spec one that copies: it has a {@code from} */
    static ColumnFlow of(ColumnSpec spec, Column from, Column to) {
        return new ColumnFlow(spec, from, Flows.through(spec.transforms(), new Flow(from.type(), from.nullable())), to);
    }

    /** Types that never fit are found here, before a row is read. */
    void checkType(Problems problems) {
        DataType arriving = flow.type();
        if (arriving != null && Fits.never(arriving.kind(), to.type())) {
            problems.error(
                    Code.COLUMN_TYPE,
                    Objects.requireNonNull(spec.from()).at(),
                    "column '" + spec.target() + "' is " + to.type() + " and cannot take " + arrives(),
                    "convert it with a transform, such as to_integer or to_date");
        }
    }

    /** {@code 'name', which is VARCHAR(50)}, or what its transforms made of it. */
    String arrives() {
        boolean same = Objects.equals(flow.type(), from.type());
        return "'" + spec.from() + "', which is " + (same ? "" : from.type() + ", here ") + flow.type();
    }
}
