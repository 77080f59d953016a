DO $entra_studio$
DECLARE
	place text := current_setting('entra_studio.schema');
	kind "char";
	columns text;
	elsewhere text;
	other_type text;
BEGIN
	SELECT c.relkind, (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
			WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
		INTO kind, columns
		FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = place AND c.relname = 'permissions' AND c.relkind IN ('r', 'p', 'v', 'm', 'f');
	IF NOT FOUND THEN
		SELECT string_agg(quote_ident(n.nspname), ', ' ORDER BY n.nspname) INTO elsewhere
			FROM pg_catalog.pg_class c
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'audience' AND NOT a.attisdropped
			WHERE c.relname = 'permissions' AND c.relkind = 'r';
		IF elsewhere IS NOT NULL THEN
			RAISE EXCEPTION 'nothing was changed: there is no table %.permissions; one with a column audience is in the schema %', quote_ident(place), elsewhere
				USING ERRCODE = 'undefined_table', HINT = 'name that schema: psql takes it as -v schema=NAME';
		END IF;
		RAISE EXCEPTION 'nothing was changed: the database % has no table %.permissions', quote_ident(current_database()), quote_ident(place)
			USING ERRCODE = 'undefined_table', HINT = 'connect to the database of Management Identity, after its first start';
	END IF;
	IF kind <> 'r' THEN
		RAISE EXCEPTION 'nothing was changed: %.permissions is no plain table', quote_ident(place)
			USING ERRCODE = 'wrong_object_type', HINT = 'this is not how Management Identity makes it: ask who changed the database';
	END IF;
	IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = place AND c.relname = 'permissions' AND a.attname = 'audience' AND NOT a.attisdropped) THEN
		RAISE EXCEPTION 'nothing was changed: %.permissions has no column audience; its columns are %', quote_ident(place), columns
			USING ERRCODE = 'undefined_column', HINT = 'this Management Identity keeps audiences elsewhere: give it presets instead, and restart it';
	END IF;
	SELECT format_type(a.atttypid, a.atttypmod) INTO other_type
		FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
		JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
		WHERE n.nspname = place AND c.relname = 'permissions' AND a.attname = 'audience' AND NOT a.attisdropped AND t.typcategory <> 'S';
	IF FOUND THEN
		RAISE EXCEPTION 'nothing was changed: the column audience of %.permissions is no text but %', quote_ident(place), other_type
			USING ERRCODE = 'datatype_mismatch', HINT = 'this Management Identity keeps audiences otherwise: give it presets instead, and restart it';
	END IF;
	IF NOT has_schema_privilege(place, 'USAGE') OR NOT has_table_privilege(format('%I.permissions', place), 'SELECT') THEN
		RAISE EXCEPTION 'nothing was changed: the user % may not read %.permissions', quote_ident(current_user), quote_ident(place)
			USING ERRCODE = 'insufficient_privilege', HINT = 'sign in as the user of Management Identity';
	END IF;
	-- A temporary table of the same name must not stand before the real one.
	PERFORM set_config('search_path', quote_ident(place) || ', pg_temp', true);
END
$entra_studio$
