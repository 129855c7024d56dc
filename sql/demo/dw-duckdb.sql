-- The demo's warehouse in DuckDB: the star of dw-h2.sql. Its identities are sequences; texts have no length; facts need no index, since a column store is read, not probed.

CREATE SCHEMA dim;
CREATE SCHEMA fact;

CREATE TABLE dim.DIM_DATA (
  data_sk        INTEGER PRIMARY KEY,          -- 20260131: the one surrogate key that may speak
  data           DATE NOT NULL UNIQUE,
  ano            SMALLINT NOT NULL,
  mes            SMALLINT NOT NULL,
  dia_da_semana  SMALLINT NOT NULL,
  feriado        VARCHAR,
  dw_loaded_at   TIMESTAMP NOT NULL
);

-- A row for each version of a customer.
CREATE SEQUENCE dim.CLIENTE_SK;
CREATE TABLE dim.DIM_CLIENTE (
  cliente_sk     INTEGER DEFAULT nextval('dim.CLIENTE_SK') PRIMARY KEY,
  customer_id    INTEGER NOT NULL,
  nome           VARCHAR,
  email          VARCHAR,
  telefone       VARCHAR,
  uf             VARCHAR NOT NULL,
  limite_credito DECIMAL(12, 2),
  faixa          VARCHAR NOT NULL,
  valido_de      TIMESTAMP NOT NULL,
  valido_ate     TIMESTAMP,
  atual          BOOLEAN NOT NULL,
  dw_loaded_at   TIMESTAMP NOT NULL,
  UNIQUE (customer_id, valido_de)
);

CREATE SEQUENCE dim.PRODUTO_SK;
CREATE TABLE dim.DIM_PRODUTO (
  produto_sk   INTEGER DEFAULT nextval('dim.PRODUTO_SK') PRIMARY KEY,
  product_id   INTEGER NOT NULL UNIQUE,
  sku          VARCHAR,
  nome         VARCHAR NOT NULL,
  categoria    VARCHAR NOT NULL,
  departamento VARCHAR NOT NULL,
  preco        DECIMAL(12, 2) NOT NULL,
  ativo        BOOLEAN NOT NULL,
  updated_at   TIMESTAMP NOT NULL,
  dw_loaded_at TIMESTAMP NOT NULL
);

CREATE TABLE fact.FATO_PEDIDO (
  order_item_id  BIGINT PRIMARY KEY,
  order_id       INTEGER NOT NULL,
  customer_id    INTEGER NOT NULL,             -- the keys of the source stay beside the surrogate keys: by them a fact finds a member that comes later
  product_id     INTEGER NOT NULL,
  data_pedido    DATE NOT NULL,
  cliente_sk     INTEGER NOT NULL,
  produto_sk     INTEGER NOT NULL,
  data_sk        INTEGER NOT NULL,
  situacao       VARCHAR NOT NULL,
  canal          VARCHAR NOT NULL,
  quantidade     INTEGER NOT NULL,
  preco_unitario DECIMAL(12, 2) NOT NULL,
  desconto       DECIMAL(5, 4) NOT NULL,
  valor_liquido  DECIMAL(14, 2) NOT NULL,
  updated_at     TIMESTAMP NOT NULL,
  dw_loaded_at   TIMESTAMP NOT NULL
);
