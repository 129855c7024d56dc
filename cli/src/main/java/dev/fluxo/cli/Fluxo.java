package dev.fluxo.cli;

import dev.fluxo.console.Outcome;
import dev.fluxo.console.command.Commands;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;

/** From arguments to an exit status. Start reading at {@link #run}. */
public final class Fluxo {
    private static final int WELL = 0;
    private static final int WRONG_USAGE = 2;

    private Fluxo() {}

    /** What a process does with these arguments, but for its end. Prints to {@code System.out} and {@code System.err}. */
    public static int run(String... arguments) {
        PlainCall plain = PlainCall.of(arguments);
        return plain == null ? ofAnyKind(arguments) : command(plain.command(), plain);
    }

    private static int ofAnyKind(String... arguments) {
        CommandLine fluxo = CommandLines.of(Commands.all());
        ParsedCall call = ParsedCall.of(fluxo, arguments);
        if (call.has(CommandLines.HELP)) {
            call.line().usage(System.out);
            return WELL;
        }
        if (call.has(CommandLines.VERSION)) {
            System.out.println(Version.text());
            return WELL;
        }
        String command = call.command();
        if (command == null || command.equals(CommandLines.COMPLETION)) {
            return ofItsOwn(command, call, fluxo);
        }
        return command(command, call);
    }

    private static int command(String command, Call call) {
        Logging.prepare(call.has(CommandLines.TRACES));
        return end(Commands.named(command).run(new CliFrontEnd(call)), call);
    }

    /** What is no command of the console's. */
    private static int ofItsOwn(@Nullable String command, Call call, CommandLine fluxo) {
        List<Problem> mistakes = call.mistakes();
        CliOutput output = call.output();
        mistakes.forEach(mistake -> output.error(mistake.in(call.wording()).toString()));
        if (!mistakes.isEmpty()) {
            return WRONG_USAGE;
        }
        if (command == null) {
            fluxo.usage(System.err);
            return WRONG_USAGE;
        }
        System.out.print(AutoComplete.bash("fluxo", fluxo));
        return WELL;
    }

    private static int end(Outcome outcome, Call call) {
        if (outcome.defect() != null) {
            call.output().debug(outcome.defect());
        }
        if (outcome.summary() != null) {
            System.err.println("fluxo " + call.command() + ": " + outcome.summary());
        }
        return outcome.status();
    }
}
