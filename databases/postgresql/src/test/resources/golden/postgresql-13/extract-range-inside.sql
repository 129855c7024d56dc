COPY (SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT" FROM (
SELECT * FROM core.customers WHERE ("UPDATED_AT" >= current_setting('fluxo.p1')::TIMESTAMP(6) AND ("UPDATED_AT" > current_setting('fluxo.p2')::TIMESTAMP(6) OR "ID" > current_setting('fluxo.p3')::BIGINT) AND "UPDATED_AT" < current_setting('fluxo.p4')::TIMESTAMP(6))
) s WHERE ("ID" >= current_setting('fluxo.p5')::BIGINT AND "ID" < current_setting('fluxo.p6')::BIGINT AND "ID" IS NOT NULL) ORDER BY s."UPDATED_AT", s."ID") TO STDOUT (FORMAT binary)
