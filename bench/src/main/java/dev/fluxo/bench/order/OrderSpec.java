package dev.fluxo.bench.order;

/** The entity, with three look-ups or with the source's own keys. */
public final class OrderSpec {
    private static final String SOURCE = """
            entity: fact_order
            source: { connection: oltp, table: orders }
            watermark: { columns: [updated_at, id] }
            columns:
              order_id: id
              quantity: quantity
              amount: amount
              discount: discount
              channel: { from: channel, transform: [trim, upper] }
              status: status
              updated_at: updated_at
            """;

    public static final String LOOKED_UP = SOURCE + """
              customer_sk: { table: dim_customer, on: { customer_id: customer_id } }
              product_sk: { table: dim_product, on: { product_id: product_id } }
              day_sk: { table: dim_day, on: { day: order_date } }
            target: { connection: dw, table: fact_order, keys: [order_id] }
            """;

    public static final String NATURAL = SOURCE + """
              customer_id: customer_id
              product_id: product_id
              day: order_date
            target: { connection: dw, table: fact_natural, keys: [order_id] }
            """;

    private OrderSpec() {}
}
