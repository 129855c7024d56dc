COPY (SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", CASE WHEN "UPDATED_AT" IS NOT NULL AND "ID" IS NOT NULL AND "UPDATED_AT" < (SELECT current_setting('fluxo.p1')::TIMESTAMP(6)) AND "UPDATED_AT" <= (SELECT current_setting('fluxo.p2')::TIMESTAMP(6)) AND ("UPDATED_AT" < (SELECT current_setting('fluxo.p3')::TIMESTAMP(6)) OR "ID" <= (SELECT current_setting('fluxo.p4')::BIGINT)) THEN 1 ELSE 0 END FROM (
SELECT * FROM core.customers WHERE 1 = 1
) s WHERE "ID" >= current_setting('fluxo.p5')::BIGINT ORDER BY s."UPDATED_AT", s."ID") TO STDOUT (FORMAT binary)
