SELECT 'c' AS id, 'company' AS kind, 'Company (synthetic)' AS name
UNION ALL BY NAME
SELECT 'v' || v AS id, 'division' AS kind, 'Division ' || v AS name, 'c' AS part_of
FROM range(getvariable('made')) AS of_v(v)
UNION ALL BY NAME
SELECT 'v' || v || '.d' || d AS id, 'department' AS kind, 'Department ' || d AS name, 'v' || v AS part_of
FROM range(getvariable('made')) AS of_v(v), range(50) AS of_d(d)
UNION ALL BY NAME
SELECT team(v, d, t) AS id, 'team' AS kind, 'Team ' || t AS name, 'v' || v || '.d' || d AS part_of,
    CASE
        WHEN dice([v, d, t], 100) < 3 THEN NULL
        WHEN dice([v, d, t], 100) < 10 THEN 4 + dice([v, d, t], 9) || '..'
        ELSE CAST(4 + dice([v, d, t], 9) AS VARCHAR)
    END AS headcount
FROM teams
UNION ALL BY NAME
SELECT post(v, d, t, p) AS id, 'post' AS kind, 'Post ' || p AS name, team(v, d, t) AS in_unit,
    CASE WHEN p > 0 THEN post(v, d, t, 0) WHEN t > 0 THEN post(v, d, 0, 0) END AS reports_to,
    CASE WHEN dice([v, d, t, p], 100) = 0 THEN NULL ELSE dice([v, d, t, p], 100) > 7 END AS filled,
    CASE WHEN dice([v, d, t, p], 100) = 50 THEN NULL WHEN dice([v, d, t, p], 100) > 80 THEN 0.5 ELSE 1.0 END AS full_time
FROM teams, range(8) AS of_p(p)
