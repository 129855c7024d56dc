package dev.fluxo.observe.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import dev.fluxo.observe.FakeServer;
import dev.fluxo.observe.TestProject;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class NotifyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private TestProject project;

    @BeforeEach
    void aProject() {
        project = new TestProject(folder);
        observe("");
    }

    @AfterEach
    void close() throws SQLException {
        server.close();
        project.close();
    }

    private void observe(String more) {
        project.environment("HOOK", server.url() + "/hooks/abc");
        project.observe("{ notify: { url: '${env:HOOK}'" + more + " } }");
    }

    private JsonNode sent() {
        assertThat(project.warnings()).isEmpty();
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0).path()).isEqualTo("/hooks/abc");
        assertThat(server.requests().get(0).contentType()).isEqualTo("application/json");
        return JSON.readTree(server.requests().get(0).body());
    }

    @Test
    void aRunThatIsPartialIsTold() {
        project.breakCustomers();
        RunResult run = project.run();
        assertThat(sent().get("text").asString())
                .contains(
                        "run partial (profile te\"st)",
                        "1 of 2 entities loaded, 1 failed (customers)",
                        "\ncustomers: FLX-4",
                        "\nrun " + run.runId());
    }

    @Test
    void aRunThatFailedIsTold() {
        project.breakCustomers();
        project.run("customers");
        assertThat(sent().get("text").asString()).contains("run failed");
    }

    @Test
    void whatGoesWellIsNotTold() {
        project.run();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void onlyTheOccasionsThatAreWantedAreTold() {
        observe(", on: [failed]");
        project.breakCustomers();
        assertThat(project.run().status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aDryRunTellsNobody() {
        project.breakCustomers();
        assertThat(project.dryRun().status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aRunThatCannotBeginIsTold() {
        project.run();
        project.execute("ALTER TABLE audit.etl_run RENAME TO gone");
        assertThat(catchThrowable(project::run)).isNotNull();
        assertThat(sent().get("text").asString()).contains("a run failed", "before it was through: FLX-3");
    }

    @Test
    void targetsThatAreTooOldAreToldWhereSomebodyAsks() {
        project.with(engine -> {
            engine.tellStale(engine.status(Selection.ALL));
            return "";
        });
        assertThat(sent().get("text").asString())
                .contains("targets are older than they may be", "\nFLX-5140 'customers' is stale: nothing is loaded")
                .doesNotContain("orders");
    }

    @Test
    void teamsGetsACard() {
        observe(", template: teams");
        project.breakCustomers();
        project.run();
        JsonNode card = sent().at("/attachments/0/content");
        assertThat(card.get("type").asString()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/text").asString()).contains("customers: FLX-4");
    }

    @Test
    void aTemplateOfOnesOwnIsFilled() {
        observe(
                ", template: '{\"s\": \"{{ status }}!\", \"e\": [\"{{entities}}\"], \"p\": \"{{profile}}\", \"r\": \"{{run_id}}\"}'");
        project.breakCustomers();
        RunResult run = project.run();
        assertThat(sent())
                .isEqualTo(JSON.readTree("{\"s\": \"partial!\", \"e\": [\"customers\"], \"p\": \"te\\\"st\", \"r\": \""
                        + run.runId() + "\"}"));
    }

    @Test
    void aTemplateThatCannotBeUsedIsToldWhereItStands() {
        observe(", template: '{\"text\": \"{{txet}}\"}'");
        assertThat(project.problems())
                .singleElement()
                .asString()
                .contains(
                        "project.yaml:4:", "FLX-1006 template: this has a word in {{ }} that is none of text, status");
        observe(", template: '{\"text\": {{text}} }'");
        assertThat(project.problems())
                .singleElement()
                .asString()
                .contains("no JSON; words in {{ }} stand between its double quotes");
        observe(", template: '{} {}'");
        assertThat(project.problems()).singleElement().asString().contains("more than one JSON value");
        observe(", template: slack");
        assertThat(project.problems()).singleElement().asString().contains("is neither text nor teams");
    }

    @Test
    void aWebhookThatIsNotDefinedIsSaidAndHarmsNoRun() {
        project.observe("{ notify: { url: '${env:NOT_THERE}' } }");
        assertThat(project.problems()).isEmpty();
        assertThat(project.run().status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(project.warnings())
                .singleElement()
                .asString()
                .contains("FLX-1018", "'NOT_THERE' is not defined", "notify hears nothing, the run is not affected");
    }

    /** A driver may echo what it was given. */
    @Test
    void whatIsSentHoldsNoSecret() {
        project.environment("SECRET", "customers");
        observe(", headers: { X-Key: '${env:SECRET}' }");
        project.breakCustomers();
        project.run();
        assertThat(sent().get("text").asString()).contains("1 failed (****)").doesNotContain("customers");
    }
}
