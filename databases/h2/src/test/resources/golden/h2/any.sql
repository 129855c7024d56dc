SELECT "ID", "Odd ""Name""", "UPDATED_AT" FROM core.customers s FETCH FIRST 1 ROWS ONLY
