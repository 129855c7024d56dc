SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" IS NOT NULL AND (UF = 'SP' -- only these
)
