package dev.fluxo.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the specs of tests become on servers that know no MERGE. */
class WithoutMergeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target: { table: t, keys: [a, b] }|target: { table: t, keys: [a, b], write: update_insert }",
                "target: { keys: [a], loaded_at: l }|target: { keys: [a], write: update_insert, loaded_at: l }",
                "target:;  keys: [a];  loaded_at: l|target:;  keys: [a];  write: update_insert;  loaded_at: l",
                "target:;  keys: [a]|target:;  keys: [a];  write: update_insert",
                "target: { keys: [a], write: merge }|target: { keys: [a], write: update_insert }",
                "target: { keys: [a], write: update_insert }|target: { keys: [a], write: update_insert }",
                "target:;  keys: [a];  strategy: type2|target:;  keys: [a];  strategy: type2",
                "target: { keys: [a], strategy: append }|target: { keys: [a], strategy: append }",
            })
    void writesOtherwiseWhereItWouldMerge(String spec, String expected) {
        assertThat(SqlServerBackend.withoutMerge(spec.replace(';', '\n'))).isEqualTo(expected.replace(';', '\n'));
    }
}
