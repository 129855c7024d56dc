package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Diagnosis;
import dev.fluxo.engine.result.Diagnosis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code etl:doctor} prints: per entity the verdict, what it rests on, and the YAML to add. */
public final class DiagnosisText {
    private DiagnosisText() {}

    /** Several lines, without a line break at the end. */
    public static String render(List<Diagnosis> diagnoses, Wording wording) {
        List<String> lines = new ArrayList<>();
        for (Diagnosis diagnosis : diagnoses) {
            lines.add(diagnosis.entity() + ": " + word(diagnosis.verdict()));
            for (Finding finding : diagnosis.findings()) {
                String mark = finding.level() == Diagnosis.Verdict.SAFE ? "" : word(finding.level()) + ": ";
                lines.add("  - " + mark + Printable.line(finding.advice().in(wording)));
            }
            diagnosis.yaml().forEach(line -> lines.add("  add: " + Printable.line(line)));
        }
        return String.join("\n", lines);
    }

    private static String word(Diagnosis.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
