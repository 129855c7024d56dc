package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a dimension say when a version is valid: {@code from <= t < to}.
 *
 * @param openEnd what {@code to} holds for the current version, beside NULL; null: nothing
 * @param begin from when a member's first version is valid; null: nobody says
 * @param current flag of the version that is valid now; null: none
 */
public record PeriodSpec(
        Located<String> from,
        Located<String> to,
        @Nullable LocalDate openEnd,
        @Nullable LocalDate begin,
        @Nullable Located<String> current) {
    PeriodSpec(Located<String> from, Located<String> to) {
        this(from, to, null, null, null);
    }
}
