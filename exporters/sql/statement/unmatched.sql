SELECT coalesce(sum(greatest(s.n - coalesce(l.n, 0), 0)), 0)
FROM (
	SELECT @column@, count(*) AS n FROM entra_studio_saved_audiences WHERE undone_at IS NULL GROUP BY @column@
) AS s
LEFT JOIN (SELECT to_jsonb(p) AS live, count(*) AS n FROM permissions p GROUP BY 1) AS l ON l.live = s.@column@
