RAISERROR(N'a warehouse knows no savepoints', 16, 1)
