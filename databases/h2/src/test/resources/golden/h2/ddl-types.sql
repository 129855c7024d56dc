CREATE TABLE types (
  c_boolean BOOLEAN,
  c_integer SMALLINT,
  c_decimal DECFLOAT,
  c_float DOUBLE PRECISION,
  c_text CLOB,
  c_binary BLOB,
  c_date DATE,
  c_time TIME(0),
  c_timestamp TIMESTAMP(0),
  c_timestamp_tz TIMESTAMP(0) WITH TIME ZONE,
  c_uuid UUID,
  c_other CLOB,
  letters VARCHAR(20),
  odd DECIMAL(4, 4),
  coarse DECIMAL(5, 0)
)
