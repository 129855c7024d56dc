SELECT clock_timestamp() AT TIME ZONE 'UTC'
