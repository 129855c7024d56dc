package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.cli.Fluxo;
import dev.fluxo.maven.Goal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn etl:run -Detl.dryRun} and {@code fluxo run --dry-run} print and do the same, each for itself on a project that is equal. */
class FrontEndsTest {
    /** Of a run, not of what it did. */
    private static final Pattern PASSING = Pattern.compile(
            "\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b|20(2[6-9]|[3-9]\\d)-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?|\\d+(\\.\\d+)? ?(ms|s|min|h|days?)\\b( ago)?|[\\d.,]+k? rows/s|(?<=_seconds\" : )\\d+");

    @TempDir
    Path home;

    private Shop forMaven;
    private Shop forFluxo;

    @BeforeEach
    void openShops() throws IOException {
        forMaven = Shop.open(home.resolve("of-maven"));
        forFluxo = Shop.open(home.resolve("of-fluxo"));
    }

    @Test
    void aProjectIsLoadedAlike() {
        same("init");
        same("validate");
        same("test");
        same("plan");
        same("plan", "-Detl.effects");
        same("run", "-Detl.dryRun", "-Detl.entities=cust*");
        assertThat(forFluxo.rows("dw", "SELECT id FROM dim_customer")).isEmpty();
        same("run");
        same("run", "-Detl.threads=2", "-Detl.batchSize=1");
        same("status");
        same("preview", "-Detl.limit=1");
        same("why", "-Detl.entities=customers", "-Detl.key=1");
        same("why", "-Detl.entities=customers", "-Detl.key=77");
        same("doctor");
        same("reconcile");
        same("ddl");
        same("rewind", "-Detl.entities=cust*", "-Detl.to=start");
        same("rewind", "-Detl.entities=cust*", "-Detl.to=start", "-Detl.confirm");
        same("run", "-Detl.full");
        same("backfill", "-Detl.entities=customers", "-Detl.from=2025-01-01");
        same("retry-rejects");
        same("snapshot");
        same("status", "-Detl.format=json");

        for (String query : List.of(
                "SELECT * FROM dim_customer ORDER BY id",
                "SELECT status, dry_run FROM audit.etl_run ORDER BY run_id",
                "SELECT entity_name, status, rows_read, rows_inserted, rows_unchanged FROM audit.etl_run_entity ORDER BY run_id",
                "SELECT entity_name, watermark FROM ctl.etl_control")) {
            assertThat(forFluxo.rows("dw", query)).isNotEmpty().isEqualTo(forMaven.rows("dw", query));
        }
    }

    @Test
    void whatIsWrongIsToldAlike() throws IOException {
        same("status");
        same("run", "-Detl.threads=none", "-Detl.failOn=never");
        same("run", "-Detl.dryRun=perhaps");
        same("run", "-Detl.entities=costumers", "-Detl.tags=cmr");
        same("new", "-Detl.limit=1");
        same("rewind");
        same("why", "-Detl.entities=customers");
        same("validate", "-Detl.output=x.json");
        same("validate", "-Detl.profile=prod");
        same("init");
        same("backfill", "-Detl.entities=customers", "-Detl.from=2025-02-01", "-Detl.until=2025-01-01");
        same("new", "-Detl.table=src:nowhere");
        same("validate", "-Detl.strict");
        for (Shop shop : List.of(forMaven, forFluxo)) {
            shop.spec(
                    "customers",
                    Shop.CUSTOMERS
                            .replace("columns: [updated_at, id]", "colums: []")
                            .replace("trim]", "trimm]"));
        }
        same("validate");
        same("run");
        same("plan", "-Detl.format=json");
        for (Shop shop : List.of(forMaven, forFluxo)) {
            Files.delete(shop.file("pipelines/customers.yaml"));
        }
        same("run");
    }

    private void same(String goal, String... properties) {
        Said maven = Goal.listen(() -> Goal.call(
                forMaven.file(""),
                goal,
                Stream.concat(Stream.of("-Detl.pipelines=" + forMaven.file("pipelines")), Arrays.stream(properties))
                        .toList()));
        List<String> line = new ArrayList<>(List.of(goal, "-B", "--pipelines=" + forFluxo.file("pipelines")));
        Arrays.stream(properties).map(FrontEndsTest::option).forEach(line::add);
        Said fluxo = Goal.listen(() -> Fluxo.run(line.toArray(String[]::new)));
        assertThat(lasting(fluxo, forFluxo))
                .as(String.join(" ", line))
                .isNotEmpty()
                .isEqualTo(lasting(maven, forMaven));
        assertThat(fluxo.failed()).isEqualTo(maven.failed());
    }

    /** {@code -Detl.dryRun} as {@code --dry-run}. */
    private static String option(String property) {
        String[] parts = property.substring("-Detl.".length()).split("=", 2);
        String name = "--" + parts[0].replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return parts.length == 1 ? name : name + "=" + parts[1];
    }

    /** What does not pass, written as Maven's users write it. */
    private static List<String> lasting(Said said, Shop shop) {
        return said.lines().stream()
                // Maven counts from the project, fluxo from where it is called.
                .map(line -> line.replaceAll(Pattern.quote(shop.file("").toString()) + "/?", ""))
                .map(line -> line.replaceFirst("^\\[ERROR] ", "error: "))
                .map(line -> PASSING.matcher(line).replaceAll("<passing>"))
                .map(line -> Pattern.compile("(?<![\\w-])--([a-z][a-z-]*)")
                        .matcher(line)
                        .replaceAll(option -> "-Detl." + camel(option.group(1))))
                .map(line -> line.replaceAll("(-Detl\\.\\w+=)'([^']*)'", "$1$2"))
                .map(line -> line.replaceAll("\\bfluxo ([a-z-]+)", "mvn etl:$1"))
                // Of widths, which times decide.
                .map(line -> line.replaceAll(" {2,}|-{2,}", "  ").stripTrailing())
                .toList();
    }

    private static String camel(String option) {
        return Pattern.compile("-([a-z])")
                .matcher(option)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
