SELECT clock_timestamp() AT TIME ZONE current_setting('log_timezone')
