SELECT 'Etc/UTC', 'this machine', NULL
