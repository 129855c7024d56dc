-- The demo's source: a small shop, filled with the dirt that real ones hold.
-- Every value is computed from a row number, so each set-up gives the same rows on every machine.
-- (UPPER and LOWER follow the locale of the JVM: TRANSLATE takes back what a Turkish one does to the letter i.)
-- All times lie in 2025. From the first real change on, ON UPDATE moves updated_at, as an application's trigger would.

CREATE SCHEMA core;

CREATE TABLE core.categories (
  id          INTEGER PRIMARY KEY,
  name        VARCHAR(60) NOT NULL,
  department  VARCHAR(60) NOT NULL,
  updated_at  TIMESTAMP DEFAULT LOCALTIMESTAMP ON UPDATE LOCALTIMESTAMP NOT NULL
);

CREATE TABLE core.products (
  id          INTEGER PRIMARY KEY,
  sku         VARCHAR(20),
  name        VARCHAR(120) NOT NULL,
  category_id INTEGER NOT NULL,
  price       DECIMAL(12, 2) NOT NULL,
  active      CHAR(1),
  updated_at  TIMESTAMP DEFAULT LOCALTIMESTAMP ON UPDATE LOCALTIMESTAMP NOT NULL
);

CREATE TABLE core.customers (
  id           INTEGER PRIMARY KEY,
  name         VARCHAR(120),
  email        VARCHAR(120),
  phone        VARCHAR(30),
  state        VARCHAR(10),
  credit_limit DECIMAL(12, 2),
  updated_at   TIMESTAMP DEFAULT LOCALTIMESTAMP ON UPDATE LOCALTIMESTAMP NOT NULL
);

CREATE TABLE core.orders (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL,
  ordered_at  TIMESTAMP(0) NOT NULL,
  status      VARCHAR(12) NOT NULL,
  channel     VARCHAR(20),
  updated_at  TIMESTAMP DEFAULT LOCALTIMESTAMP ON UPDATE LOCALTIMESTAMP NOT NULL
);

CREATE TABLE core.order_items (
  id          BIGINT PRIMARY KEY,
  order_id    INTEGER NOT NULL,
  product_id  INTEGER NOT NULL,
  quantity    INTEGER NOT NULL,
  unit_price  DECIMAL(12, 2) NOT NULL,
  discount    DECIMAL(5, 4),
  updated_at  TIMESTAMP DEFAULT LOCALTIMESTAMP ON UPDATE LOCALTIMESTAMP NOT NULL
);

CREATE TABLE core.calendar (
  calendar_day DATE PRIMARY KEY,
  holiday      VARCHAR(40),
  updated_at   TIMESTAMP DEFAULT LOCALTIMESTAMP ON UPDATE LOCALTIMESTAMP NOT NULL
);

-- Three years of days, with the holidays of a fixed date.
INSERT INTO core.calendar
SELECT calendar_day,
       CASE TO_CHAR(calendar_day, 'MM-DD') WHEN '01-01' THEN 'Confraternização Universal' WHEN '04-21' THEN 'Tiradentes'
         WHEN '05-01' THEN 'Dia do Trabalho' WHEN '09-07' THEN 'Independência' WHEN '10-12' THEN 'Nossa Senhora Aparecida'
         WHEN '11-02' THEN 'Finados' WHEN '11-15' THEN 'Proclamação da República' WHEN '12-25' THEN 'Natal' END,
       TIMESTAMP '2024-12-01 00:00:00'
FROM (SELECT DATEADD(DAY, x - 1, DATE '2024-01-01') AS calendar_day FROM SYSTEM_RANGE(1, 1096));

-- 20 categories in 5 departments, all written by one import: one value in updated_at.
INSERT INTO core.categories
SELECT x,
       ARRAY['Café', 'Chá', 'Açúcar', 'Pão', 'Feijão', 'Sabão', 'Detergente', 'Esponja', 'Alvejante', 'Vassoura',
             'Caderno', 'Lápis', 'Régua', 'Papel', 'Mochila', 'Camiseta', 'Calça', 'Tênis', 'Meia', 'Boné'][x],
       ARRAY['Alimentação', 'Limpeza', 'Limpeza & Organização', 'Papelaria', 'Vestuário']
            [CASE WHEN x <= 5 THEN 1 WHEN x <= 8 THEN 2 WHEN x <= 10 THEN 3 WHEN x <= 15 THEN 4 ELSE 5 END],
       TIMESTAMP '2025-01-02 00:00:00'
FROM SYSTEM_RANGE(1, 20);

-- 2 400 products; 400 at a time share one updated_at.
INSERT INTO core.products
SELECT x,
       CASE WHEN MOD(x, 97) = 0 THEN NULL
            WHEN MOD(x, 5) = 0 THEN ' sku-' || LPAD(x, 5, '0')
            ELSE 'SKU-' || LPAD(x, 5, '0') END,
       CASE WHEN MOD(x, 7) = 0 THEN TRANSLATE(UPPER(name), 'İ', 'I') WHEN MOD(x, 11) = 0 THEN '  ' || name || ' ' ELSE name END,
       category_id,
       CAST(199 + MOD(x * 7919, 49973) AS DECIMAL(12, 2)) / 100,
       CASE MOD(x, 17) WHEN 0 THEN NULL WHEN 1 THEN 'N' WHEN 2 THEN 's' ELSE 'S' END,
       DATEADD(SECOND, (x - 1) / 400 * 86413, TIMESTAMP '2025-02-01 08:30:00')
FROM (
  SELECT p.x, c.id AS category_id,
         c.name || ' ' || ARRAY['Clássico', 'Econômico', 'Premium', 'do Sertão', 'São João', 'Ñandú',
                                'Açaí', 'Grande', 'Pequeno', 'Edição Única'][1 + MOD(p.x * 31, 10)]
                || ' nº ' || p.x AS name
  FROM SYSTEM_RANGE(1, 2400) p JOIN core.categories c ON c.id = 1 + MOD(p.x * 13, 20)
);

-- 24 000 customers. The first 6 000 were imported at once and share one updated_at; later ones come 300 at a time.
INSERT INTO core.customers
SELECT x,
       CASE WHEN MOD(x, 1999) = 0 THEN NULL
            WHEN MOD(x, 7) = 0 THEN '  ' || TRANSLATE(LOWER(first_name), 'ı', 'i') || '  ' || TRANSLATE(UPPER(last_name), 'İ', 'I') || ' '
            WHEN MOD(x, 11) = 0 THEN TRANSLATE(UPPER(first_name || ' ' || last_name), 'İ', 'I')
            WHEN MOD(x, 13) = 0 THEN first_name || '   ' || last_name
            ELSE first_name || ' ' || last_name END,
       CASE WHEN MOD(x, 23) = 0 THEN NULL
            WHEN MOD(x, 17) = 0 THEN ''
            WHEN MOD(x, 19) = 0 THEN '   '
            WHEN MOD(x, 3) = 0 THEN ' Cliente.' || x || '@Exemplo.COM.BR '
            ELSE 'cliente.' || x || '@exemplo.com.br' END,
       CASE WHEN MOD(x, 29) = 0 THEN NULL
            WHEN MOD(x, 31) = 0 THEN ''
            WHEN MOD(x, 2) = 0 THEN '(' || (11 + MOD(x, 80)) || ') 9' || (1000 + MOD(x * 37, 9000)) || '-' || (1000 + MOD(x * 53, 9000))
            ELSE '+55 ' || (11 + MOD(x, 80)) || ' 9' || (1000 + MOD(x * 37, 9000)) || ' ' || (1000 + MOD(x * 53, 9000)) END,
       -- Twelve states are nonsense: the check of dim_cliente rejects their rows.
       CASE WHEN MOD(x, 2000) = 77 THEN 'S?'
            WHEN MOD(x, 41) = 0 THEN NULL
            WHEN MOD(x, 9) = 0 THEN TRANSLATE(LOWER(state), 'ı', 'i')
            WHEN MOD(x, 15) = 0 THEN ' ' || state || ' '
            ELSE state END,
       CASE WHEN MOD(x, 37) = 0 THEN NULL
            WHEN MOD(x, 10) = 0 THEN 10000
            ELSE CAST(MOD(x * 104729, 2500000) AS DECIMAL(12, 2)) / 100 END,
       CASE WHEN x <= 6000 THEN TIMESTAMP '2025-01-15 03:00:00'
            ELSE DATEADD(MICROSECOND, x / 300 * 137, DATEADD(HOUR, x / 300 * 7, TIMESTAMP '2025-03-01 09:00:00')) END
FROM (
  SELECT x,
         ARRAY['Ana', 'João', 'Conceição', 'José', 'Inês', 'Luís', 'Márcia', 'Antônio', 'Zoé', 'Caetano', 'Iñaki', 'Begoña',
               'Íris', 'Otávio', 'Úrsula', 'André', 'Lúcia', 'Célia', 'Sebastião', 'Rui', 'Thaís', 'Jürgen', 'Søren']
              [1 + MOD(x, 23)] AS first_name,
         ARRAY['Silva', 'de Souza', 'Araújo', 'Gonçalves', 'Muñoz', 'Conceição', 'Assunção', 'Magalhães', 'Simões', 'Brandão',
               'Leão', 'D''Ávila', 'Antunes', 'Peçanha', 'Corrêa', 'Ibáñez', 'Müller', 'Falcão', 'Sá']
              [1 + MOD(x / 23, 19)] || ' '
         || ARRAY['Lima', 'Pereira', 'Júnior', 'Neto', 'Barão', 'Ñústez', 'Galvão', 'Félix', 'Guimarães', 'Prado', 'Avelã']
              [1 + MOD(x * 5, 11)] AS last_name,
         ARRAY['SP', 'RJ', 'MG', 'BA', 'CE', 'RS', 'PE', 'PR', 'AM', 'GO', 'SC', 'PA', 'DF'][1 + MOD(x * 3, 13)] AS state
  FROM SYSTEM_RANGE(1, 24000)
);

-- 40 000 orders from January to September.
INSERT INTO core.orders
SELECT x, customer_id, ordered_at,
       ARRAY['NEW', 'PAID', 'SHIPPED', 'SHIPPED', 'SHIPPED', 'CANCELLED', 'RETURNED'][1 + MOD(x, 7)],
       CASE WHEN MOD(x, 43) = 0 THEN NULL ELSE ARRAY['Web', 'APP', 'loja ', 'Televendas'][1 + MOD(x * 7, 4)] END,
       DATEADD(MINUTE, MOD(x, 4000), ordered_at)
FROM (
  SELECT x, 1 + MOD(x * 6007, 24000) AS customer_id,
         DATEADD(SECOND, x * 586, TIMESTAMP '2025-01-01 00:10:00') AS ordered_at
  FROM SYSTEM_RANGE(1, 40000)
);

-- 120 000 items, one to five of each order. A recalculation in October touched 915 of them at once.
INSERT INTO core.order_items
SELECT i.id, i.order_id, p.id,
       1 + MOD(seed * 17, 9),
       p.price,
       CASE WHEN MOD(seed, 4) = 0 THEN CAST(MOD(seed, 31) / 100.0 AS DECIMAL(5, 4)) END,
       CASE WHEN MOD(seed, 131) = 0 THEN TIMESTAMP '2025-10-01 02:00:00.5' ELSE i.updated_at END
FROM (
  SELECT CAST(o.id AS BIGINT) * 10 + line.x AS id, o.id AS order_id, o.updated_at, o.id * 7 + line.x * 13 AS seed
  FROM core.orders o JOIN SYSTEM_RANGE(1, 5) line ON line.x <= 1 + MOD(o.id, 5)
) i
JOIN core.products p ON p.id = 1 + MOD(seed * 7919, 2400);

-- After the rows: checking them all at once is faster than one by one.
ALTER TABLE core.products ADD FOREIGN KEY (category_id) REFERENCES core.categories;
ALTER TABLE core.orders ADD FOREIGN KEY (customer_id) REFERENCES core.customers;
ALTER TABLE core.order_items ADD FOREIGN KEY (order_id) REFERENCES core.orders;
ALTER TABLE core.order_items ADD FOREIGN KEY (product_id) REFERENCES core.products;

-- What makes an incremental read cheap: one index per watermark.
CREATE INDEX core.categories_updated ON core.categories (updated_at, id);
CREATE INDEX core.products_updated ON core.products (updated_at, id);
CREATE INDEX core.customers_updated ON core.customers (updated_at, id);
CREATE INDEX core.orders_updated ON core.orders (updated_at, id);
CREATE INDEX core.order_items_updated ON core.order_items (updated_at, id);
