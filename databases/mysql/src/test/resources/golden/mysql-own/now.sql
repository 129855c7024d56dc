SELECT CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone)
