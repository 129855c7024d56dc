CREATE TABLE types (
  c_boolean BOOLEAN,
  c_integer SMALLINT,
  c_decimal DECIMAL(38, 10),
  c_float DOUBLE,
  c_text VARCHAR,
  c_binary BLOB,
  c_date DATE,
  c_time TIME,
  c_timestamp TIMESTAMP,
  c_timestamp_tz TIMESTAMPTZ,
  c_uuid UUID,
  c_other VARCHAR,
  letters VARCHAR,
  odd DECIMAL(4, 4),
  coarse DECIMAL(5, 0)
)
