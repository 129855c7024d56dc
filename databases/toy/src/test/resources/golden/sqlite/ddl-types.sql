CREATE TABLE types (
  c_boolean BOOLEAN,
  c_integer SMALLINT,
  c_decimal NUMERIC,
  c_float DOUBLE PRECISION,
  c_text TEXT,
  c_binary BLOB,
  c_date DATE,
  c_time TIME(0),
  c_timestamp TIMESTAMP(0),
  c_timestamp_tz TEXT,
  c_uuid UUID,
  c_other TEXT,
  letters VARCHAR(20),
  odd DECIMAL(4, 4),
  coarse DECIMAL(5, 0)
)
