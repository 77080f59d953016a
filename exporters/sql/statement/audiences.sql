SELECT audience, count(*) AS rows FROM permissions GROUP BY audience ORDER BY audience
