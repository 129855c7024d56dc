COPY (SELECT unnest(percentile_disc(ARRAY[1::float8/4, 2::float8/4, 3::float8/4]) WITHIN GROUP (ORDER BY s."ID") FILTER (WHERE random() < 0.1)) FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" >= current_setting('fluxo.p1')::TIMESTAMP(6) AND ("UPDATED_AT" > current_setting('fluxo.p2')::TIMESTAMP(6) OR "ID" > current_setting('fluxo.p3')::BIGINT) AND "UPDATED_AT" < current_setting('fluxo.p4')::TIMESTAMP(6) HAVING count(*) >= 1000) TO STDOUT (FORMAT binary)
