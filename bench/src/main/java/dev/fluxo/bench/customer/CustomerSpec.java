package dev.fluxo.bench.customer;

/** The entity, with the latest values alone or with their history. */
public final class CustomerSpec {
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
            """;

    public static final String TYPE1 = ENTITY + """
              updated_at: updated_at
            target: { connection: dw, table: dim_customer, keys: [customer_id], loaded_at: loaded_at }
            """;

    public static final String TYPE2 = ENTITY + """
            target:
              connection: dw
              table: dim_customer
              keys: [customer_id]
              strategy: type2
              history: { valid_from: valid_from, valid_to: valid_to, current: is_current }
              loaded_at: loaded_at
            """;

    private CustomerSpec() {}
}
