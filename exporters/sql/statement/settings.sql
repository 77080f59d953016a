SELECT set_config('lock_timeout', '5s', true) AS lock_timeout,
	set_config('statement_timeout', '60s', true) AS statement_timeout,
	set_config('idle_in_transaction_session_timeout', '10min', true) AS idle_timeout,
	-- Rows that a policy hides would be passed over without a word.
	set_config('row_security', 'off', true) AS row_security,
	-- Saved rows must read the same in every session.
	set_config('timezone', 'UTC', true) AS timezone,
	set_config('bytea_output', 'hex', true) AS bytea_output,
	set_config('client_min_messages', 'warning', true) AS client_min_messages
