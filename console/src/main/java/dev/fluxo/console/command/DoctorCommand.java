package dev.fluxo.console.command;

import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.DiagnosisText;
import dev.fluxo.engine.report.json.DoctorJson;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.result.Diagnosis;
import dev.fluxo.engine.result.Diagnosis.Verdict;
import java.util.List;

final class DoctorCommand extends SelectingCommand {
    DoctorCommand() {
        super(
                "doctor",
                "Says whether watermarks can be trusted: NULLs, ties, index, who sets them, open transactions. Fails where"
                        + " one is unusable.",
                "examine");
    }

    @Override
    public Document<?> document() {
        return DoctorJson.DOCUMENT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        return (engine, console) -> {
            List<Diagnosis> diagnoses = engine.doctor(selection);
            console.answer(() -> DoctorJson.DOCUMENT.of(diagnoses));
            console.show(DiagnosisText.render(diagnoses, front.wording()));
            long unusable = diagnoses.stream()
                    .filter(diagnosis -> diagnosis.verdict() == Verdict.UNUSABLE)
                    .count();
            return unusable == 0
                    ? Outcome.WELL
                    : Outcome.failed(Counted.of(unusable, "entity", "entities") + " unusable");
        };
    }
}
