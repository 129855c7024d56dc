COPY (SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT" FROM (
SELECT * FROM core.customers
) s WHERE 1 = 1 AND (("ID" = current_setting('fluxo.p1')::BIGINT AND "Odd ""Name""" = current_setting('fluxo.p2')::VARCHAR(10)) OR ("ID" = current_setting('fluxo.p3')::BIGINT AND "Odd ""Name""" = current_setting('fluxo.p4')::VARCHAR(10))) ORDER BY s."UPDATED_AT", s."ID") TO STDOUT (FORMAT binary)
