package dev.fluxo.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    private static final Parameter<String> PROFILE = Parameter.text("profile", "The profile", null);
    private static final Parameter<Path> REPORT = Parameter.folder("report", "The folder", "target/etl");
    private static final Parameter<Boolean> DRY_RUN = Parameter.flag("dryRun", "Only look");
    private static final Parameter<Integer> BATCH_SIZE = Parameter.count("batchSize", "How many", "as the specs say");
    private static final Parameter<Integer> THREADS = Parameter.count("threads", "How many", 1);
    private static final Parameter<List<String>> ENTITIES = Parameter.list("entities", "Which", "all");
    private static final Parameter<When> WHEN = Parameter.choice("failOn", "When", When.PARTIAL);

    private enum When {
        PARTIAL,
        FAILED
    }

    private final TestFrontEnd front = new TestFrontEnd(Path.of(""));
    private final Map<String, String> environment = new HashMap<>();
    private final Inputs inputs = new Inputs(front, environment::get);

    @Test
    void theUserWinsOverTheEnvironmentAndThatOverAFile() {
        assertThat(inputs.find(PROFILE)).isNull();
        front.configure("profile", "file");
        assertThat(inputs.find(PROFILE)).isEqualTo("file");
        environment.put("ETL_PROFILE", "environment");
        assertThat(inputs.find(PROFILE)).isEqualTo("environment");
        front.write("profile", "user");
        assertThat(inputs.find(PROFILE)).isEqualTo("user");
        front.write("profile", " ");
        assertThat(inputs.find(PROFILE)).isEqualTo("environment");
        assertThat(inputs.get(REPORT)).isEqualTo(Path.of("target/etl"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "False, false"})
    void switchesAreTrueOrFalse(String written, boolean meant) {
        front.write("dryRun", written);
        assertThat(inputs.get(DRY_RUN)).isEqualTo(meant);
        assertThat(inputs.problems()).isEmpty();
    }

    @Test
    void aSwitchThatNobodyTurnsOnIsOff() {
        assertThat(inputs.get(DRY_RUN)).isFalse();
        front.configure("dryRun", "true");
        assertThat(inputs.get(DRY_RUN)).isTrue();
        front.write("dryRun", "false");
        assertThat(inputs.get(DRY_RUN)).isFalse();
        front.write("dryRun", "perhaps");
        assertThat(inputs.get(DRY_RUN)).isFalse();
        assertThat(problems())
                .containsExactly(
                        "FLX-1025 --dryRun is 'perhaps': neither true nor false (write --dryRun to turn it on, or leave it out)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1.5", "2147483648", "true"})
    void countsAreWholeNumbersFromOne(String written) {
        environment.put("ETL_BATCH_SIZE", written);
        front.configure("batchSize", "5");
        assertThat(inputs.find(BATCH_SIZE)).isNull();
        assertThat(problems()).singleElement().asString().startsWith("FLX-1025 ETL_BATCH_SIZE is '" + written + "'");
        assertThat(inputs.get(THREADS)).isEqualTo(1);
    }

    @Test
    void aWrongValueOfAFileIsNamedByItsPlace() {
        front.configure("failOn", "Failed");
        assertThat(inputs.get(WHEN)).isEqualTo(When.FAILED);
        front.configure("failOn", "never");
        assertThat(inputs.get(WHEN)).isEqualTo(When.PARTIAL);
        assertThat(problems())
                .containsExactly("FLX-1025 the file's failOn is 'never': not known (one of: partial, failed)");
    }

    @Test
    void listsArePartedByCommas() {
        assertThat(inputs.get(ENTITIES)).isEmpty();
        front.configure("entities", " dim_*, ,fato ");
        assertThat(inputs.get(ENTITIES)).containsExactly("dim_*", "fato");
        assertThat(inputs.problems()).isEmpty();
        front.configure("entities", " , ");
        assertThat(inputs.get(ENTITIES)).isEmpty();
        assertThat(problems()).singleElement().asString().contains("the file's entities", "a list without a name");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(inputs.required(PROFILE, "name one")).isEmpty();
        assertThat(problems()).containsExactly("FLX-1025 --profile is missing (name one)");
    }

    @ParameterizedTest
    @CsvSource({"pipelines, ETL_PIPELINES", "dryRun, ETL_DRY_RUN", "batchSize, ETL_BATCH_SIZE", "failOn, ETL_FAIL_ON"})
    void variablesAreNamedAfterParameters(String parameter, String variable) {
        assertThat(Environment.variable(parameter)).isEqualTo(variable);
    }

    private List<String> problems() {
        return inputs.problems().stream().map(Problem::toString).toList();
    }
}
