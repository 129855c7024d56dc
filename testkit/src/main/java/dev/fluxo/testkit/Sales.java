package dev.fluxo.testkit;

/** Sales of months, from {@code sale} into {@code mart}, which is replaced: all of it, or a month. */
final class Sales {
    static final String SOURCE = "SELECT id, mon, product, amount FROM sale ORDER BY id";
    static final String TARGET = "SELECT id, mes, produto, valor FROM mart ORDER BY id";

    private Sales() {}

    /** Both tables, empty. The source may have an id twice. */
    static void open(Workshop workshop) {
        workshop.source()
                .execute("CREATE TABLE sale (id INT, mon VARCHAR(7), product VARCHAR(40), amount DECIMAL(12, 2))");
        workshop.warehouse().execute("""
                        CREATE TABLE mart (id INT PRIMARY KEY, mes VARCHAR(7), produto VARCHAR(30), valor DECIMAL(12, 2) CHECK (valor >= 0),
                          loaded TIMESTAMP, first_seen TIMESTAMP, run VARCHAR(36))""");
    }

    /** @param more keys below target; empty for none */
    static String spec(String more) {
        return spec("", more);
    }

    /** A month alone is read and replaced. */
    static String of(String month, String more) {
        return spec(
                " WHERE mon = '" + month + "'",
                "where: \"mes = '" + month + "'\"" + (more.isEmpty() ? "" : ", " + more));
    }

    private static String spec(String where, String more) {
        return """
                entity: sales
                source: { connection: src, query: "SELECT id, mon, product, amount FROM sale%s" }
                columns: { id: id, mes: mon, produto: product, valor: amount }
                target: { connection: dw, table: mart, keys: [id], strategy: replace%s }
                """.formatted(where, more.isEmpty() ? "" : ",\n  " + more);
    }

    /** Sales of a month with ids from…to. */
    static void of(Workshop workshop, String month, int from, int to) {
        workshop.source()
                .execute("INSERT INTO sale SELECT x, '%s', CONCAT('P', x), x * 1.5 FROM SYSTEM_RANGE(%d, %d)"
                        .formatted(month, from, to));
    }
}
