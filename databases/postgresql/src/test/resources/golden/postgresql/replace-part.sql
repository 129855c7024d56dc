-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA; CREATE TEMPORARY SEQUENCE pg_temp."FLX_STAGE_inserted" OWNED BY pg_temp."FLX_STAGE"."flx_seq"
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
-- merge (counts WRITTEN)
MERGE INTO "DIM"."DIM_CLIENTE" t USING pg_temp."FLX_STAGE" s ON t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" WHEN MATCHED AND (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT") THEN UPDATE SET "UPDATED_AT" = s."UPDATED_AT", "DW_LOADED_AT" = LOCALTIMESTAMP WHEN NOT MATCHED THEN INSERT ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") VALUES (CASE WHEN nextval('pg_temp."FLX_STAGE_inserted"') > 0 THEN s."ID" END, s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP)
-- count inserts (asks [INSERTED], and again when undone)
SELECT CASE WHEN is_called THEN last_value ELSE 0 END, setval('pg_temp."FLX_STAGE_inserted"', 1, false) FROM pg_temp."FLX_STAGE_inserted"
