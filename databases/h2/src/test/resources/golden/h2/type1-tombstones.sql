-- stage
CREATE LOCAL TEMPORARY TABLE "FLX_STAGE" NOT PERSISTENT TRANSACTIONAL AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", CAST(0 AS BIGINT) AS "flx_gone", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WHERE 1 = 0
-- load
INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_gone", "flx_seq") VALUES (?, ?, ?, ?, ?)
-- drop superseded (counts SUPERSEDED)
DELETE FROM "FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MAX("flx_seq") FROM "FLX_STAGE" GROUP BY "ID", "Odd ""Name""")
-- delete (counts DELETED)
DELETE FROM "DIM"."DIM_CLIENTE" t WHERE (t."ID", t."Odd ""Name""") IN (SELECT s."ID", s."Odd ""Name""" FROM "FLX_STAGE" s WHERE s."flx_gone" = 1)
-- check deletes (has to be 0, asked ALWAYS)
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE s."flx_gone" = 1 AND EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- drop tombstones (counts SUPERSEDED)
DELETE FROM "FLX_STAGE" WHERE "flx_gone" = 1
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- merge (counts WRITTEN)
MERGE INTO "DIM"."DIM_CLIENTE" t USING "FLX_STAGE" s ON (t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""") WHEN MATCHED AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT") THEN UPDATE SET "UPDATED_AT" = s."UPDATED_AT" WHEN NOT MATCHED THEN INSERT ("ID", "Odd ""Name""", "UPDATED_AT") VALUES (s."ID", s."Odd ""Name""", s."UPDATED_AT")
