-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", "VALID_FROM", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA
-- notes
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE_notes" AS SELECT "ID", CAST(NULL AS TIMESTAMP(6)) AS "VALID_FROM", CAST(0 AS BIGINT) AS "flx_seq", CAST('' AS VARCHAR(5)) AS "flx_kind", CAST(NULL AS TIMESTAMP(6)) AS "flx_since", CAST(NULL AS TIMESTAMP(6)) AS "flx_until" FROM "DIM"."DIM_CLIENTE" WITH NO DATA
-- load
COPY pg_temp."FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "VALID_FROM", "flx_seq") FROM STDIN (FORMAT binary)
-- forget notes
TRUNCATE pg_temp."FLX_STAGE_notes"
-- drop superseded (counts SUPERSEDED)
DELETE FROM pg_temp."FLX_STAGE" s USING (SELECT s."ID" AS "ID", s."VALID_FROM" AS "VALID_FROM", max("flx_seq") AS "flx_seq" FROM pg_temp."FLX_STAGE" s GROUP BY s."ID", s."VALID_FROM" HAVING count(*) > 1) d WHERE s."ID" = d."ID" AND s."VALID_FROM" = d."VALID_FROM" AND s."flx_seq" < d."flx_seq"
-- before merge
SET LOCAL jit = off
-- before merge
SET LOCAL enable_mergejoin = off
-- find versions
INSERT INTO pg_temp."FLX_STAGE_notes" ("ID", "VALID_FROM", "flx_seq", "flx_kind", "flx_since", "flx_until") SELECT x."ID", x."VALID_FROM", x."flx_seq", CASE WHEN x."flx_kind" = 'new' AND x."flx_known" IS NULL AND x."flx_until" IS NULL AND LAG(x."flx_seq") OVER (PARTITION BY x."ID", CASE x."flx_kind" WHEN 'place' THEN 1 ELSE 0 END ORDER BY x."VALID_FROM") IS NULL THEN 'first' ELSE x."flx_kind" END, CASE WHEN LAG(x."flx_since") OVER (PARTITION BY x."ID", CASE x."flx_kind" WHEN 'place' THEN 1 ELSE 0 END ORDER BY x."VALID_FROM") = x."flx_since" THEN NULL ELSE x."flx_since" END, CASE WHEN x."flx_until" IS NULL OR LEAD(x."VALID_FROM") OVER (PARTITION BY x."ID", CASE x."flx_kind" WHEN 'place' THEN 1 ELSE 0 END ORDER BY x."VALID_FROM") < x."flx_until" THEN LEAD(x."VALID_FROM") OVER (PARTITION BY x."ID", CASE x."flx_kind" WHEN 'place' THEN 1 ELSE 0 END ORDER BY x."VALID_FROM") ELSE x."flx_until" END FROM (SELECT s."ID" AS "ID", s."VALID_FROM" AS "VALID_FROM", s."flx_seq" AS "flx_seq", CASE WHEN t."VALID_FROM" = s."VALID_FROM" THEN CASE WHEN t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C" THEN 'place' ELSE 'same' END ELSE 'new' END AS "flx_kind", t."VALID_FROM" AS "flx_known", CASE WHEN t."VALID_FROM" IS NOT NULL AND (t."VALID_TO" IS NULL OR t."VALID_TO" > s."VALID_FROM") THEN t."VALID_FROM" END AS "flx_since", CASE WHEN t."VALID_FROM" IS NOT NULL AND (t."VALID_TO" IS NULL OR t."VALID_TO" > s."VALID_FROM") THEN t."VALID_TO" ELSE (SELECT MIN(m."VALID_FROM") FROM "DIM"."DIM_CLIENTE" m WHERE m."ID" = s."ID" AND m."VALID_FROM" > s."VALID_FROM") END AS "flx_until" FROM pg_temp."FLX_STAGE" s LEFT JOIN LATERAL (SELECT m.* FROM "DIM"."DIM_CLIENTE" m WHERE m."ID" = s."ID" AND m."VALID_FROM" <= s."VALID_FROM" ORDER BY m."VALID_FROM" DESC LIMIT 1) t ON true OFFSET 0) x WHERE x."flx_kind" <> 'same'
-- find versions of single states
INSERT INTO pg_temp."FLX_STAGE_notes" ("ID", "VALID_FROM", "flx_seq", "flx_kind", "flx_since", "flx_until") SELECT x."ID", x."VALID_FROM", x."flx_seq", CASE WHEN x."flx_kind" = 'new' AND x."flx_known" IS NULL AND x."flx_until" IS NULL THEN 'first' ELSE x."flx_kind" END, x."flx_since", x."flx_until" FROM (SELECT s."ID" AS "ID", s."VALID_FROM" AS "VALID_FROM", s."flx_seq" AS "flx_seq", CASE WHEN t."VALID_FROM" = s."VALID_FROM" THEN CASE WHEN t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C" THEN 'place' ELSE 'same' END ELSE 'new' END AS "flx_kind", t."VALID_FROM" AS "flx_known", CASE WHEN t."VALID_FROM" IS NOT NULL AND (t."VALID_TO" IS NULL OR t."VALID_TO" > s."VALID_FROM") THEN t."VALID_FROM" END AS "flx_since", CASE WHEN t."VALID_FROM" IS NOT NULL AND (t."VALID_TO" IS NULL OR t."VALID_TO" > s."VALID_FROM") THEN t."VALID_TO" ELSE (SELECT MIN(m."VALID_FROM") FROM "DIM"."DIM_CLIENTE" m WHERE m."ID" = s."ID" AND m."VALID_FROM" > s."VALID_FROM") END AS "flx_until" FROM pg_temp."FLX_STAGE" s LEFT JOIN LATERAL (SELECT m.* FROM "DIM"."DIM_CLIENTE" m WHERE m."ID" = s."ID" AND m."VALID_FROM" <= s."VALID_FROM" ORDER BY m."VALID_FROM" DESC LIMIT 1) t ON true OFFSET 0) x WHERE x."flx_kind" <> 'same'
-- count versions (asks [INSERTED, VERSIONED, ENDED, PLACED])
SELECT COUNT(CASE WHEN "flx_kind" = 'first' THEN 1 END), COUNT(CASE WHEN "flx_kind" = 'new' THEN 1 END), COUNT(CASE WHEN "flx_kind" IN ('first', 'new') THEN "flx_since" END), COUNT(CASE WHEN "flx_kind" = 'place' THEN 1 END) FROM pg_temp."FLX_STAGE_notes"
-- before close
SET LOCAL enable_hashjoin = off
-- close versions
UPDATE "DIM"."DIM_CLIENTE" t SET "VALID_TO" = s."VALID_FROM", "IS_CURRENT" = 'N', "DW_LOADED_AT" = LOCALTIMESTAMP FROM pg_temp."FLX_STAGE_notes" s WHERE s."flx_kind" IN ('first', 'new') AND t."ID" = s."ID" AND t."VALID_FROM" = s."flx_since"
-- after close
SET LOCAL enable_hashjoin = on
-- check ends (has to be 0, asked ALWAYS)
SELECT count(*) FROM pg_temp."FLX_STAGE_notes" s JOIN "DIM"."DIM_CLIENTE" t ON t."ID" = s."ID" AND t."VALID_FROM" = s."flx_since" WHERE s."flx_kind" IN ('first', 'new') AND (t."VALID_TO" IS NULL OR t."VALID_TO" > s."VALID_FROM")
-- update versions
UPDATE "DIM"."DIM_CLIENTE" t SET "UPDATED_AT" = s."UPDATED_AT", "Odd ""Name""" = s."Odd ""Name""", "DW_LOADED_AT" = LOCALTIMESTAMP FROM (SELECT s.* FROM pg_temp."FLX_STAGE" s JOIN pg_temp."FLX_STAGE_notes" c ON c."flx_seq" = s."flx_seq" WHERE c."flx_kind" = 'place') s WHERE t."ID" = s."ID" AND t."VALID_FROM" = s."VALID_FROM"
-- check updates (has to be 0, asked FEWER_CHANGED)
SELECT count(*) FROM (SELECT s.* FROM pg_temp."FLX_STAGE" s JOIN pg_temp."FLX_STAGE_notes" c ON c."flx_seq" = s."flx_seq" WHERE c."flx_kind" = 'place') s JOIN "DIM"."DIM_CLIENTE" t ON t."ID" = s."ID" AND t."VALID_FROM" = s."VALID_FROM" WHERE t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C"
-- insert versions
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "VALID_FROM", "VALID_TO", "IS_CURRENT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", CASE WHEN c."flx_kind" = 'first' AND s."VALID_FROM" > CAST(? AS TIMESTAMP(6)) THEN CAST(? AS TIMESTAMP(6)) ELSE s."VALID_FROM" END, COALESCE(c."flx_until", CAST(? AS TIMESTAMP(6))), CASE WHEN c."flx_until" IS NULL OR c."flx_until" = CAST(? AS TIMESTAMP(6)) THEN 'Y' ELSE 'N' END, LOCALTIMESTAMP FROM pg_temp."FLX_STAGE" s JOIN pg_temp."FLX_STAGE_notes" c ON c."flx_seq" = s."flx_seq" WHERE c."flx_kind" IN ('first', 'new')
-- check versions (has to be 0, asked ALWAYS)
SELECT count(*) FROM pg_temp."FLX_STAGE_notes" s WHERE s."flx_kind" IN ('first', 'new') AND NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."VALID_FROM" = CASE WHEN s."flx_kind" = 'first' AND s."VALID_FROM" > CAST(? AS TIMESTAMP(6)) THEN CAST(? AS TIMESTAMP(6)) ELSE s."VALID_FROM" END)
