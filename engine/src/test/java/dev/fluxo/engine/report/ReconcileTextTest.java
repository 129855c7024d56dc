package dev.fluxo.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Difference;
import dev.fluxo.engine.result.Reconciled.Figures;
import dev.fluxo.engine.result.Reconciled.Kind;
import dev.fluxo.engine.result.Reconciled.NotCompared;
import dev.fluxo.engine.result.Reconciled.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileTextTest {
    private static final Figures FIGURES = new Figures(30, 29, 4, 1, 16, 2, 1, 30, 1, 0, 0, 34, 33);

    private static String text(Reconciled... entities) {
        return ReconcileText.render(List.of(entities), Wording.neutral());
    }

    @Test
    void theTableComesFirstAndThenWhatItRestsOn() {
        Reconciled customers = new Reconciled(
                "customers",
                Status.DIFFERENT,
                FIGURES,
                List.of(
                        new Difference(Kind.MISSING, "id=7\nid=8", List.of()),
                        new Difference(Kind.VALUES, "id=9", List.of("nome", "limite"))),
                List.of("id", "nome", "limite"),
                List.of(new NotCompared("sk", "it is looked up")),
                16 * Math.pow(2, -64),
                List.of(Problem.error(Code.RECONCILE_DIFFERS, null, "it differs", "look")));
        Problem nothing = Problem.warning(Code.RECONCILE_NOTHING, null, "nothing is loaded", null);
        assertThat(text(customers, Reconciled.without("orders", Status.NOTHING, List.of(nothing))))
                .isEqualTo("""
                        entity     verdict    compared  in target  missing  different  only in target  waiting  rejected
                        customers  different        30         29        1          1              30        4         1
                        orders     nothing
                        customers:
                          - missing in the target: id=7 id=8
                          - different: id=9 (nome, limite)
                          - and 30 more
                          compared by id, nome, limite
                          not compared: sk (it is looked up)
                          16 ranges, 2 of them looked into; 34 rows came from the source, 33 from the target; the chance that a difference is overlooked is below 8.7e-19
                          FLX-5175 it differs (look)
                        orders:
                          FLX-5177 nothing is loaded""");
    }
}
