SELECT 'UTC', 'SQLite', 0
