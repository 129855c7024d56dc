SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT" FROM core.customers s WHERE "UPDATED_AT" < ? ORDER BY s."UPDATED_AT", s."ID"
