SELECT current_database() AS database, current_user AS "user", current_setting('server_version') AS server,
	current_setting('is_superuser') = 'on' AS superuser, coalesce(host(inet_server_addr()), 'socket') AS server_address
