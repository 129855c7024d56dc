package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Command;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.command.Commands;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a command line is taken for: help, faults, completion. */
class FluxoTest {
    /** Nothing can be meant by it. */
    @TempDir
    static Path empty;

    static List<Command> commands() {
        return Commands.all();
    }

    @Test
    void helpNamesEveryCommand() {
        Called help = Called.of("-h");
        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(Commands.all())
                .allSatisfy(command -> assertThat(help.out()).anyMatch(line -> line.startsWith("  " + command.name())));
        assertThat(help.out()).anyMatch(line -> line.contains("-D  <name>=<value>") && line.contains("${sys:name}"));
    }

    @Test
    void withoutACommandTheUsageIsAnError() {
        Called nothing = Called.of();
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).first().isEqualTo("Usage: fluxo COMMAND [OPTION...]");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfACommandNamesItsParameters(Command command) {
        Called help = Called.of(command.name(), "--help");
        assertThat(help.status()).isZero();
        String text = String.join("\n", help.out());
        assertThat(command.parameters())
                .extracting(Parameter::name)
                .allSatisfy(name -> assertThat(text).contains(new CliWording().parameter(name)));
        // Neither a format's nor a style's signs are left over.
        assertThat(text).doesNotContain("%n", "@|", "`", "%%");
    }

    @Test
    void theVersionIsTold() {
        assertThat(Called.of("--version").out())
                .singleElement()
                .asString()
                .startsWith("fluxo ")
                .contains("Java ");
    }

    /** What is wrong, and what is written instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rum                           | 'rum' is no command of fluxo (did you mean fluxo run?)
            --quite                       | --quite is no option of fluxo (did you mean --quiet?)
            run --dryrun                  | --dryrun is no option of fluxo run (did you mean --dry-run?)
            run --entites dim_x           | --entites is no option of fluxo run (did you mean --entities?)
            run --xyz                     | --xyz is no option of fluxo run (fluxo run -h lists what there is)
            run --tags a --tags b         | --tags is given twice (write one list: --tags=a,b)
            run --threads 1 --threads 2   | --threads is given twice (keep one of the two)
            run --entities                | --entities has no value (write --entities=<names>)
            run --entities --dry-run      | --entities has no value (write --entities=<names>)
            run --dry-run=maybe           | --dry-run is 'maybe': neither true nor false (write --dry-run to turn it on, or leave it out)
            run --threads=x               | --threads is 'x': not a whole number from 1 to 2147483647 (write --threads=4, for example)
            run dim_x                     | 'dim_x' belongs to no option of fluxo run (to choose entities, write --entities=dim_x)
            init dim_x                    | 'dim_x' belongs to no option of fluxo init (fluxo init -h lists what there is)
            run -Detl.dryRun              | -Detl.dryRun is written as an option here (write --dry-run)
            run -Detl.entities=a,b        | -Detl.entities is written as an option here (write --entities=a,b)
            status -Detl.dryRun           | -Detl.dryRun is written as an option here (fluxo status -h lists what there is)
            completion zsh                | 'zsh' belongs to no option of fluxo completion (fluxo completion -h lists what there is)
            new                           | --table is missing (write the table to read: --table=core.customers)
            """)
    void aFaultIsToldWithWhatWasMeant(String arguments, String message) {
        Called wrong = Called.of(arguments.split(" +"));
        assertThat(wrong.err()).contains("error: FLX-1025 " + message);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.status()).isEqualTo(2);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Called wrong = Called.of("-q", "run", "--entites", "dim_*", "--threads=x", "--tags=a", "--tags=b", "--profile");
        assertThat(wrong.err()).filteredOn(line -> line.startsWith("error: ")).hasSize(4);
        assertThat(wrong.err()).last().isEqualTo("fluxo run: 4 errors");
    }

    @Test
    void valuesAreTakenAsTheyAreWritten() {
        Call call = call("why", "--key", "-5", "--entities=a=b", "--profile=", "--pipelines", "@x");
        assertThat(call.mistakes()).isEmpty();
        assertThat(call.written("key")).isEqualTo("-5");
        assertThat(call.written("entities")).isEqualTo("a=b");
        assertThat(call.written("profile")).isEmpty();
        assertThat(call.written("pipelines")).isEqualTo("@x");
        assertThat(call.written("limit")).isNull();
    }

    @Test
    void aSwitchIsTurnedOnAndOff() {
        assertThat(call("run", "--dry-run").written("dryRun")).isEqualTo("true");
        assertThat(call("run", "--dry-run=false").written("dryRun")).isEqualTo("false");
        assertThat(call("run").written("dryRun")).isNull();
        assertThat(call("run", "--dry-run", "--entities=a").written("entities")).isEqualTo("a");
    }

    @Test
    void optionsOfAllCommandsStandBeforeAndAfter() {
        assertThat(call("-q", "run").has(CommandLines.QUIET)).isTrue();
        assertThat(call("run", "--quiet").has(CommandLines.QUIET)).isTrue();
        assertThat(call("run", "-X").has(CommandLines.TRACES)).isTrue();
        Call defined = call("-Da=1", "run", "-D", "b=2=3", "-Dc");
        assertThat(List.of("a", "b", "c")).extracting(defined::property).containsExactly("1", "2=3", "true");
        assertThat(defined.property("d")).isNull();
    }

    @Test
    void theScriptForShellsKnowsCommandsAndWords() {
        Called script = Called.of("completion");
        assertThat(script.status()).isZero();
        assertThat(String.join("\n", script.out()))
                .startsWith("#!/usr/bin/env bash")
                .contains("--dry-run", "retry-rejects")
                .contains("\"github\"");
    }

    private static Call call(String... arguments) {
        return ParsedCall.of(CommandLines.of(Commands.all()), arguments);
    }
}
