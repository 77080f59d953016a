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
	@unmatched_after@ INTO unmatched;
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
	@unmatched_before@ INTO unmatched;
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
$entra_studio$
