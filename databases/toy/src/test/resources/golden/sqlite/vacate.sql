UPDATE "DIM"."DIM_CLIENTE" AS t SET "Odd ""Name""" = NULL FROM "FLX_STAGE" s WHERE t."ID" = s."ID" AND (s."Odd ""Name""" COLLATE BINARY IS NOT t."Odd ""Name""")
