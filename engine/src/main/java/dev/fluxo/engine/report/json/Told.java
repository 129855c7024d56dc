package dev.fluxo.engine.report.json;

import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Wording;
import java.util.function.UnaryOperator;

/**
 * How texts are told.
 *
 * @param redact masks secrets
 * @param wording in which a next step is written
 */
public record Told(UnaryOperator<String> redact, Wording wording) {
    String text(String text) {
        return redact.apply(text);
    }

    String advice(Advice advice) {
        return redact.apply(advice.in(wording));
    }
}
