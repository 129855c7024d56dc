package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A variable or a server is asked for when its connection is opened: checks without databases need no secrets. */
class LateSecretsTest {
    @RegisterExtension
    final Workshop workshop = new Workshop();

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        workshop.spec(
                Shop.SPEC
                        + "tests: [{ name: trims, given: [{ id: 1, name: ' Ana ' }], expect: [{ customer_id: 1, nome: Ana }] }]\n");
    }

    /** A third connection, which one entity reads. */
    private void far(String connection) {
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles:
                  test:
                    connections:
                      src: { %s }
                      dw: { %s }
                      far: { %s }
                """.formatted(
                        workshop.source().yaml(), workshop.warehouse().yaml(), connection));
        workshop.spec(Shop.SPEC
                .replace("entity: customers", "entity: far_customers")
                .replace("connection: src", "connection: far"));
    }

    @Test
    void checksWithoutDatabasesNeedNone() {
        workshop.file("project.yaml", """
                version: 1
                control: ${env:CONTROL}
                profiles:
                  prod:
                    connections:
                      src: { url: "jdbc:sqlserver://${env:OLTP_HOST};databaseName=shop", user: "${env:U}", password: "${env:P}" }
                      dw: { url: "${env:DW_URL}", server_id: dw }
                """);
        assertThat(workshop.validate(false)).isEmpty();
        try (Engine engine = workshop.engine()) {
            assertThat(engine.test(Selection.ALL).problems()).isEmpty();
            assertThat(engine.test(Selection.ALL).results()).hasSize(1);
        }
        oneSays(workshop.refusal(), "FLX-1018", "CONTROL", "project.yaml:2:10");
    }

    @Test
    void aRunOpensOnlyTheConnectionsOfItsEntities() {
        far("url: \"jdbc:h2:tcp://${env:FAR_HOST}/x\", password: \"${env:FAR_PASSWORD}\", server_id: far");
        Run run = workshop.run();
        assertThat(run.statuses()).containsExactlyInAnyOrder("customers success", "far_customers failed");
        assertThat(run.problem("far_customers")).contains("FLX-1018", "FAR_HOST", "project.yaml:8:");
        assertThat(workshop.run("customers").status()).isEqualTo("success");
    }

    @Test
    void onlineEveryUndefinedOneIsToldOnce() {
        far("url: \"jdbc:h2:tcp://${env:FAR_HOST}/x\", password: \"${env:FAR_PASSWORD}\"");
        oneSays(workshop.validate(true), "FLX-1018", "FAR_HOST", "project.yaml:8:");
        oneSays(workshop.validate(true), "FLX-1018", "FAR_PASSWORD", "project.yaml:8:");
    }

    @Test
    void theTextOfAUrlIsCheckedAsFarAsItIsKnown() {
        far("url: \"jdbc:h2:tcp://${env:FAR_HOST}/x;INIT=RUNSCRIPT FROM '${env:X}'\"");
        oneSays(workshop.validate(false), "FLX-3004", "init");
        far("url: \"jdbc:h2:tcp://${env:FAR_HOST}/x;PASSWORD=${env:X}\"");
        oneSays(workshop.validate(false), "FLX-3011", "password");
        far("url: \"jdbc:h2:tcp://${env:FAR_HOST}/x\", properties: { \"socketFactory\": \"${env:X}\" }");
        oneSays(workshop.validate(false), "FLX-3004", "socketfactory");
    }

    @Test
    void andAgainWhenItIsOpened() {
        far("url: \"jdbc:h2:mem:x${env:MORE}\"");
        assertThat(workshop.validate(false)).isEmpty();
        workshop.environment("MORE", ";INIT=CREATE TABLE hacked(id INT)");
        oneSays(workshop.validate(false), "FLX-3004", "init");
        oneSays(workshop.refusal(), "FLX-3004", "init");
        far("url: \"${env:ALL}\"");
        workshop.environment("ALL", "jdbc:nowhere:x");
        oneSays(workshop.validate(false), "FLX-3009");
    }

    @Test
    void aVariableOfAQueryIsTheEntitysOwnMatter() {
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM customer WHERE id > ${sys:store}"));
        oneSays(workshop.validate(false), "FLX-1018", "customers.yaml:", "'store'", "-Dstore=");
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM customer WHERE id > ${env:STORE}"));
        oneSays(workshop.validate(false), "FLX-1018", "customers.yaml:", "'STORE'", "STORE=");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.test(Selection.ALL).problems()).isEmpty();
        }
    }
}
