DO $entra_studio$
DECLARE
	place text := current_setting('entra_studio.schema');
	rules text := current_setting('entra_studio.table');
	claim text := current_setting('entra_studio.claim_column');
	held text := current_setting('entra_studio.value_column');
	old_claim text := current_setting('entra_studio.old_claim');
	old_value text := current_setting('entra_studio.old_value');
	new_claim text := current_setting('entra_studio.new_claim');
	new_value text := current_setting('entra_studio.new_value');
	wanting text;
	due bigint;
	done bigint;
BEGIN
	SELECT string_agg(name, ', ') INTO wanting FROM (VALUES ('claim_column', claim), ('value_column', held), ('old_claim', old_claim), ('old_value', old_value), ('new_claim', new_claim), ('new_value', new_value)) AS v (name, given) WHERE given = '';
	IF wanting IS NOT NULL THEN
		RAISE EXCEPTION 'nothing was changed: the script does not know %', wanting
			USING HINT = 'give each with -v NAME=VALUE';
	END IF;
	IF NOT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = place AND c.relname = rules AND c.relkind = 'r') THEN
		RAISE EXCEPTION 'nothing was changed: there is no table %.%', quote_ident(place), quote_ident(rules)
			USING ERRCODE = 'undefined_table', HINT = 'the script without -v table lists the tables that it could be';
	END IF;
	SELECT string_agg(quote_ident(v.name), ', ') INTO wanting FROM (VALUES (claim), (held)) AS v (name)
		WHERE NOT EXISTS (SELECT FROM information_schema.columns s
			WHERE s.table_schema = place AND s.table_name = rules AND s.column_name = v.name AND s.data_type IN ('text', 'character varying'));
	IF wanting IS NOT NULL THEN
		RAISE EXCEPTION 'nothing was changed: %.% has no column of text %, or this user may not see it', quote_ident(place), quote_ident(rules), wanting
			USING ERRCODE = 'undefined_column', HINT = 'the script without -v table lists the columns';
	END IF;
	IF NOT has_table_privilege(format('%I.%I', place, rules), 'SELECT') OR NOT has_table_privilege(format('%I.%I', place, rules), 'UPDATE') THEN
		RAISE EXCEPTION 'nothing was changed: the user % may not change %.%', quote_ident(current_user), quote_ident(place), quote_ident(rules)
			USING ERRCODE = 'insufficient_privilege', HINT = 'sign in as the user of Management Identity';
	END IF;
	BEGIN
		EXECUTE format('LOCK TABLE %I.%I IN SHARE ROW EXCLUSIVE MODE', place, rules);
	EXCEPTION WHEN lock_not_available THEN
		RAISE EXCEPTION 'nothing was changed: another session works on %.% and holds its lock', quote_ident(place), quote_ident(rules)
			USING ERRCODE = 'lock_not_available', HINT = 'let that session end, or stop Management Identity, and try again';
	END;

	EXECUTE format('SELECT count(*) FROM %I.%I WHERE %I = $1 AND %I = $2', place, rules, claim, held) INTO done USING new_claim, new_value;
	EXECUTE format('SELECT count(*) FROM %I.%I WHERE %I = $1 AND %I = $2', place, rules, claim, held) INTO due USING old_claim, old_value;
	PERFORM set_config('entra_studio.changed', '0', true);
	IF due = 0 AND done = 1 THEN
		RETURN;
	END IF;
	IF due <> 1 OR done <> 0 THEN
		RAISE EXCEPTION 'nothing was changed: % rows have the old claim and value, and % the new ones; it must be 1 and 0', due, done
			USING HINT = 'compare old_claim and old_value with the rule Default, letter by letter';
	END IF;

	EXECUTE format('CREATE TABLE IF NOT EXISTS %I.entra_studio_saved_claims (saved_at timestamptz NOT NULL DEFAULT now(), source text NOT NULL, row_before jsonb NOT NULL)', place);
	EXECUTE format('INSERT INTO %1$I.entra_studio_saved_claims (source, row_before) SELECT $3, to_jsonb(t) FROM %1$I.%2$I t WHERE t.%3$I = $1 AND t.%4$I = $2', place, rules, claim, held)
		USING old_claim, old_value, rules;
	EXECUTE format('UPDATE %1$I.%2$I SET %3$I = $3, %4$I = $4 WHERE %3$I = $1 AND %4$I = $2', place, rules, claim, held)
		USING old_claim, old_value, new_claim, new_value;
	GET DIAGNOSTICS done = ROW_COUNT;
	IF done <> 1 THEN
		RAISE EXCEPTION 'nothing was changed: % rows changed instead of 1', done;
	END IF;
	PERFORM set_config('entra_studio.changed', '1', true);
END
$entra_studio$
