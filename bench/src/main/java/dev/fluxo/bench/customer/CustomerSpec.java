package dev.fluxo.bench.customer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pipelines folder. */
public final class CustomerSpec {
    private static final String PROJECT = """
            version: 1
            profiles:
              bench:
                connections:
                  oltp: %s
                  dw: %s
            """;

    private static final String ENTITY = """
            entity: dim_customer
            source: { connection: oltp, table: customers }
            watermark: { columns: [updated_at, id] }
            columns:
              customer_id: id
              name: { from: name, transform: [trim, collapse_spaces, title_case] }
              email: { from: email, transform: [trim, lower, empty_to_null] }
              phone: phone
              state: { from: state, transform: [trim, upper] }
              city: city
              credit_limit: credit_limit
              credit_class: { expression: "credit_limit >= 10000 ? 'ALTA' : 'PADRAO'" }
              born: born
              active: active
              updated_at: updated_at
            target: { connection: dw, table: dim_customer, keys: [customer_id], loaded_at: loaded_at }
            """;

    private CustomerSpec() {}

    /** Both connections as YAML. */
    public static void write(Path folder, String source, String target) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("project.yaml"), PROJECT.formatted(source, target));
        Files.writeString(folder.resolve("dim_customer.yaml"), ENTITY);
    }
}
