-- Brings back the permissions that 10-fix-audiences.sql moved, as they were.
-- psql (10 or later) reads this file, in the database of Management Identity:
--     psql -X -v ON_ERROR_STOP=1 --host postgres --port 5432 --username identity --dbname identity -f sql/90-rollback.sql
-- -v commit=1: keep the change. Without it, all is rolled back at the end: a trial.
-- -v rows=N: stop unless exactly N rows are to change, such as the number that the trial showed.
-- -v schema=NAME: where the table is in another schema than public.
--
-- One transaction, as the fix. It stops where a row is no longer as the fix left it, or where the
--   old audience has rows again. A second run changes nothing. The saved rows stay, marked with the
--   time; when they are no longer of use:
--     DROP TABLE public.entra_studio_saved_audiences;
--
-- Certain: the table public.permissions has a text column audience
--   (https://forum.camunda.io/t/65134, in which SELECT and UPDATE on it worked), and Management
--   Identity looks permissions up by the audience that a component sends.
-- Reported by one user, on 8.7.12: to move the rows of operate-api, optimize-api and tasklist-api
--   to the client IDs ended the 403 and /noPermission. For other components, and for other minors,
--   the same is concluded and not reported.
-- Not documented: all other columns, tables and keys. That is why rows are compared and saved
--   whole, and why tables and columns are looked at before anything is touched. Back up first
--   (pg_dump).

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
\if :{?rows}
\else
  \set rows ''
\endif
\if :{?commit}
\else
  \set commit 0
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
SELECT set_config('entra_studio.rows', :'rows', true) AS entra_studio_rows \gset
SELECT set_config('entra_studio.audiences', jsonb_agg(w)::text, true) AS entra_studio_audiences
FROM (VALUES
	(1, 'management-identity', 'camunda-identity-resource-server', '98daa4bf-7559-4f89-b3fb-95ee22432045', 3),
	(2, 'operate', 'operate-api', 'b6d9f6f4-5cdc-48b9-9a64-00c790010259', 2),
	(3, 'tasklist', 'tasklist-api', '6a015b66-5e4a-429c-9be7-df00cba497dd', 2),
	(4, 'zeebe', 'zeebe-api', '365bf63a-6659-4554-8410-3017ead492d2', 1),
	(5, 'optimize', 'optimize-api', '48018f5e-1863-41da-abca-5daa475d779c', 1)
) AS w (place, component, old, new, seeded) \gset

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
$entra_studio$;

DO $entra_studio$
BEGIN
	IF to_regclass(format('%I.entra_studio_saved_audiences', current_setting('entra_studio.schema'))) IS NULL THEN
		RAISE EXCEPTION 'nothing was changed: the schema % has no table entra_studio_saved_audiences, so no fix was ever committed here', quote_ident(current_setting('entra_studio.schema'))
			USING ERRCODE = 'undefined_table', HINT = 'connect to the database, and name the schema, in which the fix ran';
	END IF;
END
$entra_studio$;

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
$entra_studio$;

\echo 'Audiences of permissions, before:'
SELECT audience, count(*) AS rows FROM permissions GROUP BY audience ORDER BY audience;

\echo 'Saved rows that are not brought back, before:'
SELECT component, new_audience AS audience_now, old_audience AS audience_before, count(*) AS rows, max(saved_at) AS saved_at
FROM entra_studio_saved_audiences WHERE undone_at IS NULL
GROUP BY component, new_audience, old_audience ORDER BY component, old_audience;

DO $entra_studio$
DECLARE
	expected text := current_setting('entra_studio.rows', true);
	again record;
	due bigint;
	total bigint;
	done bigint;
	unmatched bigint;
BEGIN
	SELECT count(*) INTO due FROM entra_studio_saved_audiences WHERE undone_at IS NULL;
	IF expected <> '' AND expected <> due::text THEN
		RAISE EXCEPTION 'nothing was changed: % saved rows are to come back now, and % were expected', due, expected
			USING HINT = 'somebody ran the fix or the rollback meanwhile: look at it again';
	END IF;
	PERFORM set_config('entra_studio.changed', due::text, true);
	IF due = 0 THEN
		RETURN;
	END IF;
	SELECT coalesce(sum(greatest(s.n - coalesce(l.n, 0), 0)), 0)
FROM (
	SELECT row_after, count(*) AS n FROM entra_studio_saved_audiences WHERE undone_at IS NULL GROUP BY row_after
) AS s
LEFT JOIN (SELECT to_jsonb(p) AS live, count(*) AS n FROM permissions p GROUP BY 1) AS l ON l.live = s.row_after INTO unmatched;
	IF unmatched > 0 THEN
		RAISE EXCEPTION 'nothing was changed: % of % rows are no longer as the fix left them', unmatched, due
			USING HINT = 'compare entra_studio_saved_audiences.row_after with permissions, and mend the rows by hand';
	END IF;
	SELECT p.audience, count(*) AS n INTO again FROM permissions p
		WHERE p.audience IN (SELECT s.old_audience FROM entra_studio_saved_audiences s WHERE s.undone_at IS NULL)
		GROUP BY p.audience LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'nothing was changed: % has % rows again, which were added after the fix', again.audience, again.n
			USING HINT = 'Management Identity adds them at its start without presets: with both sets there, nothing needs to be undone';
	END IF;
	SELECT count(*) INTO total FROM permissions;

	-- No key of the table is documented: a row is found by all that stands in
	-- it, and rows that are the same are paired off one by one.
	UPDATE permissions p SET audience = pair.old_audience
	FROM (
		SELECT live.place, saved.old_audience
		FROM (
			SELECT t.ctid AS place, to_jsonb(t) AS content, row_number() OVER (PARTITION BY to_jsonb(t)) AS nth FROM permissions t
		) AS live
		JOIN (
			SELECT s.row_after, s.old_audience, row_number() OVER (PARTITION BY s.row_after) AS nth
			FROM entra_studio_saved_audiences s WHERE s.undone_at IS NULL
		) AS saved ON live.content = saved.row_after AND live.nth = saved.nth
	) AS pair
	WHERE p.ctid = pair.place;
	GET DIAGNOSTICS done = ROW_COUNT;
	IF done <> due OR (SELECT count(*) FROM permissions) <> total THEN
		RAISE EXCEPTION 'nothing was changed: % of % rows came back, and the table has % rows after % before', done, due, (SELECT count(*) FROM permissions), total
			USING HINT = 'a trigger or a rule of the database interferes: ask who made it';
	END IF;
	SELECT coalesce(sum(greatest(s.n - coalesce(l.n, 0), 0)), 0)
FROM (
	SELECT row_before, count(*) AS n FROM entra_studio_saved_audiences WHERE undone_at IS NULL GROUP BY row_before
) AS s
LEFT JOIN (SELECT to_jsonb(p) AS live, count(*) AS n FROM permissions p GROUP BY 1) AS l ON l.live = s.row_before INTO unmatched;
	IF unmatched > 0 THEN
		RAISE EXCEPTION 'nothing was changed: % rows came back otherwise than they were', unmatched
			USING HINT = 'a trigger or a rule of the database interferes: ask who made it';
	END IF;
	UPDATE entra_studio_saved_audiences SET undone_at = clock_timestamp() WHERE undone_at IS NULL;
	GET DIAGNOSTICS done = ROW_COUNT;
	IF done <> due THEN
		RAISE EXCEPTION 'nothing was changed: % of % saved rows were marked as undone', done, due;
	END IF;
END
$entra_studio$;

\echo 'Audiences of permissions, after:'
SELECT audience, count(*) AS rows FROM permissions GROUP BY audience ORDER BY audience;

\echo 'Saved rows that are not brought back, after:'
SELECT component, new_audience AS audience_now, old_audience AS audience_before, count(*) AS rows, max(saved_at) AS saved_at
FROM entra_studio_saved_audiences WHERE undone_at IS NULL
GROUP BY component, new_audience, old_audience ORDER BY component, old_audience;

SELECT current_setting('entra_studio.changed', true) AS entra_studio_changed, current_setting('entra_studio.changed') = '0' AS entra_studio_idle \gset
\if :entra_studio_idle
ROLLBACK;
\echo 'There was nothing to do, and nothing was changed.'
\elif :commit
COMMIT;
\echo Committed. Rows changed: :entra_studio_changed
\echo 'Restart Management Identity and the components.'
\else
ROLLBACK;
\echo Rolled back: nothing was changed. Rows that would change: :entra_studio_changed
\echo 'Look at the rows above, then run it again with -v commit=1 to bring them back.'
\endif
