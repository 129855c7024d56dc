-- stage
CREATE TEMP TABLE "FLX_STAGE" AS SELECT t."ID" AS "ID", t."Odd ""Name""" AS "Odd ""Name""", t."UPDATED_AT" AS "UPDATED_AT", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" t WHERE 1 = 0
-- load
temp."FLX_STAGE"
-- count repeated (asks [SUPERSEDED])
SELECT (SELECT COUNT(*) FROM temp."FLX_STAGE" s) - (SELECT COUNT(*) FROM (SELECT DISTINCT s."ID" AS "ID", s."Odd ""Name""" AS "Odd ""Name""" FROM temp."FLX_STAGE" s) d)
-- check part (has to be 0)
SELECT COUNT(*) FROM temp."FLX_STAGE" t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits)
SELECT (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND NOT EXISTS (SELECT 1 FROM temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")), (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?))
-- delete (counts DELETED)
DELETE FROM "DIM"."DIM_CLIENTE" AS t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND NOT EXISTS (SELECT 1 FROM temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND NOT EXISTS (SELECT 1 FROM temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")), (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?))
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- merge (counts WRITTEN)
MERGE INTO "DIM"."DIM_CLIENTE" t USING temp."FLX_STAGE" s ON (t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") WHEN MATCHED AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT") THEN UPDATE SET "UPDATED_AT" = s."UPDATED_AT", "DW_LOADED_AT" = CAST(now() AS TIMESTAMP) WHEN NOT MATCHED THEN INSERT ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") VALUES (s."ID", s."Odd ""Name""", s."UPDATED_AT", CAST(now() AS TIMESTAMP))
