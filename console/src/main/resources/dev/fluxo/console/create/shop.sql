-- What the profile 'local' reads until you choose another: a small shop. Delete this file with the profile.
CREATE SCHEMA shop;

CREATE TABLE shop.customers (
  id         INTEGER PRIMARY KEY,
  name       VARCHAR(100) NOT NULL,
  email      VARCHAR(100),
  updated_at TIMESTAMP DEFAULT LOCALTIMESTAMP ON UPDATE LOCALTIMESTAMP NOT NULL
);
INSERT INTO shop.customers
SELECT x, 'Customer ' || x, CASE WHEN MOD(x, 7) = 0 THEN NULL ELSE 'customer' || x || '@example.com' END,
       DATEADD(MINUTE, x, TIMESTAMP '2026-01-01 08:00:00')
FROM SYSTEM_RANGE(1, 1000);
CREATE INDEX customers_updated ON shop.customers (updated_at, id);

CREATE TABLE shop.orders (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES shop.customers,
  ordered_at  TIMESTAMP NOT NULL,
  total       DECIMAL(12, 2) NOT NULL,
  updated_at  TIMESTAMP DEFAULT LOCALTIMESTAMP ON UPDATE LOCALTIMESTAMP NOT NULL
);
INSERT INTO shop.orders
SELECT x, 1 + MOD(x * 7, 1000), DATEADD(MINUTE, x, TIMESTAMP '2026-01-02 08:00:00'), MOD(x * 37, 10000) / 100.0,
       DATEADD(MINUTE, x, TIMESTAMP '2026-01-02 08:00:00')
FROM SYSTEM_RANGE(1, 5000);
CREATE INDEX orders_updated ON shop.orders (updated_at, id);
