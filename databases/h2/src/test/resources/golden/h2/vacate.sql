UPDATE "DIM"."DIM_CLIENTE" t SET "Odd ""Name""" = NULL WHERE EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE s."ID" = t."ID" AND (s."Odd ""Name""" IS DISTINCT FROM t."Odd ""Name"""))
