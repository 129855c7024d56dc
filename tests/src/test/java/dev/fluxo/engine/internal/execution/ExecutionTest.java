package dev.fluxo.engine.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.spec.SpecReader;
import dev.fluxo.engine.internal.spec.SpecRequest;
import dev.fluxo.engine.internal.target.TableLoader;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import dev.fluxo.testkit.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExecutionTest {
    private static final int BATCH = 3;

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @TempDir
    Path folder;

    private final List<String> arrived = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Database database;

    @BeforeEach
    void sevenRowsOfWhichTheFifthIsBad() {
        database = databases.inMemory();
        try (Session session = database.session()) {
            for (String statement : List.of(
                    "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20), at TIMESTAMP(6) NOT NULL)",
                    "INSERT INTO t SELECT x, CASE x WHEN 5 THEN '' ELSE ' name ' || x END, TIMESTAMP '2026-01-01 00:00:00'"
                            + " FROM SYSTEM_RANGE(1, 7)",
                    "CREATE TABLE dim (id INT PRIMARY KEY, nome CHAR(7), faixa VARCHAR(5) NOT NULL)")) {
                session.update(Sql.of(statement));
            }
            session.commit();
        }
    }

    private LoadPlan plan(String options) throws IOException {
        Files.writeString(folder.resolve("project.yaml"), """
                version: 1
                profiles: { test: { connections: { src: { url: "jdbc:h2:mem:x" } } } }
                """);
        Files.writeString(folder.resolve("numbers.yaml"), """
                entity: numbers
                source: { connection: src, table: t }
                watermark: { columns: [at, id] }
                columns:
                  id: id
                  nome: { from: name, transform: [trim, empty_to_null, { replace: { find: name, by: n } }], check: "nome != null", on_error: reject }
                  faixa: { expression: "id > 4 ? 'ALTA' : 'BAIXA'" }
                target: { connection: src, table: dim, keys: [id] }
                """ + options);
        SpecReader.Result read = SpecReader.read(new SpecRequest(
                folder, null, Map.<String, String>of()::get, name -> null, name -> null, new Redactor(), List.of()));
        assertThat(read.problems()).isEmpty();
        return Planner.plan(read.entities().get(0), database.catalog(), database.dialect(), database.catalog())
                .load();
    }

    private Moved moved(LoadPlan plan, boolean eachBatch) {
        Window window = new Window(null, null);
        try (BatchReader rows = new BatchReader(plan, window, database, BATCH)) {
            return new Execution(plan, window, new Rejects(plan), () -> {}).run(rows, new Told(eachBatch));
        }
    }

    @Test
    void saysWhatItMoved() throws IOException {
        Moved moved = moved(plan(""), false);
        assertThat(moved.counts()).isEqualTo(RowCounts.read(7).rejecting(1).plus(RowCounts.inserted(6)));
        assertThat(moved.batches()).isEqualTo(3);
        assertThat(moved.upTo())
                .isEqualTo(new Watermark(List.of(
                        new Watermark.Part("at", "timestamp", "2026-01-01T00:00"),
                        new Watermark.Part("id", "integer", "7"))));
        assertThat(arrived)
                .containsExactly(
                        "1 n 1 BAIXA", "2 n 2 BAIXA", "3 n 3 BAIXA", "4 n 4 BAIXA", "6 n 6 ALTA", "7 n 7 ALTA");
        assertThat(told).containsExactly("read 3", "read 3", "read 1", "rejected id=5", "written 7 in 3, last true");
    }

    @Test
    void saysItAfterEachBatchToWhoWantsIt() throws IOException {
        Moved moved = moved(plan(""), true);
        assertThat(moved.counts()).isEqualTo(RowCounts.read(7).rejecting(1).plus(RowCounts.inserted(6)));
        assertThat(told)
                .containsExactly(
                        "read 3",
                        "written 3 in 1, last false",
                        "read 3",
                        "rejected id=5",
                        "written 3 in 1, last false",
                        "read 1",
                        "written 1 in 1, last true");
    }

    @Test
    void endsWhereMoreIsRejectedThanTheEntityBears() throws IOException {
        LoadPlan plan = plan("max_rejects: 10%\n");
        assertThatThrownBy(() -> moved(plan, false))
                .isInstanceOf(FluxoException.class)
                .hasMessageContaining("'numbers' rejects more than 10% rows");
        assertThat(told).as("nothing of it is to be committed").containsExactly("read 3", "read 3", "read 1");
    }

    @Test
    void aPlanThatWasSentElsewhereMovesTheSameRows() throws IOException, ClassNotFoundException {
        LoadPlan plan = plan("");
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
            out.writeObject(plan);
            out.writeObject(new Window(moved(plan, false).upTo(), null, 1L));
        }
        List<String> here = List.copyOf(arrived);
        arrived.clear();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
            LoadPlan received = (LoadPlan) in.readObject();
            assertThat(received).isEqualTo(plan);
            assertThat(in.readObject()).isInstanceOf(Window.class);
            moved(received, false);
        }
        assertThat(arrived).isEqualTo(here);
    }

    private final class Told implements Sink, TableLoader {
        private final boolean eachBatch;
        private long added;

        Told(boolean eachBatch) {
            this.eachBatch = eachBatch;
        }

        @Override
        public TableLoader loader() {
            return this;
        }

        @Override
        public boolean eachBatch() {
            return eachBatch;
        }

        @Override
        public void read(Moved part) {
            told.add("read " + part.counts().read());
        }

        @Override
        public void rejected(List<Reject> rejects) {
            rejects.forEach(reject -> told.add("rejected " + reject.rowKey()));
        }

        @Override
        public void written(Moved since, boolean last) {
            told.add("written " + since.counts().read() + " in " + since.batches() + ", last " + last);
        }

        @Override
        public @Nullable Object[] newRow() {
            return new Object[3];
        }

        @Override
        public void add(@Nullable Object[] row, @Nullable Object[] source) {
            arrived.add(String.join(" ", Arrays.stream(row).map(String::valueOf).toList()));
            added++;
        }

        @Override
        public void pause() {}

        @Override
        public RowCounts flush() {
            RowCounts counts = RowCounts.inserted(added);
            added = 0;
            return counts;
        }

        @Override
        public void close() {}
    }
}
