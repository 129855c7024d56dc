package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Advice;
import java.util.List;

/**
 * Whether a watermark can be trusted.
 *
 * @param findings in words, each with what it rests on
 * @param yaml lines to add to the spec, or to change; empty where nothing needs to be
 */
public record Diagnosis(String entity, Verdict verdict, List<Finding> findings, List<String> yaml) {
    public Diagnosis {
        findings = List.copyOf(findings);
        yaml = List.copyOf(yaml);
    }

    /** The worse, the later. */
    public enum Verdict {
        /** Rows are neither lost nor read again and again. */
        SAFE,
        /** Rows can be missed, or a run becomes slow, under circumstances that are named. */
        RISKY,
        /** A run would fail. */
        UNUSABLE
    }

    /** @param level how bad it is; SAFE for what is good, or just good to know */
    public record Finding(Verdict level, Advice advice) {
        /** For who uses the engine without a front end. */
        public String text() {
            return advice.toString();
        }
    }
}
