SELECT 'headed_by' AS link, team(v, d, t) AS "from", post(v, d, t, 0) AS "to"
FROM teams
UNION ALL BY NAME
SELECT 'dotted_to' AS link, post(v, d, t, 1) AS "from", post(v, (d + 1) % 50, t, 0) AS "to",
    ['functional', 'project', 'regional'][1 + t % 3] AS matter
FROM teams
