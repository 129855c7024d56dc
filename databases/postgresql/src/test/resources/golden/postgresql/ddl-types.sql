CREATE TABLE types (
  c_boolean boolean,
  c_integer smallint,
  c_decimal numeric,
  c_float double precision,
  c_text text,
  c_binary bytea,
  c_date date,
  c_time time(0),
  c_timestamp timestamp(0),
  c_timestamp_tz timestamptz(0),
  c_uuid uuid,
  c_other text,
  letters varchar(10),
  odd numeric(4, 4),
  coarse numeric(5, 0)
)
