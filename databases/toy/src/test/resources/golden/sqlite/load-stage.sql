INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") VALUES (?, ?, ?, ?)
