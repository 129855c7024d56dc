SELECT count(*), COALESCE(SUM(d.n), 0) FROM (SELECT count(*) AS n FROM "DIM"."DIM_CLIENTE" t WHERE t."Odd ""Name""" IS NOT NULL AND t."UPDATED_AT" IS NOT NULL AND (UF = 'SP' -- only these
) GROUP BY t."Odd ""Name""", t."UPDATED_AT" HAVING count(*) > 1) d
