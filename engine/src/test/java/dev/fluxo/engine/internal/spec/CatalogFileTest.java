package dev.fluxo.engine.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.internal.model.CatalogLock;
import dev.fluxo.engine.internal.model.CatalogLock.LockedConnection;
import dev.fluxo.engine.internal.model.CatalogLock.LockedQuery;
import dev.fluxo.engine.internal.model.CatalogLock.LockedTable;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** catalog.lock.yaml is read back as it was written. */
class CatalogFileTest {
    @TempDir
    Path folder;

    private @Nullable CatalogLock written(CatalogLock lock, Problems problems) throws IOException {
        Files.writeString(folder.resolve(CatalogFile.NAME), CatalogText.write(lock, Wording.neutral()));
        return CatalogFile.read(folder, problems);
    }

    private static CatalogLock lock(String name) {
        LockedTable table = new LockedTable(
                Map.of(name, "VARCHAR(10) NOT NULL", "ID", "ENUM('a: b', 'c')"),
                List.of(List.of(name, "ID")),
                List.of());
        LockedQuery query = new LockedQuery(SpecHash.ofText(name), Map.of(name, "numeric(10,2) NULL"));
        return new CatalogLock(
                name, Map.of(name, new LockedConnection("postgresql", Map.of(name, table), Map.of(name, query))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain", "dim.DIM_CLIENTE", "\"a.b\".c", "two words", "null", "True", "no", "1e5", "007", "it's",
                        "a: b", "- a", "#x",
                "{a}", "[a, b]", "ção", "tab\there", "line\nend", "\u007f", "'", "&a", "*a", "!t", "%x", "@x", "a #b"
            })
    void anyNameIsReadBack(String name) throws IOException {
        Problems problems = new Problems();
        assertThat(written(lock(name), problems)).isEqualTo(lock(name));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void manyTablesAreReadBack() throws IOException {
        Map<String, LockedTable> tables = new TreeMap<>();
        Map<String, String> columns = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            columns.put("a_column_with_a_name_" + i, "CHARACTER VARYING(200) NOT NULL");
        }
        for (int i = 0; i < 1_000; i++) {
            tables.put("schema.table_" + i, new LockedTable(columns, List.of(), List.of()));
        }
        CatalogLock lock = new CatalogLock(null, Map.of("dw", new LockedConnection("h2", tables, Map.of())));
        Problems problems = new Problems();
        assertThat(written(lock, problems)).isEqualTo(lock);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void withoutAFileThereIsNone() {
        Problems problems = new Problems();
        assertThat(CatalogFile.read(folder.resolve("nowhere"), problems)).isNull();
        assertThat(problems.all()).isEmpty();
    }
}
