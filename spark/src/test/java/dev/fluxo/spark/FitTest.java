package dev.fluxo.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit, and what Spark tells of lost tasks, is said in words of ours. */
class FitTest {
    @ParameterizedTest
    @CsvSource({"3.5.1, 2.12.18", "3.5.1, 2.13.8", "4.0.2, 2.12.18", "5.0.0, 2.13.20"})
    void aReleaseThatDoesNotFitIsNamed(String spark, String scala) {
        assertThatThrownBy(() -> Fit.checkSpark(spark, scala))
                .hasMessageContaining("FLX-5202")
                .hasMessageContaining(spark)
                .hasMessageContaining(scala);
    }

    @Test
    void thatOfTheTestsFits() {
        assertThatCode(Fit::check).doesNotThrowAnyException();
        assertThatCode(() -> Fit.checkSpark("4.1.0", "2.13.17")).doesNotThrowAnyException();
    }

    @Test
    void classesThatExecutorsLackAreNamed() {
        Problem problem = Losses.problem("customers", "spark://m:7077", """
                Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times
                java.lang.ClassNotFoundException: dev.fluxo.engine.internal.parts.PartWork
                \tat java.net.URLClassLoader.findClass""", false);
        assertThat(problem.toString())
                .contains("FLX-5204", "PartWork", "spark://m:7077")
                .doesNotContain("URLClassLoader");
    }

    @Test
    void whatIsLostIsNamedOnce() {
        Problem problem = Losses.problem(
                "customers", "yarn", "Task 1 in stage 0.0 failed 4 times: OutOfMemoryError\nDriver stacktrace:", false);
        assertThat(problem.toString())
                .contains("FLX-5203", "customers", "OutOfMemoryError")
                .doesNotContain("stacktrace");
    }

    @Test
    void anApplicationThatHasEndedIsNamed() {
        assertThat(Losses.problem("customers", "spark://gone:7077", "cancelled", true)
                        .toString())
                .contains("FLX-5201", "spark://gone:7077");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "-B run --dry-run", "backfill --entities=x"})
    void whatMovesRowsIsDoneBySpark(String line) {
        assertThat(Main.bySpark(line.split(" "))).endsWith("--engine=spark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "run --engine local", "run --engine=local", "", "plan --effects"})
    void whatDoesNotIsLeftAsItIs(String line) {
        assertThat(Main.bySpark(line.split(" "))).containsExactly(line.split(" "));
    }
}
