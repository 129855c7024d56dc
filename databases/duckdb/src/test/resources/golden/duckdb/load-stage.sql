temp."FLX_STAGE"
