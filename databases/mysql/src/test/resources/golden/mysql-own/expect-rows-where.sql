SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UF = 'SP' -- only these
)
