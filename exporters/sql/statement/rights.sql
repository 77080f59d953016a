DO $entra_studio$
DECLARE
	place text := current_setting('entra_studio.schema');
	saved text := format('%I.entra_studio_saved_audiences', place);
	held text;
BEGIN
	IF NOT has_table_privilege(format('%I.permissions', place), 'UPDATE') THEN
		RAISE EXCEPTION 'nothing was changed: the user % may not change %.permissions', quote_ident(current_user), quote_ident(place)
			USING ERRCODE = 'insufficient_privilege', HINT = 'sign in as the user of Management Identity';
	END IF;
	IF current_setting('transaction_read_only') = 'on' THEN
		RAISE EXCEPTION 'nothing was changed: the session may only read'
			USING ERRCODE = 'read_only_sql_transaction', HINT = 'connect to the primary server, not to a standby, and without default_transaction_read_only';
	END IF;
	IF to_regclass(saved) IS NULL THEN
		IF NOT has_schema_privilege(place, 'CREATE') THEN
			RAISE EXCEPTION 'nothing was changed: the user % may not create the table of saved rows in the schema %', quote_ident(current_user), quote_ident(place)
				USING ERRCODE = 'insufficient_privilege', HINT = 'sign in as the user of Management Identity, which creates its own tables there';
		END IF;
	ELSE
		SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) INTO held FROM pg_catalog.pg_attribute a
			WHERE a.attrelid = to_regclass(saved) AND a.attnum > 0 AND NOT a.attisdropped;
		IF held <> 'saved_at, component, old_audience, new_audience, row_before, row_after, undone_at' THEN
			RAISE EXCEPTION 'nothing was changed: % is there already and is not the table that saves rows; its columns are %', saved, held
				USING ERRCODE = 'duplicate_table', HINT = 'rename it: it is not from this studio';
		END IF;
		IF NOT has_table_privilege(saved, 'SELECT') OR NOT has_table_privilege(saved, 'INSERT') OR NOT has_table_privilege(saved, 'UPDATE') THEN
			RAISE EXCEPTION 'nothing was changed: the user % may not write to %', quote_ident(current_user), saved
				USING ERRCODE = 'insufficient_privilege', HINT = 'sign in as the user who ran the fix before';
		END IF;
	END IF;
	BEGIN
		LOCK TABLE permissions IN SHARE ROW EXCLUSIVE MODE;
	EXCEPTION WHEN lock_not_available THEN
		SELECT string_agg(DISTINCT format('process %s of the user %s (%s)', a.pid, a.usename, a.application_name), ', ') INTO held
			FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
			WHERE l.relation = 'permissions'::regclass AND l.granted AND l.pid <> pg_backend_pid();
		RAISE EXCEPTION 'nothing was changed: another session works on %.permissions and holds its lock: %', quote_ident(place), coalesce(held, 'unknown')
			USING ERRCODE = 'lock_not_available', HINT = 'let that session end, or stop Management Identity, and try again';
	END;
END
$entra_studio$
