CREATE TABLE types (
  c_boolean tinyint(1),
  c_integer smallint,
  c_decimal decimal(65, 30),
  c_float double,
  c_text longtext,
  c_binary longblob,
  c_date date,
  c_time time(0),
  c_timestamp datetime(0),
  c_timestamp_tz timestamp(0) NULL,
  c_uuid char(36),
  c_other longtext,
  letters varchar(10),
  odd decimal(4, 4),
  coarse decimal(5, 0)
)
