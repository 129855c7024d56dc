package dev.fluxo.maven;

import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.Rewound;
import dev.fluxo.engine.report.RewindTable;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Moves watermarks back, so that the next run reads rows again. Audited like a run. */
@Mojo(name = "rewind", aggregator = true, requiresProject = false, threadSafe = true)
final class RewindMojo extends EtlMojo {
    /** Which entities to move: a comma list of names, in which {@code *} stands for any letters. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** Move entities with any of these tags: a comma list. */
    @Parameter(property = "etl.tags")
    private @Nullable String tags;

    /** {@code start}; {@code here}: it stays where it is, and the entity is accepted as it is defined now; {@code run:<id>}: to where it was before that run; or a value of the first watermark column, which is read again first. */
    @Parameter(property = "etl.to")
    private @Nullable String to;

    /** Move without asking: needed where nobody can be asked. */
    @Parameter(property = "etl.confirm")
    private @Nullable String confirm;

    @Override
    Work prepare(Inputs inputs) {
        Selection selection = inputs.selection(entities, tags);
        if (selection.entities().isEmpty() && selection.tags().isEmpty()) {
            inputs.missing("etl.entities", "name what is to be read again: -Detl.entities=dim_cliente");
        }
        String wanted = inputs.required(
                "etl.to", to, "write -Detl.to=start, -Detl.to=here, -Detl.to=run:<id> or -Detl.to=2026-01-01T00:00:00");
        boolean sure = inputs.flag("etl.confirm", confirm);
        return (engine, console) -> {
            console.problems(engine.broken(selection));
            boolean[] moved = {false};
            engine.rewind(selection, wanted, moves -> {
                console.info(RewindTable.render(moves));
                moved[0] = sure || asked(wanted, moves);
                return moved[0];
            });
            if (!moved[0]) {
                throw new MojoFailureException("nothing was moved: add -Detl.confirm to move");
            }
            console.info(
                    stays(wanted)
                            ? "accepted; the next mvn etl:run goes on from there"
                            : "moved; the next mvn etl:run reads these rows again");
        };
    }

    private static boolean stays(String wanted) {
        return wanted.equals("here");
    }

    private boolean asked(String wanted, List<Rewound> moves) {
        String which = ProblemCount.count(moves.size(), "watermark", "watermarks");
        return canAsk()
                && Terminal.says(
                        stays(wanted)
                                ? "Keep " + which + " for what is defined now? yes or no: "
                                : "Move " + which + " back? yes or no: ",
                        "yes");
    }
}
