CREATE TABLE types (
  c_boolean bit,
  c_integer smallint,
  c_decimal decimal(38, 10),
  c_float float,
  c_text nvarchar(max),
  c_binary varbinary(max),
  c_date date,
  c_time time(0),
  c_timestamp datetime2(0),
  c_timestamp_tz datetimeoffset(0),
  c_uuid uniqueidentifier,
  c_other nvarchar(max),
  letters nvarchar(20),
  odd decimal(4, 4),
  coarse decimal(5, 0)
)
