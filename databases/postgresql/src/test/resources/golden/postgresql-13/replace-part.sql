-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA
-- load
COPY pg_temp."FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") FROM STDIN (FORMAT binary)
-- before merge
SET LOCAL enable_hashjoin = on
-- before merge
SET LOCAL enable_mergejoin = on
-- before merge
ANALYZE pg_temp."FLX_STAGE"
-- count repeated (asks [SUPERSEDED])
SELECT (SELECT count(*) FROM pg_temp."FLX_STAGE" s) - (SELECT count(*) FROM (SELECT DISTINCT s."ID" AS "ID", s."Odd ""Name""" AS "Odd ""Name""" FROM pg_temp."FLX_STAGE" s) d)
-- check part (has to be 0)
SELECT count(*) FROM pg_temp."FLX_STAGE" t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits)
SELECT (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")), (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))))
-- delete (counts DELETED)
DELETE FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")), (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))))
-- count inserts (asks [INSERTED])
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- merge (counts WRITTEN)
INSERT INTO "DIM"."DIM_CLIENTE" AS t ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND NOT (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT")) ON CONFLICT ("ID", "Odd ""Name""") DO UPDATE SET "UPDATED_AT" = EXCLUDED."UPDATED_AT", "DW_LOADED_AT" = LOCALTIMESTAMP
