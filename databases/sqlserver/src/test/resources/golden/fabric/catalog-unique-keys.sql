SELECT name, name, name FROM sys.objects WHERE 1 = 0
