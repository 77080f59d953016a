-- Changes the claim and value of the mapping rule Default to those of the plan's first
--   administrator.
-- psql (10 or later) reads this file, in the database of Management Identity:
--     psql -X -v ON_ERROR_STOP=1 --host postgres --port 5432 --username identity --dbname identity -f sql/20-initial-claim.sql
--
-- Without SQL first: whoever can still enter Management Identity edits the rule Default under
--   Mappings. This script is for a deployment in which nobody can.
-- Certain: the claim is stored as the mapping rule Default at the first start and not read again,
--   and Camunda's documentation says to modify the database. Not documented: which table and
--   columns hold it. Nobody has published the statement, so you name table and columns after you
--   have looked. Back up first (pg_dump).
-- 1. Run it as it is: it lists tables and columns, and changes nothing.
-- 2. Look at the rule itself: SELECT * FROM the table that you found.
-- 3. Run it with these, as a trial, and then with -v commit=1 too:
--     -v table=TABLE -v claim_column=COLUMN -v value_column=COLUMN -v old_claim=CLAIM -v old_value=VALUE
-- -v schema=NAME: where the table is in another schema than public.
-- To undo, run it with the values swapped: -v new_claim=CLAIM and -v new_value=VALUE say what is to
--   stand there then. The row as it was is saved in entra_studio_saved_claims.

\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on
\set QUIET on
\set SHOW_CONTEXT never
\encoding UTF8
\pset pager off
\pset footer off
\if :{?schema}
\else
  \set schema public
\endif
\if :{?commit}
\else
  \set commit 0
\endif
\if :{?table}
\else

BEGIN TRANSACTION READ ONLY;
SELECT set_config('lock_timeout', '5s', true) AS lock_timeout,
	set_config('statement_timeout', '60s', true) AS statement_timeout,
	set_config('idle_in_transaction_session_timeout', '10min', true) AS idle_timeout,
	-- Rows that a policy hides would be passed over without a word.
	set_config('row_security', 'off', true) AS row_security,
	-- Saved rows must read the same in every session.
	set_config('timezone', 'UTC', true) AS timezone,
	set_config('bytea_output', 'hex', true) AS bytea_output,
	set_config('client_min_messages', 'warning', true) AS client_min_messages \gset
SELECT set_config('entra_studio.schema', :'schema', true) AS entra_studio_schema \gset

\echo 'Connected:'
SELECT current_database() AS database, current_user AS "user", current_setting('server_version') AS server,
	current_setting('is_superuser') = 'on' AS superuser, coalesce(host(inet_server_addr()), 'socket') AS server_address;

\echo 'Tables that may hold permissions, roles and mapping rules:'
SELECT table_schema, table_name, string_agg(column_name, ', ' ORDER BY ordinal_position) AS columns
FROM information_schema.columns
WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
	AND (table_name ILIKE '%permission%' OR table_name ILIKE '%role%' OR table_name ILIKE '%mapping%' OR table_name ILIKE '%tenant%'
		OR table_name ILIKE 'entra\_studio%'
		OR (table_schema, table_name) IN (SELECT table_schema, table_name FROM information_schema.columns WHERE column_name ILIKE '%claim%' OR column_name ILIKE '%audience%'))
GROUP BY table_schema, table_name ORDER BY table_schema, table_name;
ROLLBACK;
\echo 'Nothing was changed. Look for the rule Default in the table that holds claims and values, then name table and columns: see the head of this file.'
\q
\endif
\if :{?table}
\else
  \set table ''
\endif
\if :{?claim_column}
\else
  \set claim_column ''
\endif
\if :{?value_column}
\else
  \set value_column ''
\endif
\if :{?old_claim}
\else
  \set old_claim ''
\endif
\if :{?old_value}
\else
  \set old_value ''
\endif
\if :{?new_claim}
\else
SELECT 'preferred_username' AS new_claim \gset
\endif
\if :{?new_value}
\else
SELECT 'admin@example.com' AS new_value \gset
\endif

BEGIN;
SELECT set_config('lock_timeout', '5s', true) AS lock_timeout,
	set_config('statement_timeout', '60s', true) AS statement_timeout,
	set_config('idle_in_transaction_session_timeout', '10min', true) AS idle_timeout,
	-- Rows that a policy hides would be passed over without a word.
	set_config('row_security', 'off', true) AS row_security,
	-- Saved rows must read the same in every session.
	set_config('timezone', 'UTC', true) AS timezone,
	set_config('bytea_output', 'hex', true) AS bytea_output,
	set_config('client_min_messages', 'warning', true) AS client_min_messages \gset
SELECT set_config('entra_studio.schema', :'schema', true) AS entra_studio_schema \gset
SELECT set_config('entra_studio.table', :'table', true) AS entra_studio_table \gset
SELECT set_config('entra_studio.claim_column', :'claim_column', true) AS entra_studio_claim_column \gset
SELECT set_config('entra_studio.value_column', :'value_column', true) AS entra_studio_value_column \gset
SELECT set_config('entra_studio.old_claim', :'old_claim', true) AS entra_studio_old_claim \gset
SELECT set_config('entra_studio.old_value', :'old_value', true) AS entra_studio_old_value \gset
SELECT set_config('entra_studio.new_claim', :'new_claim', true) AS entra_studio_new_claim \gset
SELECT set_config('entra_studio.new_value', :'new_value', true) AS entra_studio_new_value \gset

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
$entra_studio$;

SELECT current_setting('entra_studio.changed', true) AS entra_studio_changed, current_setting('entra_studio.changed') = '0' AS entra_studio_idle \gset
\if :entra_studio_idle
ROLLBACK;
\echo 'There was nothing to do, and nothing was changed.'
\elif :commit
COMMIT;
\echo Committed. Rows changed: :entra_studio_changed
\echo 'Restart Management Identity and sign in as the new administrator.'
\else
ROLLBACK;
\echo Rolled back: nothing was changed. Rows that would change: :entra_studio_changed
\echo 'Run it again with -v commit=1 to keep the change.'
\endif
