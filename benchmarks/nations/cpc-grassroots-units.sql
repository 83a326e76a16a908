SELECT 'd' || d AS id, 'district' AS kind, '示例区 d' || d AS name
FROM range(getvariable('made')) AS of_d(d)
UNION ALL BY NAME
SELECT 'd' || d || '-committee' AS id, 'local_committee' AS kind, '示例区委 d' || d AS name, 'd' || d AS covers
FROM range(getvariable('made')) AS of_d(d)
UNION ALL BY NAME
SELECT street(d, s) AS id, 'subdistrict' AS kind, '第' || s || '街道' AS name, 'd' || d AS area_in
FROM range(getvariable('made')) AS of_d(d), range(8) AS of_s(s)
UNION ALL BY NAME
SELECT street(d, s) || '-committee' AS id, 'working_committee' AS kind, '第' || s || '街道党工委' AS name,
    'd' || d || '-committee' AS dispatched_by, street(d, s) AS covers
FROM range(getvariable('made')) AS of_d(d), range(8) AS of_s(s)
UNION ALL BY NAME
SELECT community(d, s, c) AS id, 'community' AS kind, '第' || c || '社区' AS name, street(d, s) AS area_in,
    CASE
        WHEN dice([d, s, c], 100) < 3 THEN NULL
        WHEN dice([d, s, c], 100) < 30 THEN 30 + dice([d, s, c], 20) || '..'
        ELSE CAST(5 + dice([d, s, c], 55) AS VARCHAR)
    END AS workers,
    800 + dice([d, s, c], 5200) AS people
FROM communities
UNION ALL BY NAME
SELECT community(d, s, c) || '-committee' AS id, 'primary_committee' AS kind, '第' || c || '社区党委' AS name,
    street(d, s) || '-committee' AS part_of, community(d, s, c) AS covers, 5 + dice([d, s, c], 5) AS committee_seats
FROM communities
UNION ALL BY NAME
SELECT community(d, s, c) || '.b' || b AS id, 'branch' AS kind, '第' || b || '党支部' AS name,
    community(d, s, c) || '-committee' AS part_of, community(d, s, c) AS covers,
    4 + dice([d, s, c, b], 16) AS members, 3 + dice([d, s, c, b], 16) AS full_members
FROM communities, range(10) AS of_b(b)
UNION ALL BY NAME
SELECT community(d, s, c) || '-joint' AS id, 'joint_body' AS kind, '第' || c || '社区大工委' AS name,
    'extended_working_committee' AS form, 'community' AS level, community(d, s, c) AS covers,
    community(d, s, c) || '-committee' AS convened_by
FROM communities
WHERE c < 9
