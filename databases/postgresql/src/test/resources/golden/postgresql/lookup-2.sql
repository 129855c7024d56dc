SET LOCAL enable_hashjoin = on
