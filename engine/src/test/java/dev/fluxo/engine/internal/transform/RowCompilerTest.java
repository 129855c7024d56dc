package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.TransformStep;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class RowCompilerTest {
    private static final List<String> SOURCE = List.of("id", "name", "state", "credit_limit");

    @Test
    void mapsTheRowOfTheContract() {
        RowFunction function = Rows.compile(
                List.of(
                        rule("customer_id", "id", null, null),
                        rule("nome", "name", null, null, "trim", "collapse_spaces", "title_case"),
                        rule("uf", "STATE", null, "uf =~ '[A-Z]{2}'", "trim", "upper"),
                        rule("faixa", null, "credit_limit >= 10000 ? 'ALTA' : 'PADRAO'", null)),
                SOURCE);
        Object[] target = new Object[4];

        assertThat(function.apply(new Object[] {1L, "  ana  SILVA ", "sp", 12000L}, target))
                .isNull();
        assertThat(target).containsExactly(1L, "Ana Silva", "SP", "ALTA");
    }

    @Test
    void checkSeesTheTransformedTargetColumns() {
        RowFunction function = Rows.compile(
                List.of(rule("a", "id", null, "B == 'X'"), rule("b", "name", null, null, "upper")), SOURCE);
        Object[] target = new Object[2];

        assertThat(function.apply(new Object[] {1L, "x", null, null}, target)).isNull();
        RowFault fault = function.apply(new Object[] {1L, "y", null, null}, target);
        assertThat(fault.column()).isEqualTo("a");
        assertThat(fault.code()).isEqualTo(Code.CHECK_FAILED);
        assertThat(fault.message()).isEqualTo("column 'a': the check `B == 'X'` is not met");
    }

    @Test
    void checkOnNullIsNotMet() {
        RowFunction function = Rows.compile(List.of(rule("uf", "state", null, "uf =~ '[A-Z]{2}'")), SOURCE);

        RowFault fault = function.apply(new Object[] {1L, null, null, null}, new Object[1]);

        assertThat(fault.code()).isEqualTo(Code.CHECK_FAILED);
        assertThat(fault.message()).contains("unknown, because a value is NULL");
    }

    @Test
    void checkMayLetNullPass() {
        RowFunction function =
                Rows.compile(List.of(rule("uf", "state", null, "uf == null || uf =~ '[A-Z]{2}'")), SOURCE);

        assertThat(function.apply(new Object[] {1L, null, null, null}, new Object[1]))
                .isNull();
        assertThat(function.apply(new Object[] {1L, null, "sp", null}, new Object[1]))
                .isNotNull();
    }

    @Test
    void checkMustBeACondition() {
        RowFunction function = Rows.compile(List.of(rule("uf", "state", null, "uf + 'x'")), SOURCE);

        RowFault fault = function.apply(new Object[] {1L, null, "SP", null}, new Object[1]);

        assertThat(fault.code()).isEqualTo(Code.EXPRESSION_FAILED);
        assertThat(fault.message()).contains("neither true nor false");
    }

    @Test
    void reportsEveryProblemOfEveryRule() {
        List<Problem> problems = Rows.problems(
                List.of(
                        rule("a", "nam", null, "aa > 1", "trimm", "left(x)"),
                        rule("b", null, "credit_limt + stat", null),
                        rule("c", null, "1 +", null)),
                SOURCE);

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        Code.SOURCE_COLUMN_MISSING,
                        Code.EXPRESSION_UNKNOWN_NAME,
                        Code.TRANSFORM_UNKNOWN,
                        Code.TRANSFORM_ARGUMENTS,
                        Code.EXPRESSION_UNKNOWN_NAME,
                        Code.EXPRESSION_UNKNOWN_NAME,
                        Code.EXPRESSION_SYNTAX);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.location()).isEqualTo(Rows.AT));
        assertThat(problems).extracting(Problem::hint).contains("did you mean 'name'?", "did you mean 'trim'?");
    }

    @Test
    void withoutSourceColumnsOnlyTheSyntaxIsChecked() {
        Problems problems = new Problems();

        assertThat(RowCompiler.compile(List.of(rule("a", null, "whatever + 1", null)), null, problems))
                .isNull();
        assertThat(problems.all()).isEmpty();

        RowCompiler.compile(List.of(rule("a", null, "whatever +", null)), null, problems);
        assertThat(problems.all()).extracting(Problem::code).containsExactly(Code.EXPRESSION_SYNTAX);
    }

    @Test
    void aNameThatFitsTwoColumnsIsAmbiguousUnlessExact() {
        List<String> columns = List.of("Name", "NAME");

        assertThat(Rows.problems(List.of(rule("a", "NAME", null, null)), columns))
                .isEmpty();
        assertThat(Rows.problems(List.of(rule("a", "name", null, null)), columns))
                .extracting(Problem::code)
                .containsExactly(Code.NAME_AMBIGUOUS);
    }

    @Test
    void nullForARequiredColumnIsAFault() {
        DataType type = DataType.of(TypeKind.TEXT, "VARCHAR");
        ColumnRule rule = new ColumnRule(
                Rows.at("nome"), Rows.at("name"), null, null, List.of(), null, OnError.REJECT, type, false, false);

        RowFault fault = Rows.compile(List.of(rule), SOURCE).apply(new Object[] {1L, null, null, null}, new Object[1]);

        assertThat(fault)
                .isEqualTo(new RowFault(
                        "nome",
                        Code.VALUE_REQUIRED,
                        "column 'nome': NULL, but the column does not take NULL",
                        OnError.REJECT));
    }

    @Test
    void messagesNeverShowTheValue() {
        RowFunction function = Rows.compile(List.of(rule("a", "name", null, null, "to_integer")), SOURCE);

        RowFault fault = function.apply(new Object[] {1L, "s3cret", null, null}, new Object[1]);

        assertThat(fault.message())
                .isEqualTo("column 'a': transform to_integer: a text of 6 characters is not a whole number");
    }

    private static ColumnRule rule(String target, String from, String expression, String check, String... steps) {
        return new ColumnRule(
                Rows.at(target),
                located(from),
                located(expression),
                null,
                Arrays.stream(steps)
                        .map(step -> new TransformStep(step, Rows.AT))
                        .toList(),
                located(check),
                OnError.FAIL,
                null,
                true,
                false);
    }

    private static Located<String> located(String text) {
        return text == null ? null : Rows.at(text);
    }
}
