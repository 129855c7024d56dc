SELECT MIN_ACTIVE_ROWVERSION(), CASE WHEN DATABASEPROPERTYEX(DB_NAME(), 'Updateability') = N'READ_ONLY' THEN N'the database is a read-only copy, and does not know the transactions of its primary' END
