DELETE FROM "FLX_STAGE" s WHERE EXISTS (SELECT 1 FROM "FLX_STAGE" later WHERE later."ID" = s."ID" AND later.flx_seq > s.flx_seq)
