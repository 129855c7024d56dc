SELECT CASE WHEN is_called THEN last_value ELSE 0 END, setval('pg_temp."FLX_STAGE_inserted"', 1, false) FROM pg_temp."FLX_STAGE_inserted"
