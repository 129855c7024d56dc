package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only PostgreSQL can tell of a value: of 3 000 rows the two that it refuses are found, whatever it is that refuses them. */
class RefusedByPostgresTest {
    private static final String SPEC = """
            entity: things
            source: { connection: src, table: thing }
            watermark: { columns: [id] }
            columns: { id: id, v: v }
            target: { connection: dw, table: thing, keys: [id] }
            on_error: reject
            """;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "an enum | v mood | 'sad' | 'cheerful' | v | FLX-4009 | 22P02",
                "NUL in jsonb | v jsonb | '{\"a\": 1}' | '{\"a\": \"\\u0000\"}' | v | FLX-4009 | 22P05",
                "no JSON | v jsonb | '{}' | '{' | v | FLX-4009 | 22P02",
                "a domain | v positive | '1' | '-1' | v | FLX-4009 | positive_check",
                "a range | v int4range | '[1,2)' | '[2,1)' | v | FLX-4009 | 22000",
                "an address | v inet | '10.0.0.1' | '10.0.0.256' | v | FLX-4009 | 22P02",
                "a trigger | v text | 'good' | 'bad' | v | FLX-4009 | refuse_bad()",
                "an index | v text | 'good' | (SELECT string_agg(md5(i::text), '') FROM generate_series(1, 400) i) | v | FLX-4009 | 54000",
                "a generated column | v int, g smallint GENERATED ALWAYS AS (v) | '7' | '70000' | v | FLX-4009 | 22003",
                "a partition | v int, PRIMARY KEY (id)) PARTITION BY RANGE (id | '7' | '8' | - | FLX-4009 | 23514",
                "a syntax | v tsquery | 'a' | 'a b' | v | FLX-4060 | 42601",
                "a name | v regclass | 'pg_class' | 'nowhere' | v | FLX-4060 | 42P01",
                "a policy | v text | 'good' | 'bad' | - | FLX-4009 | 42501"
            })
    void isFound(String what, String column, String good, String bad, String culprit, String code, String why) {
        workshop.warehouse().execute("""
                CREATE TYPE mood AS ENUM ('sad', 'happy');
                CREATE DOMAIN positive AS int CHECK (VALUE > 0);
                CREATE FUNCTION refuse_bad() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN IF NEW.v = 'bad' THEN RAISE 'the value is %%', NEW.v; END IF; RETURN NEW; END $$;
                CREATE TABLE thing (id int PRIMARY KEY, %s);
                """.formatted(column)
                .replaceFirst("PRIMARY KEY, (.*)PRIMARY KEY \\(id\\)", "NOT NULL, $1PRIMARY KEY (id)"));
        if (what.equals("a trigger")) {
            workshop.warehouse()
                    .execute("CREATE TRIGGER t BEFORE INSERT ON thing FOR EACH ROW EXECUTE FUNCTION refuse_bad()");
        }
        if (what.equals("an index")) {
            workshop.warehouse().execute("CREATE INDEX i ON thing (v)");
        }
        if (what.equals("a partition")) {
            workshop.warehouse().execute("CREATE TABLE part PARTITION OF thing FOR VALUES FROM (1) TO (9999)");
        }
        if (what.equals("a policy")) {
            workshop.warehouse()
                    .execute(
                            "ALTER TABLE thing ENABLE ROW LEVEL SECURITY; ALTER TABLE thing FORCE ROW LEVEL SECURITY;"
                                    + " CREATE POLICY p ON thing USING (true) WITH CHECK (v <> 'bad');"
                                    + " CREATE ROLE loader LOGIN PASSWORD 'x'; GRANT ALL ON ALL TABLES IN SCHEMA public, ctl, audit TO loader;"
                                    + " GRANT ALL ON SCHEMA public, ctl, audit TO loader; GRANT ALL ON ALL SEQUENCES IN SCHEMA ctl, audit TO loader");
            workshop.connections("", "user: loader, password: x");
        }
        int broken = what.equals("a partition") ? 9_998 : 2_998;
        String type = column.startsWith("v int,") || column.startsWith("v positive") ? "int" : "text";
        workshop.source()
                .execute("CREATE TABLE thing (id int PRIMARY KEY, v " + type + ");"
                        + " INSERT INTO thing SELECT i, " + good + " FROM generate_series(" + (broken - 2_997) + ", "
                        + (broken + 2) + ") i;"
                        + " UPDATE thing SET v = " + bad + " WHERE id IN (" + (broken + 1) + ", " + (broken + 2) + ")");
        workshop.spec(SPEC);

        Run run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.counts("things")).isEqualTo("read 3000, inserted 2998, rejected 2");
        assertThat(workshop.warehouse()
                        .rows("SELECT row_key, coalesce(column_name, '-'), error_code FROM audit.etl_reject"))
                .containsExactlyInAnyOrder(
                        "id=" + (broken + 1) + " | " + culprit + " | " + code,
                        "id=" + (broken + 2) + " | " + culprit + " | " + code);
        says(workshop.warehouse().text("SELECT max(error_message) FROM audit.etl_reject"), why);
        assertThat(workshop.run().counts("things")).isEqualTo("nothing");
    }

    /** The pool would cut the connection at this state, and all that had been loaded with it. */
    @Test
    void whatATriggerCallsNotSupportedIsOneRowsMatter() {
        workshop.source()
                .execute(
                        "CREATE TABLE thing (id int PRIMARY KEY, v text);"
                                + " INSERT INTO thing SELECT i, CASE WHEN i = 50 THEN 'bad' ELSE 'good' END FROM generate_series(1, 100) i");
        workshop.warehouse().execute("""
                CREATE TABLE thing (id int PRIMARY KEY, v text);
                CREATE FUNCTION refuse_bad() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.v = 'bad' THEN RAISE 'no' USING ERRCODE = '0A000'; END IF; RETURN NEW; END $$;
                CREATE TRIGGER t BEFORE INSERT ON thing FOR EACH ROW EXECUTE FUNCTION refuse_bad()""");
        workshop.spec(SPEC);
        assertThat(workshop.run().counts("things")).isEqualTo("read 100, inserted 99, rejected 1");
    }

    @ParameterizedTest(name = "commit: {0}")
    @CsvSource({"entity", "batch"})
    void aConstraintThatWaitsForTheCommitIsCheckedBefore(String commit) {
        workshop.warehouse().execute("""
                CREATE TABLE parent (id int PRIMARY KEY);
                INSERT INTO parent VALUES (1);
                CREATE TABLE thing (id int PRIMARY KEY, v int REFERENCES parent DEFERRABLE INITIALLY DEFERRED)""");
        workshop.source()
                .execute(
                        "CREATE TABLE thing (id int PRIMARY KEY, v int);"
                                + " INSERT INTO thing SELECT i, CASE WHEN i % 700 = 0 THEN 2 ELSE 1 END FROM generate_series(1, 3000) i");
        workshop.spec(SPEC + "commit: " + commit + "\nbatch_size: 1000\n");
        assertThat(workshop.run().counts("things")).isEqualTo("read 3000, inserted 2996, rejected 4");
        assertThat(workshop.warehouse().rows("SELECT row_key, column_name FROM audit.etl_reject ORDER BY 1"))
                .containsExactly("id=1400 | v", "id=2100 | v", "id=2800 | v", "id=700 | v");
    }

    /** A failure that is no row's is told as it is, at once. */
    @Test
    void aStatementThatFailsWithoutRowsIsNotHalved() {
        workshop.warehouse().execute("""
                CREATE TABLE thing (id int PRIMARY KEY, v text);
                CREATE SEQUENCE attempts;
                CREATE FUNCTION closed() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM nextval('attempts'); RAISE 'closed for tonight'; END $$;
                CREATE TRIGGER t BEFORE INSERT ON thing FOR EACH STATEMENT EXECUTE FUNCTION closed()""");
        workshop.source()
                .execute("CREATE TABLE thing (id int PRIMARY KEY, v text);"
                        + " INSERT INTO thing SELECT i, 'x' FROM generate_series(1, 3000) i");
        workshop.spec(SPEC);
        says(workshop.run().problem("things"), "FLX-4009", "closed()");
        assertThat(workshop.warehouse().number("SELECT last_value FROM attempts"))
                .isLessThan(6);
        assertThat(workshop.warehouse().rows("SELECT * FROM audit.etl_reject")).isEmpty();
    }

    /** A trigger that is broken refuses all rows alike: that is not the rows' fault, and rejecting them would hide it. */
    @Test
    void aTriggerThatIsBrokenIsNotTheRowsFault() {
        workshop.warehouse().execute("""
                CREATE TABLE thing (id int PRIMARY KEY, v text);
                CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM * FROM nowhere; RETURN NEW; END $$;
                CREATE TRIGGER t BEFORE INSERT ON thing FOR EACH ROW EXECUTE FUNCTION broken()""");
        workshop.source()
                .execute("CREATE TABLE thing (id int PRIMARY KEY, v text);"
                        + " INSERT INTO thing SELECT i, 'x' FROM generate_series(1, 3000) i");
        workshop.spec(SPEC + "max_rejects: 100%\n");
        says(workshop.run().problem("things"), "FLX-3005");
        assertThat(workshop.warehouse().rows("SELECT * FROM audit.etl_reject")).isEmpty();
    }

    /** Two of 60 000: as many statements as it takes to halve, not as there are rows. */
    @Test
    void theEffortIsBounded() {
        workshop.warehouse().execute("""
                CREATE TABLE thing (id int PRIMARY KEY, v int CHECK (v > 0));
                CREATE SEQUENCE statements;
                CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM nextval('statements'); RETURN NULL; END $$;
                CREATE TRIGGER t BEFORE INSERT ON thing FOR EACH STATEMENT EXECUTE FUNCTION count_it()""");
        workshop.source()
                .execute("CREATE TABLE thing (id int PRIMARY KEY, v int);"
                        + " INSERT INTO thing SELECT i, CASE WHEN i IN (12345, 54321) THEN -1 ELSE 1 END"
                        + " FROM generate_series(1, 60000) i");
        workshop.spec(SPEC);
        assertThat(workshop.run().counts("things")).isEqualTo("read 60000, inserted 59998, rejected 2");
        assertThat(workshop.warehouse().number("SELECT last_value FROM statements"))
                .isLessThan(90);
    }
}
