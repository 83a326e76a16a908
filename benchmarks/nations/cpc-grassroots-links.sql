SELECT 'seat' AS link, community(d, s, c) || '-joint' AS "from", community(d, s, c) || '.b' || (b * 2 + d % 2) AS "to",
    'part_time_member' AS role
FROM communities, range(4) AS of_b(b)
WHERE c < 9
