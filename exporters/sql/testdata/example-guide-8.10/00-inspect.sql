-- Shows the audiences of Management Identity's permissions and compares them with the plan. It only
--   reads.
-- psql (10 or later) reads this file, in the database of Management Identity:
--     psql -X -v ON_ERROR_STOP=1 --host postgresql --port 5432 --username identity --dbname identity -f sql/00-inspect.sql
-- -v schema=NAME: where the table is in another schema than public.
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
SELECT set_config('entra_studio.audiences', jsonb_agg(w)::text, true) AS entra_studio_audiences
FROM (VALUES
	(1, 'management-identity', 'camunda-identity-resource-server', '2330fcf1-562a-44b8-8866-8d77e827062c', 3),
	(2, 'optimize', 'optimize-api', '9ad9b9a2-5e78-454d-b065-a1c284cc4549', 1),
	(3, 'hub', 'web-modeler-api', '99356597-6fba-4662-b6a7-30b7b12e9eed', 2),
	(4, 'hub-api', 'web-modeler-public-api', '8df08078-a22e-4180-85c2-c2af3977a654', 4)
) AS w (place, component, old, new, seeded) \gset

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

\echo 'Audiences of permissions:'
SELECT audience, count(*) AS rows FROM permissions GROUP BY audience ORDER BY audience;

\echo 'What the plan wants:'
SELECT c.component, c.old_audience, c.old_rows, c.new_audience, c.new_rows, c.seeded,
	CASE
		WHEN c.new_rows >= c.seeded THEN 'in order'
		WHEN c.new_rows = 0 AND c.old_rows > 0 THEN 'to move'
		WHEN c.old_rows > 0 THEN 'half done'
		WHEN c.new_rows > 0 THEN 'incomplete'
		ELSE 'missing'
	END AS state
FROM (
	SELECT w.place, w.component, w.old AS old_audience, w.new AS new_audience, w.seeded,
		(SELECT count(*) FROM permissions p WHERE p.audience = w.old) AS old_rows,
		(SELECT count(*) FROM permissions p WHERE p.audience = w.new) AS new_rows
	FROM jsonb_to_recordset(current_setting('entra_studio.audiences')::jsonb)
		AS w (place int, component text, old text, new text, seeded bigint)
) AS c
ORDER BY c.place;

ROLLBACK;
\echo 'in order:   the audience has all rows that Management Identity seeds. Rows of the old name do no harm.'
\echo 'to move:    only the Keycloak-style name has rows, which ends on /noPermission. First run helm upgrade and restart Management Identity; else run 10-fix-audiences.sql.'
\echo 'missing:    neither name has rows: run helm upgrade and restart Management Identity, which adds them.'
\echo 'incomplete: fewer rows than Management Identity of this minor seeds: the same.'
\echo 'half done:  both names have rows and the new one lacks some: somebody moved a part by hand. No script touches that.'
