-- The demo's warehouse. The primary keys are the keys that the specs merge on.
-- No foreign keys from fact to dimension: a row that a check rejects must not stop the facts that point to it.

CREATE SCHEMA dim;
CREATE SCHEMA fact;

CREATE TABLE dim.DIM_CLIENTE (
  customer_id    INTEGER PRIMARY KEY,
  nome           VARCHAR(120),
  email          VARCHAR(120),
  telefone       VARCHAR(30),
  uf             VARCHAR(2) NOT NULL,
  limite_credito DECIMAL(12, 2),
  faixa          VARCHAR(10) NOT NULL,
  updated_at     TIMESTAMP NOT NULL,
  dw_loaded_at   TIMESTAMP NOT NULL
);

CREATE TABLE dim.DIM_PRODUTO (
  product_id   INTEGER PRIMARY KEY,
  sku          VARCHAR(20),
  nome         VARCHAR(120) NOT NULL,
  categoria    VARCHAR(60) NOT NULL,
  departamento VARCHAR(60) NOT NULL,
  preco        DECIMAL(12, 2) NOT NULL,
  ativo        BOOLEAN NOT NULL,
  updated_at   TIMESTAMP NOT NULL,
  dw_loaded_at TIMESTAMP NOT NULL
);

CREATE TABLE fact.FATO_PEDIDO (
  order_item_id  BIGINT PRIMARY KEY,
  order_id       INTEGER NOT NULL,
  customer_id    INTEGER NOT NULL,
  product_id     INTEGER NOT NULL,
  data_pedido    DATE NOT NULL,
  situacao       VARCHAR(12) NOT NULL,
  canal          VARCHAR(20) NOT NULL,
  quantidade     INTEGER NOT NULL,
  preco_unitario DECIMAL(12, 2) NOT NULL,
  desconto       DECIMAL(5, 4) NOT NULL,
  valor_liquido  DECIMAL(14, 2) NOT NULL,
  updated_at     TIMESTAMP NOT NULL,
  dw_loaded_at   TIMESTAMP NOT NULL
);

CREATE INDEX fact.FATO_PEDIDO_CLIENTE ON fact.FATO_PEDIDO (customer_id);
CREATE INDEX fact.FATO_PEDIDO_PRODUTO ON fact.FATO_PEDIDO (product_id);
