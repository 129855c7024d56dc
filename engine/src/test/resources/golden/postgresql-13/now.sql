SELECT (now() AT TIME ZONE current_setting('log_timezone'))::TIMESTAMP(6)
