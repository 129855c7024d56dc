package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Parameter;
import dev.fluxo.console.command.Commands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that picocli need not read, read as picocli does. Words are parted by single blanks. */
class PlainCallTest {
    private static List<String> told(Call call) {
        List<String> told = new ArrayList<>(List.of(String.valueOf(call.command())));
        for (String parameter : Commands.parameters()) {
            told.add(parameter + "=" + call.written(parameter));
        }
        for (String option : List.of(CommandLines.QUIET, CommandLines.TRACES, CommandLines.BATCH)) {
            told.add(option + "=" + call.has(option));
        }
        told.add(call.property("a") + "," + call.property("b") + "," + call.property("c.d"));
        told.add(call.mistakes().toString());
        return told;
    }

    private static String[] words(String line) {
        return line.split(" ", -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "run --entities=dim_*,fact",
                "run --entities dim_*",
                "run --dry-run --full=false --threads=4 --batch-size 100",
                "run --dry-run --tags=a",
                "run -q -e -B",
                "run --quiet --debug --batch-mode",
                "status -X --format json",
                "run -Da=1 -Db=2=3 -Dc.d=",
                "run --profile=a=b",
                "run --pipelines @x --report C:\\x",
                "why --entities=a --key=-5",
                "retry-rejects --tags=ção"
            })
    void itSaysWhatPicocliSays(String line) {
        PlainCall plain = Objects.requireNonNull(PlainCall.of(words(line)), line);
        assertThat(told(plain)).isEqualTo(told(ParsedCall.of(CommandLines.of(Commands.all()), words(line))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-h",
                "-q run",
                "run -h",
                "run --help",
                "rnu",
                "completion",
                "run init",
                "run --entites=a",
                "run --Entities=a",
                "run --entities",
                "run --entities=",
                "run --entities --dry-run",
                "run --dry-run=yes",
                "run --dry-run --dry-run",
                "run --tags=a --tags=b",
                "run -q --quiet",
                "run -D a=1",
                "run -Da",
                "run -D=1",
                "run -Detl.dryRun=true",
                "run -qB",
                "run --",
                "run --key=1"
            })
    void whateverElseIsLeftToPicocli(String line) {
        assertThat(PlainCall.of(words(line))).isNull();
    }

    /** Else each start would pay for picocli where nobody sees it. */
    @Test
    void everyParameterCanBeWritten() {
        for (String name : Commands.names()) {
            for (Parameter<?> parameter : Commands.named(name).parameters()) {
                String option = new CliWording().parameter(parameter.name()) + "=true";
                assertThat(PlainCall.of(name, option))
                        .as(Arrays.toString(words(name + " " + option)))
                        .isNotNull();
            }
        }
    }
}
