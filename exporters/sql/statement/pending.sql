SELECT component, new_audience AS audience_now, old_audience AS audience_before, count(*) AS rows, max(saved_at) AS saved_at
FROM entra_studio_saved_audiences WHERE undone_at IS NULL
GROUP BY component, new_audience, old_audience ORDER BY component, old_audience
