UPDATE temp."FLX_STAGE" AS s SET "PRODUCT_SK" = (SELECT d."PRODUCT_SK" FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4") WHERE s."PRODUCT_SK" IS NULL
