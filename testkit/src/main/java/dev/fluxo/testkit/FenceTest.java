package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.problem.Problem;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction that began before the run and commits after it: its rows are not jumped over. */
@OnEveryDatabase
class FenceTest {
    private static final String LATE = "INSERT INTO customer VALUES (1, 'late', 1, LOCALTIMESTAMP)";
    private static final String EARLY = "INSERT INTO customer VALUES (2, 'early', 1, LOCALTIMESTAMP)";

    @RegisterExtension
    final Workshop workshop;

    FenceTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aShopWithYesterdaysCustomers() {
        Shop.open(workshop);
        Shop.customers(workshop, 11, 20);
    }

    @Needs(Capability.OPEN_TRANSACTIONS)
    @Test
    void rowsOfAnOpenTransactionAreWaitedFor() throws SQLException {
        Run during;
        try (Database writer = workshop.source().another("")) {
            begin(writer, LATE);
            workshop.source().execute(EARLY);

            during = workshop.run();
            writer.connection().commit();
        }

        assertThat(during.counts("customers")).isEqualTo("read 10, inserted 10");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** There is nothing that a run could wait for, and nothing to warn of. */
    @Without(Capability.OPEN_TRANSACTIONS)
    @Test
    void whereNoneCanBeSeenNobodyIsWaitedForOrWarnedOf() {
        workshop.source().execute(EARLY);
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 11, inserted 11");
        assertThat(run.entity("customers").warnings()).isEmpty();
    }

    /** Nobody can write behind the back of an open transaction: its rows are the next, with and without a fence. */
    @Without(Capability.CONCURRENT_TRANSACTIONS)
    @ParameterizedTest(name = "fence: {0}")
    @ValueSource(strings = {"safe", "writers", "none"})
    void whereOneWriterWaitsForTheOtherNoRowComesLate(String fence) throws SQLException {
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at, id], fence: " + fence));
        String noPatience = workshop.source().backend().lockTimeout(50);
        try (Database writer = workshop.source().another("");
                Database other = workshop.source().another(noPatience)) {
            begin(writer, LATE);
            assertThatThrownBy(() -> other.attempt(EARLY)).isInstanceOf(SQLException.class);
            assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
            writer.connection().commit();
        }
        workshop.source().execute(EARLY);
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 2, inserted 2");
        assertThat(run.entity("customers").warnings()).isEmpty();
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** What the fence is there for: without it the late row is behind the watermark when it appears. */
    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @Test
    void withoutAFenceTheLateRowIsLost() throws SQLException {
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at, id], fence: none"));
        try (Database writer = workshop.source().another("")) {
            begin(writer, LATE);
            workshop.source().execute(EARLY);
            assertThat(workshop.run().counts("customers")).isEqualTo("read 11, inserted 11");
            writer.connection().commit();
        }
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @Test
    void aTransactionThatOnlyReadsHoldsNobodyBack() throws SQLException {
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at, id], fence: writers"));
        try (Database reader = workshop.source().another("")) {
            begin(reader, "SELECT COUNT(*) FROM customer");
            workshop.source().execute(EARLY);
            assertThat(workshop.run().counts("customers")).isEqualTo("read 11, inserted 11");
            reader.connection().rollback();
        }
    }

    @Needs(Capability.LOGINS)
    @Test
    void aUserWhoCannotSeeTransactionsIsWarned() {
        workshop.source().backend().createReader(workshop.source(), "reader", "secret-of-the-reader");
        workshop.connections("user: reader, password: \"${env:READER_PASSWORD}\"");
        workshop.environment("READER_PASSWORD", "secret-of-the-reader");

        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 10, inserted 10");
        List<String> warnings = run.entity("customers").warnings().stream()
                .map(Problem::toString)
                .toList();
        oneSays(warnings, "FLX-5013");
    }

    /** Who may open the database sees all of it, whatever name is given. */
    @Without(Capability.LOGINS)
    @Test
    void whereNobodyLogsInAnyNameWillDo() {
        workshop.connections("user: reader, password: \"${env:READER_PASSWORD}\"");
        workshop.environment("READER_PASSWORD", "secret-of-the-reader");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 10, inserted 10");
        assertThat(run.entity("customers").warnings()).isEmpty();
    }

    private static void begin(Database database, String sql) throws SQLException {
        database.connection().setAutoCommit(false);
        database.execute(sql);
    }
}
