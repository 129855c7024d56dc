package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Selection;
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
    private final Map<String, String> system = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Inputs inputs = new Inputs(system::get, environment::get);

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverThePom() {
        assertThat(inputs.text("etl.profile", null)).isNull();
        assertThat(inputs.text("etl.profile", "pom")).isEqualTo("pom");
        environment.put("ETL_PROFILE", "environment");
        assertThat(inputs.text("etl.profile", "pom")).isEqualTo("environment");
        system.put("etl.profile", "system");
        assertThat(inputs.text("etl.profile", "pom")).isEqualTo("system");
        system.put("etl.profile", " ");
        assertThat(inputs.text("etl.profile", "pom")).isEqualTo("environment");
        assertThat(inputs.path("etl.report", null, "target/etl")).isEqualTo(Path.of("target/etl"));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false", "False, false"})
    void switchesAreTrueOrFalse(String written, boolean meant) {
        system.put("etl.dryRun", written);
        assertThat(inputs.flag("etl.dryRun", null)).isEqualTo(meant);
        assertThat(inputs.problems()).isEmpty();
    }

    @Test
    void aSwitchThatNobodyTurnsOnIsOff() {
        assertThat(inputs.flag("etl.dryRun", null)).isFalse();
        assertThat(inputs.flag("etl.dryRun", "true")).isTrue();
        system.put("etl.dryRun", "false");
        assertThat(inputs.flag("etl.dryRun", "true")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1.5", "2147483648", "true"})
    void countsAreWholeNumbersFromOne(String written) {
        environment.put("ETL_BATCH_SIZE", written);
        assertThat(inputs.count("etl.batchSize", "5")).isNull();
        assertThat(problems()).singleElement().asString().startsWith("FLX-1025 ETL_BATCH_SIZE is '" + written + "'");
    }

    @Test
    void aWrongValueOfThePomIsNamedByItsElement() {
        assertThat(inputs.choice("etl.failOn", "Failed", FailOn.PARTIAL)).isEqualTo(FailOn.FAILED);
        assertThat(inputs.choice("etl.failOn", "never", FailOn.PARTIAL)).isEqualTo(FailOn.PARTIAL);
        assertThat(problems()).containsExactly("FLX-1025 <failOn> is 'never': not known (one of: partial, failed)");
    }

    @Test
    void listsArePartedByCommas() {
        assertThat(inputs.selection(" dim_*, ,fato ", "daily"))
                .isEqualTo(new Selection(List.of("dim_*", "fato"), List.of("daily")));
        assertThat(inputs.selection(null, null)).isEqualTo(Selection.ALL);
        assertThat(inputs.problems()).isEmpty();
        assertThat(inputs.selection(" , ", null)).isEqualTo(Selection.ALL);
        assertThat(problems()).singleElement().asString().contains("<entities>", "a list without a name");
    }

    @ParameterizedTest
    @CsvSource({
        "etl.pipelines, ETL_PIPELINES",
        "etl.dryRun, ETL_DRY_RUN",
        "etl.batchSize, ETL_BATCH_SIZE",
        "etl.failOn, ETL_FAIL_ON"
    })
    void variablesAreNamedAfterProperties(String property, String variable) {
        assertThat(Parameters.variable(property)).isEqualTo(variable);
    }

    @Test
    void mistypedNamesAreNoticed() {
        assertThat(Parameters.mistyped(List.of("etl.dryRun", "etl.source.host", "other.dryrun")))
                .isEmpty();
        assertThat(Parameters.mistyped(List.of("etl.dryrun", "etl.entites")).stream()
                        .map(problem -> problem.isError() + " " + problem))
                .containsExactly(
                        "true FLX-1025 -Detl.dryrun is not a property of Fluxo (did you mean -Detl.dryRun?)",
                        "false FLX-1025 -Detl.entites is not a property of Fluxo (did you mean -Detl.entities?)");
    }

    private List<String> problems() {
        return inputs.problems().stream().map(Problem::toString).toList();
    }
}
