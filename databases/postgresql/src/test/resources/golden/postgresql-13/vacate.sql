UPDATE "DIM"."DIM_CLIENTE" t SET "Odd ""Name""" = NULL FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND (t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C")
