COPY (SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT" FROM (
SELECT * FROM core.customers
) s WHERE 1 = 1 AND "ID" IN (current_setting('fluxo.p1')::BIGINT, current_setting('fluxo.p2')::BIGINT) ORDER BY s."UPDATED_AT", s."ID") TO STDOUT (FORMAT binary)
