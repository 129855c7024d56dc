package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A permission that a run would miss at night is missed by `validate` online, which names the place in the spec. */
class PermissionsTest {
    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void logins() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("[trim]", "[left(20)]"));
        Shop.customers(workshop, 1, 3);
        String drop =
                "DO $$BEGIN DROP OWNED BY %1$s; DROP ROLE %1$s; EXCEPTION WHEN undefined_object THEN NULL; END$$;";
        for (Database database : new Database[] {workshop.source(), workshop.warehouse()}) {
            database.execute(drop.formatted("night_reader"));
            database.execute(drop.formatted("night_writer"));
        }
        workshop.source().execute("""
                CREATE ROLE night_reader LOGIN PASSWORD 'r';
                CREATE ROLE night_writer LOGIN PASSWORD 'w';
                GRANT SELECT ON customer TO night_reader;
                GRANT pg_read_all_stats TO night_reader""");
        workshop.warehouse().execute("""
                GRANT SELECT, INSERT, UPDATE ON dim_customer TO night_writer;
                GRANT USAGE ON SCHEMA ctl, audit TO night_writer;
                GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ctl, audit TO night_writer""");
        workshop.connections("user: night_reader, password: r", "user: night_writer, password: w");
    }

    @Test
    void whatIsGrantedIsEnough() {
        assertThat(workshop.validate(true)).isEmpty();
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT ON customer FROM night_reader | customers.yaml:2:35 | FLX-3012 | customer",
                "pg_read_all_stats FROM night_reader | customers.yaml:3:24 | FLX-5013 | pg_read_all_stats",
                "INSERT ON dim_customer FROM night_writer | customers.yaml:8:34 | FLX-3012 | table dim_customer",
                "UPDATE ON dim_customer FROM night_writer | customers.yaml:8:34 | FLX-3012 | table dim_customer",
                "UPDATE ON ctl.etl_control FROM night_writer | dw | FLX-3012 | table etl_control",
                "INSERT ON audit.etl_reject FROM night_writer | dw | FLX-3012 | table etl_reject",
            })
    void aMissingPermissionIsNamed(String revoked, String place, String code, String thing) {
        (revoked.endsWith("reader") ? workshop.source() : workshop.warehouse()).execute("REVOKE " + revoked);
        assertThat(workshop.validate(true)).hasSize(1);
        oneSays(workshop.validate(true), place, code, thing);
    }

    @Test
    void aDatabaseThatCannotBeReachedIsReportedOnce() {
        workshop.spec(Shop.SPEC.replace("entity: customers", "entity: customers_too"));
        workshop.connections("user: nobody, password: r", "user: night_writer, password: w");
        assertThat(workshop.validate(true)).hasSize(1);
        oneSays(workshop.validate(true), "FLX-3002", "'src'");
    }
}
