bigint IDENTITY(1, 1)
