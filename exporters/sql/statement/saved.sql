DO $entra_studio$
BEGIN
	IF to_regclass(format('%I.entra_studio_saved_audiences', current_setting('entra_studio.schema'))) IS NULL THEN
		RAISE EXCEPTION 'nothing was changed: the schema % has no table entra_studio_saved_audiences, so no fix was ever committed here', quote_ident(current_setting('entra_studio.schema'))
			USING ERRCODE = 'undefined_table', HINT = 'connect to the database, and name the schema, in which the fix ran';
	END IF;
END
$entra_studio$
