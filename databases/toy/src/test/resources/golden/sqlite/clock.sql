SELECT strftime('%Y-%m-%d %H:%M:%fZ', 'now')
