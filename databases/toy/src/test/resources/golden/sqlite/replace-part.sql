-- stage
CREATE TEMP TABLE "FLX_STAGE" ("ID" BIGINT, "Odd ""Name""" VARCHAR(10), "UPDATED_AT" TIMESTAMP(6), "flx_seq" BIGINT)
-- stage index
CREATE INDEX temp."FLX_STAGE_KEY" ON "FLX_STAGE" ("ID", "Odd ""Name""")
-- load
INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") VALUES (?, ?, ?, ?)
-- count repeated (asks [SUPERSEDED])
SELECT (SELECT COUNT(*) FROM "FLX_STAGE" s) - (SELECT COUNT(*) FROM (SELECT DISTINCT s."ID" AS "ID", s."Odd ""Name""" AS "Odd ""Name""" FROM "FLX_STAGE" s) d)
-- check part (has to be 0)
SELECT COUNT(*) FROM "FLX_STAGE" t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits)
SELECT (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND NOT EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")), (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?))
-- delete (counts DELETED)
DELETE FROM "DIM"."DIM_CLIENTE" AS t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND NOT EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?) AND NOT EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")), (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> ?) AND (t."ID" IS NULL OR t."ID" <> ? OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> ?))
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- merge (counts WRITTEN)
INSERT INTO "DIM"."DIM_CLIENTE" AS t ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", strftime('%Y-%m-%d %H:%M:%f', 'now') FROM "FLX_STAGE" s WHERE 1 ON CONFLICT ("ID", "Odd ""Name""") DO UPDATE SET "UPDATED_AT" = excluded."UPDATED_AT", "DW_LOADED_AT" = strftime('%Y-%m-%d %H:%M:%f', 'now') WHERE excluded."UPDATED_AT" IS NOT t."UPDATED_AT"
