SELECT table_schema, table_name, string_agg(column_name, ', ' ORDER BY ordinal_position) AS columns
FROM information_schema.columns
WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
	AND (table_name ILIKE '%permission%' OR table_name ILIKE '%role%' OR table_name ILIKE '%mapping%' OR table_name ILIKE '%tenant%'
		OR table_name ILIKE 'entra\_studio%'
		OR (table_schema, table_name) IN (SELECT table_schema, table_name FROM information_schema.columns WHERE column_name ILIKE '%claim%' OR column_name ILIKE '%audience%'))
GROUP BY table_schema, table_name ORDER BY table_schema, table_name
