DO $entra_studio$
DECLARE
	expected text := current_setting('entra_studio.rows', true);
	odd record;
	due bigint;
	total bigint;
	done bigint;
	unmatched bigint;
BEGIN
	SELECT * INTO odd FROM (@state@) AS s WHERE s.state = 'half done' LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'nothing was changed: a change of % is half done: % has % of % rows, and % still has %',
			odd.component, odd.new_audience, odd.new_rows, odd.seeded, odd.old_audience, odd.old_rows
			USING HINT = 'finish it or take it back by hand, or restart Management Identity with presets, and try again';
	END IF;
	SELECT coalesce(sum(s.old_rows), 0) INTO due FROM (@state@) AS s WHERE s.state = 'to move';
	IF expected <> '' AND expected <> due::text THEN
		RAISE EXCEPTION 'nothing was changed: % rows are to move now, and % were expected', due, expected
			USING HINT = 'somebody changed the table meanwhile: look at it again';
	END IF;
	PERFORM set_config('entra_studio.changed', due::text, true);
	IF due = 0 THEN
		RETURN;
	END IF;

	CREATE TABLE IF NOT EXISTS entra_studio_saved_audiences (
		saved_at timestamptz NOT NULL DEFAULT now(),
		component text NOT NULL,
		old_audience text NOT NULL,
		new_audience text NOT NULL,
		row_before jsonb NOT NULL,
		row_after jsonb NOT NULL,
		undone_at timestamptz
	);
	@unmatched_after@ INTO unmatched;
	IF unmatched > 0 THEN
		RAISE EXCEPTION 'nothing was changed: % rows that an earlier run moved are no longer as it left them', unmatched
			USING HINT = 'compare entra_studio_saved_audiences with permissions, and set undone_at where the earlier run is settled';
	END IF;
	SELECT count(*) INTO total FROM permissions;

	INSERT INTO entra_studio_saved_audiences (component, old_audience, new_audience, row_before, row_after)
		SELECT s.component, s.old_audience, s.new_audience, to_jsonb(p), to_jsonb(p) || jsonb_build_object('audience', s.new_audience)
		FROM permissions p JOIN (@state@) AS s ON p.audience = s.old_audience
		WHERE s.state = 'to move';
	GET DIAGNOSTICS done = ROW_COUNT;
	IF done <> due THEN
		RAISE EXCEPTION 'nothing was changed: % rows were saved and % counted', done, due;
	END IF;

	UPDATE permissions p SET audience = s.new_audience
		FROM (@state@) AS s
		WHERE s.state = 'to move' AND p.audience = s.old_audience;
	GET DIAGNOSTICS done = ROW_COUNT;
	IF done <> due OR (SELECT count(*) FROM permissions) <> total THEN
		RAISE EXCEPTION 'nothing was changed: % of % rows moved, and the table has % rows after % before', done, due, (SELECT count(*) FROM permissions), total
			USING HINT = 'a trigger or a rule of the database interferes: ask who made it';
	END IF;
	@unmatched_after@ INTO unmatched;
	IF unmatched > 0 THEN
		RAISE EXCEPTION 'nothing was changed: % rows came out otherwise than with another audience alone', unmatched
			USING HINT = 'a trigger or a rule of the database interferes: ask who made it';
	END IF;
END
$entra_studio$
