package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecHashTest {
    @TempDir
    Path path;

    private SpecFolder folder;
    private String original;

    @BeforeEach
    void aHash() {
        folder = new SpecFolder(path);
        original = hash(SpecFolder.ENTITY);
    }

    @Test
    void isASha256InHex() {
        assertThat(original).matches("[0-9a-f]{64}");
    }

    /** The books hold it: another one would call every spec changed. */
    @Test
    void isTheSameInEveryVersion() {
        assertThat(original).isEqualTo("618cd273fb53d066a502af0a835b2bf8f5f2b5da93b296fcb3e0368514226a98");
        String byTwo = SpecFolder.ENTITY.replace(
                "keys: [customer_id]", "keys: [customer_id], write: update_insert, loaded_at: x");
        assertThat(hash(byTwo)).isEqualTo("a9f9b1230724cde8a55edb9208c4270f37f2e4cf5483bd7c5d5a80639a29874e");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_id: id | customer_id: id # the key",
                "customer_id: id | customer_id: { from: 'id' }",
                "customer_id: id | customer_id: { description: The key, from: id }",
                "transform: [trim] | transform: trim",
                "{ from: name, transform: [trim] } | { transform: [ 'trim' ], from: name }",
                "keys: [customer_id] | keys: customer_id",
                "[updated_at, id] } | [updated_at, id], lag: 0m, fence: safe }",
                "table: dim.CUSTOMER | table: '\"dim\".\"CUSTOMER\"'"
            })
    void layoutAndWritingDoNotCount(String right, String wrong) {
        String changed = SpecFolder.ENTITY.replace(right, wrong);
        assertThat(changed).isNotEqualTo(SpecFolder.ENTITY);
        assertThat(hash(changed)).isEqualTo(original);
    }

    @Test
    void aDefaultWrittenOutAndWhatIsForPeopleDoNotCount() {
        String changed = SpecFolder.ENTITY + "tags: [a]\nbatch_size: 50000\nmax_rejects: 100\ndescription: x\n";
        assertThat(hash(changed)).isEqualTo(original);
        assertThat(hash(changed + "on_error: reject\n")).isNotEqualTo(original);
    }

    @Test
    void theOrderOfKeysAndColumnsDoesNotCount() {
        String reordered = SpecFolder.ENTITY
                .replace("  customer_id: id\n", "")
                .replace("  updated_at: updated_at\n", "  updated_at: updated_at\n  customer_id: id\n")
                .replace("entity: customers\n", "");
        assertThat(hash(reordered + "entity: customers\n")).isEqualTo(original);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connection: oltp | connection: dw",
                "core.customers | core.customer",
                "[updated_at, id] | [id, updated_at]",
                "[updated_at, id] } | [updated_at, id], lag: 1s }",
                "customer_id: id | customer_id: ident",
                "[trim] | [trim, trim]",
                "[trim] | [{ trim: 1 }]",
                "[trim] | [{ trim: '1' }]",
                "from: name | expression: name",
                "dim.CUSTOMER | dim.CUSTOMERS",
                "[customer_id] | [updated_at]",
                "keys: [customer_id] | keys: [customer_id], loaded_at: x",
                "keys: [customer_id] | keys: [customer_id], inserted_at: x",
                "keys: [customer_id] | keys: [customer_id], run_id: x"
            })
    void whatItMeansCounts(String right, String wrong) {
        String changed = SpecFolder.ENTITY.replace(right, wrong);
        assertThat(changed).isNotEqualTo(SpecFolder.ENTITY);
        assertThat(hash(changed)).isNotEqualTo(original);
    }

    private String hash(String entity) {
        return folder.write("c.yaml", entity).entity().hash();
    }
}
