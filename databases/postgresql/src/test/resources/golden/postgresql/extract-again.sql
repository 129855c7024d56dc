COPY (SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT" FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" >= current_setting('fluxo.p1')::TIMESTAMP(6) AND "UPDATED_AT" < current_setting('fluxo.p2')::TIMESTAMP(6) ORDER BY s."UPDATED_AT", s."ID") TO STDOUT (FORMAT binary)
