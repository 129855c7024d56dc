package dev.fluxo.bench;

import static java.util.stream.Collectors.joining;

import dev.fluxo.bench.customer.CustomerSpec;
import dev.fluxo.bench.customer.CustomerSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many small tables of customers, each with an entity of its own. Views put all of them together. */
final class ManyLoad implements Workload {
    private static final int ROWS_EACH = 100;
    /** Of so many entities one has rows. */
    private static final int ONE_OF = 20;

    private final int entities;
    private final boolean changes;

    /** @param changes whether some of them have rows after the first load */
    ManyLoad(int entities, boolean changes) {
        this.entities = entities;
        this.changes = changes;
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, changes ? Scenario.NIGHT : Scenario.NOTHING_NEW);
    }

    @Override
    public int load(Scenario scenario, int rows) {
        return scenario.load(rows * ROWS_EACH);
    }

    /** The names of the source's tables. */
    List<String> tables() {
        return IntStream.rangeClosed(1, entities)
                .mapToObj(number -> String.format(Locale.ROOT, "c%04d", number))
                .toList();
    }

    static String target(String table) {
        return "dim_" + table;
    }

    @Override
    public List<String> createSource(int rows) {
        List<String> statements = new ArrayList<>();
        int first = 1;
        for (String table : tables()) {
            statements.add(of(table, CustomerSql.CREATE_SOURCE));
            statements.add(of(table, CustomerSql.fill(PostgresSite.SERIES, first, first + ROWS_EACH - 1)));
            statements.add(of(table, CustomerSql.CREATE_INDEX));
            first += ROWS_EACH;
        }
        statements.add(all("customers", tables()));
        return statements;
    }

    private static String of(String table, String customers) {
        return customers.replace("customers", table).replace("dim_customer", target(table));
    }

    private static String all(String view, List<String> tables) {
        return tables.stream()
                .map(table -> "SELECT * FROM " + table)
                .collect(joining(" UNION ALL ", "CREATE VIEW " + view + " AS ", ""));
    }

    @Override
    public List<String> changeSource(int rows) {
        List<String> tables = tables();
        return !changes
                ? List.of()
                : IntStream.range(0, entities)
                        .filter(place -> place % ONE_OF == 0)
                        .mapToObj(place -> of(tables.get(place), CustomerSql.CHANGE))
                        .toList();
    }

    @Override
    public List<String> createTarget() {
        List<String> statements = new ArrayList<>();
        tables().forEach(table -> statements.add(of(table, CustomerSql.CREATE_TARGET)));
        statements.add(
                all("dim_customer", tables().stream().map(ManyLoad::target).toList()));
        return statements;
    }

    @Override
    public String expected() {
        return CustomerSql.transformed("customers");
    }

    @Override
    public String found() {
        return "SELECT " + CustomerSql.TARGET_COLUMNS + " FROM dim_customer";
    }

    @Override
    public List<String> sums() {
        return List.of("customer_id", "credit_limit");
    }

    @Override
    public Spec spec(String contender) {
        // Within braces YAML wants quotes around what begins with one.
        String spec = CustomerSpec.TYPE1
                .replace("entity: dim_customer", "entity: " + target("${table}"))
                .replace("table: customers", "table: \"${table}\"")
                .replace("table: dim_customer", "table: \"" + target("${table}") + '"');
        return new Spec("many", spec + "for_each: { table: [" + String.join(", ", tables()) + "] }\n");
    }

    /** What is new in a table since the last load, transformed; null: all. */
    static String rows(String table, @Nullable String last) {
        return CustomerSql.transformed(table) + (last == null ? "" : " WHERE updated_at > '" + last + "'");
    }

    /** What writes a file of rows to the target of a table. */
    static List<String> write(String table, String file) {
        return List.of(
                of(table, CustomerSql.CREATE_STAGE),
                "\\copy stage FROM '" + file + "'",
                of(table, CustomerSql.MERGE),
                "DROP TABLE stage");
    }
}
