COPY (SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT" FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" >= current_setting('fluxo.p1')::TIMESTAMP(6) AND ("UPDATED_AT" > current_setting('fluxo.p2')::TIMESTAMP(6) OR "ID" > current_setting('fluxo.p3')::BIGINT) AND "UPDATED_AT" < current_setting('fluxo.p4')::TIMESTAMP(6) AND ("UPDATED_AT" <= current_setting('fluxo.p5')::TIMESTAMP(6) AND ("UPDATED_AT" < current_setting('fluxo.p6')::TIMESTAMP(6) OR "ID" < current_setting('fluxo.p7')::BIGINT) OR "UPDATED_AT" IS NULL OR "ID" IS NULL) ORDER BY s."UPDATED_AT", s."ID") TO STDOUT (FORMAT binary)
