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
ORDER BY c.place
