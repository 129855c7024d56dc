COPY (SELECT t."ID", t."Odd ""Name""" FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND t."ID" <= CAST(current_setting('fluxo.p1') AS BIGINT)) TO STDOUT (FORMAT binary)
