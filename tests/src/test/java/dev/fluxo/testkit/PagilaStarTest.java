package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rentals and payments of pagila as a star, while its shop goes on. What has to be in it is asked of the source by SQL that knows no engine. */
class PagilaStarTest {
    /** What is known of customers: a city's new name is a change of each who lives there. */
    private static final String CUSTOMERS = """
            SELECT c.customer_id, c.first_name, c.last_name, c.email, c.store_id, a.district, t.city, o.country,
                   GREATEST(c.last_update, a.last_update, t.last_update, o.last_update) AS updated_at
            FROM customer c JOIN address a ON a.address_id = c.address_id JOIN city t ON t.city_id = a.city_id
            JOIN country o ON o.country_id = t.country_id""";

    private static final String FILMS = """
            SELECT f.film_id, f.title, f.release_year, f.rating, f.special_features, f.rental_rate, l.name AS language,
                   (SELECT string_agg(g.name, ', ' ORDER BY g.name) FROM film_category c JOIN category g ON g.category_id = c.category_id
                    WHERE c.film_id = f.film_id) AS categories,
                   GREATEST(f.last_update, l.last_update) AS updated_at
            FROM film f JOIN language l ON l.language_id = f.language_id""";

    /** Each rental with its customer as of that day, and its film as it is now. */
    private static final String EXPECTED_RENTALS = """
            SELECT r.rental_id, r.rental_date::text, r.return_date::text, CAST(to_char(r.rental_date AT TIME ZONE 'UTC', 'YYYYMMDD') AS INT),
                   f.title, trim(f.language), was.store_id, was.city, was.country, c.email
            FROM rental r JOIN inventory i ON i.inventory_id = r.inventory_id JOIN (%s) f ON f.film_id = i.film_id
            JOIN customer c ON c.customer_id = r.customer_id
            JOIN LATERAL (SELECT * FROM customer_log l WHERE l.customer_id = r.customer_id
              ORDER BY l.updated_at <= r.rental_date DESC, CASE WHEN l.updated_at <= r.rental_date THEN l.updated_at END DESC, l.updated_at
              LIMIT 1) was ON TRUE
            ORDER BY 1""".formatted(FILMS);

    private static final String RENTALS = """
            SELECT f.rental_id, f.rented_at::text, f.returned_at::text, f.date_sk, m.title, m.language, c.store_id, c.city, c.country, c.email
            FROM fact_rental f JOIN dim_customer c ON c.customer_sk = f.customer_sk JOIN dim_film m ON m.film_sk = f.film_sk
            JOIN dim_date d ON d.date_sk = f.date_sk ORDER BY 1""";

    private static final String EXPECTED_PAYMENTS = """
            SELECT p.payment_id, p.payment_date::text, p.amount, was.store_id, was.city, f.title
            FROM payment p JOIN rental r ON r.rental_id = p.rental_id JOIN inventory i ON i.inventory_id = r.inventory_id
            JOIN film f ON f.film_id = i.film_id
            JOIN LATERAL (SELECT * FROM customer_log l WHERE l.customer_id = p.customer_id
              ORDER BY l.updated_at <= p.payment_date DESC, CASE WHEN l.updated_at <= p.payment_date THEN l.updated_at END DESC, l.updated_at
              LIMIT 1) was ON TRUE
            ORDER BY 1""";

    private static final String PAYMENTS = """
            SELECT f.payment_id, f.paid_at::text, f.amount, c.store_id, c.city, m.title
            FROM fact_payment f JOIN dim_customer c ON c.customer_sk = f.customer_sk JOIN dim_film m ON m.film_sk = f.film_sk ORDER BY 1""";

    /** Each version, and when the next one of its customer begins: of the states those that differ from the one before. */
    private static final String EXPECTED_CUSTOMERS = """
            SELECT customer_id, first_name, last_name, store_id, district, city, country,
                   (LEAD(updated_at) OVER (PARTITION BY customer_id ORDER BY updated_at))::text
            FROM (SELECT l.*, LAG((first_name, last_name, store_id, district, city, country)) OVER w AS earlier FROM customer_log l
                  WINDOW w AS (PARTITION BY customer_id ORDER BY updated_at)) s
            WHERE earlier IS DISTINCT FROM (first_name, last_name, store_id, district, city, country) ORDER BY 1, updated_at""";

    private static final String VERSIONS = """
            SELECT customer_id, first_name, last_name, store_id, district, city, country, valid_to::text
            FROM dim_customer ORDER BY 1, valid_from""";

    private static final String EXPECTED_FILMS =
            "SELECT film_id, title, release_year, rating, special_features, rental_rate, trim(language), categories"
                    + " FROM (" + FILMS + ") f ORDER BY 1";

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void aShopAndAStar() {
        Pagila.load(workshop.source());
        workshop.source().execute("CREATE TABLE customer_log AS " + CUSTOMERS);
        workshop.warehouse().execute("""
                CREATE TABLE dim_customer (customer_sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id INT NOT NULL,
                  first_name VARCHAR(50), last_name VARCHAR(50), email VARCHAR(100), store_id INT, district VARCHAR(50), city VARCHAR(50),
                  country VARCHAR(50), valid_from TIMESTAMPTZ NOT NULL, valid_to TIMESTAMPTZ, loaded_at TIMESTAMPTZ,
                  UNIQUE (customer_id, valid_from));
                CREATE TABLE dim_film (film_sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, film_id INT NOT NULL UNIQUE, title VARCHAR(255),
                  release_year SMALLINT, rating VARCHAR(5), rental_rate NUMERIC(4, 2), special_features TEXT[], language VARCHAR(20), categories VARCHAR(200));
                CREATE TABLE dim_date (date_sk INT PRIMARY KEY, day DATE NOT NULL UNIQUE, year SMALLINT, month SMALLINT);
                CREATE TABLE fact_rental (rental_id INT PRIMARY KEY, rented_at TIMESTAMPTZ NOT NULL, returned_at TIMESTAMPTZ,
                  date_sk INT NOT NULL REFERENCES dim_date, customer_id INT NOT NULL, customer_sk INT NOT NULL REFERENCES dim_customer,
                  film_sk INT NOT NULL REFERENCES dim_film);
                CREATE TABLE fact_payment (payment_id INT PRIMARY KEY, paid_at TIMESTAMPTZ NOT NULL, amount NUMERIC(5, 2) NOT NULL,
                  customer_id INT NOT NULL, customer_sk INT NOT NULL REFERENCES dim_customer, film_sk INT NOT NULL REFERENCES dim_film)""");
        dimensions();
        facts();
    }

    private void dimensions() {
        workshop.spec("""
                entity: customers
                source: { connection: src, query: "%s" }
                watermark: { columns: [updated_at, customer_id] }
                columns: { customer_id: customer_id, first_name: first_name, last_name: last_name, email: email, store_id: store_id,
                  district: district, city: city, country: country }
                target:
                  connection: dw
                  table: dim_customer
                  keys: [customer_id]
                  loaded_at: loaded_at
                  strategy: type2
                  history: { valid_from: valid_from, valid_to: valid_to, begin: 1900-01-01, overwrite: [email] }
                batch_size: 100
                """.formatted(oneLine(CUSTOMERS)));
        workshop.spec("""
                entity: films
                source: { connection: src, query: "%s" }
                watermark: { columns: [updated_at, film_id] }
                columns: { "*": same, language: { from: language, transform: [trim] } }
                target: { connection: dw, table: dim_film, keys: [film_id] }
                """.formatted(oneLine(FILMS)));
        workshop.spec("""
                entity: dates
                source:
                  connection: src
                  query: |
                    SELECT CAST(to_char(d, 'YYYYMMDD') AS INT) AS date_sk, CAST(d AS DATE) AS day, CAST(EXTRACT(YEAR FROM d) AS INT) AS year,
                           CAST(EXTRACT(MONTH FROM d) AS INT) AS month
                    FROM generate_series(TIMESTAMP '2022-01-01', now() AT TIME ZONE 'UTC', INTERVAL '1 day') d
                columns: { "*": same }
                target: { connection: dw, table: dim_date, keys: [date_sk] }
                """);
    }

    private static String oneLine(String query) {
        return query.replaceAll("\\s+", " ");
    }

    private void facts() {
        workshop.spec("""
                entity: rentals
                source:
                  connection: src
                  query: |
                    SELECT r.rental_id, r.rental_date, CAST(r.rental_date AT TIME ZONE 'UTC' AS DATE) AS day, r.return_date, r.customer_id,
                           i.film_id, r.last_update
                    FROM rental r JOIN inventory i ON i.inventory_id = r.inventory_id
                watermark: { columns: [last_update, rental_id] }
                columns:
                  rental_id: rental_id
                  rented_at: rental_date
                  returned_at: return_date
                  customer_id: customer_id
                  date_sk: { lookup: dates, on: { day: day } }
                  customer_sk: { lookup: customers, on: { customer_id: customer_id }, as_of: rental_date }
                  film_sk: { lookup: films, on: { film_id: film_id } }
                target: { connection: dw, table: fact_rental, keys: [rental_id] }
                """);
        workshop.spec("""
                entity: payments
                source:
                  connection: src
                  query: |
                    SELECT p.payment_id, p.payment_date, p.amount, p.customer_id, i.film_id
                    FROM payment p JOIN rental r ON r.rental_id = p.rental_id JOIN inventory i ON i.inventory_id = r.inventory_id
                  deletes: { compare: keys }
                watermark: { columns: [payment_date, payment_id] }
                columns:
                  payment_id: payment_id
                  paid_at: payment_date
                  amount: amount
                  customer_id: customer_id
                  customer_sk: { lookup: customers, on: { customer_id: customer_id }, as_of: payment_date }
                  film_sk: { lookup: films, on: { film_id: film_id } }
                target: { connection: dw, table: fact_payment, keys: [payment_id], on_delete: delete }
                """);
    }

    private void same() {
        Same.rows(workshop.source(), EXPECTED_CUSTOMERS, workshop.warehouse(), VERSIONS);
        Same.rows(
                workshop.source(),
                EXPECTED_FILMS,
                workshop.warehouse(),
                "SELECT film_id, title, release_year, rating, special_features, rental_rate, language, categories FROM dim_film ORDER BY 1");
        assertThat(Same.rows(workshop.source(), EXPECTED_RENTALS, workshop.warehouse(), RENTALS))
                .isEqualTo((int) workshop.source().number("SELECT COUNT(*) FROM rental"));
        assertThat(Same.rows(workshop.source(), EXPECTED_PAYMENTS, workshop.warehouse(), PAYMENTS))
                .isEqualTo((int) workshop.source().number("SELECT COUNT(*) FROM payment"));
    }

    private Run run(String... entities) {
        Run run = workshop.run(entities);
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        return run;
    }

    private void remember() {
        workshop.source().execute("INSERT INTO customer_log " + CUSTOMERS + " EXCEPT SELECT * FROM customer_log");
    }

    /** Some went to the other shop on a day of that summer: the triggers of the source would date it today. */
    private void moved(String day, String who) {
        workshop.source().execute("""
                SET session_replication_role = replica;
                UPDATE customer SET store_id = 3 - store_id, last_update = '%s' WHERE %s;
                SET session_replication_role = DEFAULT""".formatted(day, who));
        remember();
    }

    @Test
    void rentalsAndPaymentsAreAStar() {
        run("customers");
        moved("2022-06-15", "customer_id % 4 = 1");
        run();
        same();

        // That is heard of after what they rented since then was loaded.
        moved("2022-07-10", "customer_id % 4 = 2");
        Run late = run();
        same();
        assertThat(late.counts("rentals")).isEqualTo("nothing");
        assertThat(late.entity("rentals").warnings().toString()).contains("FLX-5132");

        // The shop's own triggers date what it changes: people move, a city is renamed, films get another language and
        // come back.
        workshop.source().execute("""
                UPDATE customer SET address_id = address_id - 4 WHERE customer_id % 5 = 0;
                UPDATE city SET city = 'Renamed' WHERE city_id % 10 = 3;
                UPDATE customer SET email = lower(email) WHERE customer_id % 3 = 0;
                UPDATE film SET language_id = 2, rating = 'NC-17' WHERE film_id % 4 = 0;
                UPDATE rental SET return_date = now() WHERE return_date IS NULL;
                DELETE FROM payment WHERE payment_id % 100 = 7;
                CREATE TABLE payment_later PARTITION OF payment FOR VALUES FROM ('2022-08-01') TO (MAXVALUE);""");
        remember();
        workshop.source().execute("""
                INSERT INTO rental (rental_date, inventory_id, customer_id, staff_id)
                  SELECT now(), 4 * customer_id, customer_id, 1 FROM customer;
                INSERT INTO payment (customer_id, staff_id, rental_id, amount, payment_date)
                  SELECT customer_id, staff_id, rental_id, 3.99, now() FROM rental WHERE rental_date > '2023-01-01'""");
        Run second = run();
        same();
        assertThat(second.entity("films").counts().read()).isEqualTo(250);
        assertThat(second.entity("payments").counts().deleted()).isGreaterThan(100);
        assertThat(second.entity("customers").counts().versioned()).isGreaterThan(150);

        Run third = run();
        assertThat(third.counts("customers")).isEqualTo("nothing");
        assertThat(third.counts("rentals")).isEqualTo("nothing");
        assertThat(third.counts("payments")).isEqualTo("nothing");
    }
}
