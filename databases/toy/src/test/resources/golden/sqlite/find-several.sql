SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT" FROM (
SELECT * FROM core.customers
) s WHERE 1 = 1 AND "ID" IN (?, ?) ORDER BY CASE length(s."UPDATED_AT") WHEN 10 THEN s."UPDATED_AT" || ' 00:00:00' WHEN 16 THEN replace(s."UPDATED_AT", 'T', ' ') || ':00' WHEN 19 THEN replace(s."UPDATED_AT", 'T', ' ') ELSE rtrim(rtrim(replace(s."UPDATED_AT", 'T', ' '), '0'), '.') END, s."ID"
