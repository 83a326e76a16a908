-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- incomplete_seat
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'seat';

-- of_kinds
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('council');

-- both
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_seat" AS "a"
JOIN "of_kinds" AS "b"
 ON "a"."unit" = "b"."unit";

-- of_kinds_12
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club');

-- both_13
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_seat" AS "a"
JOIN "of_kinds_12" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed
SELECT
 "a"."unit"
FROM "of_kinds" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_13"
 LIMIT 1
) AS "s";

-- any_of
SELECT
 "unit"
FROM "both"
UNION
SELECT
 "unit"
FROM "may_be_listed";

-- links_of_seat
SELECT
 "unit",
 COALESCE(SUM("low"), 0) AS "low",
 COALESCE(SUM("high"), 0) AS "high"
FROM (
 SELECT
  "l"."source" AS "unit",
  CASE WHEN COALESCE("l"."role.value" IN ('chair'), FALSE) THEN 1 ELSE 0 END AS "low",
  1 AS "high"
 FROM "links_seat" AS "l"
 WHERE
  "l"."in_force" AND (
   COALESCE("l"."role.value" IN ('chair'), FALSE) OR "l"."role.value" IS NULL
  )
 UNION ALL
 SELECT
  "unit",
  0 AS "low",
  CAST('Infinity' AS DOUBLE) AS "high"
 FROM "any_of"
) AS "r"
GROUP BY
 "unit";

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "m_rank_open.counted",
 "u"."own_1" AS "m_rank_open.must",
 "u"."own_2" AS "m_rank_open.low",
 "u"."own_3" AS "m_rank_open.high",
 "u"."own_4" AS "m_rank_open.settled",
 "u"."own_5" AS "m_size_low.counted",
 "u"."own_6" AS "m_size_low.low",
 "u"."own_7" AS "m_size_low.high",
 "u"."own_8" AS "m_size_low.settled",
 "u"."own_9" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS "l_open.counted",
 NOT COALESCE(COALESCE("links_of_seat"."low", 0) = CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE), FALSE)
 OR (
  NOT (
   "u"."own_10" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
  )
  AND NOT COALESCE(
   CASE
    WHEN NOT (
     "u"."own_10" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
    )
    AND COALESCE(
     0 < CASE
      WHEN COALESCE((
       CAST('-Infinity' AS DOUBLE) < COALESCE("links_of_seat"."low", 0) AND COALESCE("links_of_seat"."low", 0) < CAST('Infinity' AS DOUBLE)
      ), FALSE)
      THEN CAST(COALESCE("links_of_seat"."low", 0) AS DECIMAL(27, 0))
     END,
     FALSE
    )
    THEN 0
    ELSE CASE
     WHEN COALESCE((
      CAST('-Infinity' AS DOUBLE) < COALESCE("links_of_seat"."low", 0) AND COALESCE("links_of_seat"."low", 0) < CAST('Infinity' AS DOUBLE)
     ), FALSE)
     THEN CAST(COALESCE("links_of_seat"."low", 0) AS DECIMAL(27, 0))
    END
   END = CASE
    WHEN NOT (
     "u"."own_10" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
    )
    AND COALESCE(
     CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
        AND CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
     END < 0,
     FALSE
    )
    THEN 0
    ELSE CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
       AND CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
    END
   END,
   FALSE
  )
 ) AS "l_open.open",
 CASE
  WHEN NOT (
   "u"."own_10" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
  )
  AND COALESCE(
   0 < CASE
    WHEN COALESCE((
     CAST('-Infinity' AS DOUBLE) < COALESCE("links_of_seat"."low", 0) AND COALESCE("links_of_seat"."low", 0) < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    THEN CAST(COALESCE("links_of_seat"."low", 0) AS DECIMAL(27, 0))
   END,
   FALSE
  )
  THEN 0
  ELSE CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < COALESCE("links_of_seat"."low", 0) AND COALESCE("links_of_seat"."low", 0) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CAST(COALESCE("links_of_seat"."low", 0) AS DECIMAL(27, 0))
  END
 END AS "l_open.low",
 CASE
  WHEN NOT (
   "u"."own_10" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
  )
  AND COALESCE(
   CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
      AND CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
   END < 0,
   FALSE
  )
  THEN 0
  ELSE CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
     AND CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
  END
 END AS "l_open.high"
FROM (
 SELECT
  "u"."unit",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_0",
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_1",
  CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.low", 0) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CAST(COALESCE("u"."rank.low", 0) AS DECIMAL(27, 0))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 0))
  END AS "own_3",
  NOT "u"."rank.low" IS NULL AS "own_4",
  "u"."id" IN ('k1', 'k3') AS "own_5",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_6",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_7",
  NOT "u"."size.low" IS NULL AS "own_8",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AS "own_9",
  COALESCE("u"."open.value" = TRUE, FALSE) AS "own_10"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u"
LEFT JOIN "links_of_seat"
 ON "links_of_seat"."unit" = "u"."unit";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."m_rank_open.must" THEN 1 END) AS "m_rank_open.surely",
 COUNT(CASE WHEN "e"."m_rank_open.counted" THEN 1 END) AS "m_rank_open.every",
 SUM(CASE WHEN "e"."m_rank_open.must" THEN "e"."m_rank_open.low" END) AS "m_rank_open.low",
 COUNT(CASE WHEN "e"."m_rank_open.must" AND "e"."m_rank_open.low" IS NULL THEN 1 END) AS "m_rank_open.low_endless",
 SUM(
  CASE
   WHEN "e"."m_rank_open.counted"
   THEN CASE WHEN NOT "e"."m_rank_open.must" AND COALESCE(0 < "e"."m_rank_open.low", FALSE) THEN 0 ELSE "e"."m_rank_open.low" END
  END
 ) AS "m_rank_open.with_low",
 COUNT(
  CASE
   WHEN "e"."m_rank_open.counted" AND CASE WHEN NOT "e"."m_rank_open.must" AND COALESCE(0 < "e"."m_rank_open.low", FALSE) THEN 0 ELSE "e"."m_rank_open.low" END IS NULL
   THEN 1
  END
 ) AS "m_rank_open.with_low_endless",
 COUNT(CASE WHEN "e"."m_rank_open.counted" AND NOT "e"."m_rank_open.must" AND "e"."m_rank_open.low" IS NULL THEN 1 END) AS "m_rank_open.perhaps_endless_low",
 SUM(CASE WHEN "e"."m_rank_open.must" THEN "e"."m_rank_open.high" END) AS "m_rank_open.high",
 COUNT(CASE WHEN "e"."m_rank_open.must" AND "e"."m_rank_open.high" IS NULL THEN 1 END) AS "m_rank_open.high_endless",
 SUM(
  CASE
   WHEN "e"."m_rank_open.counted"
   THEN CASE WHEN NOT "e"."m_rank_open.must" AND COALESCE("e"."m_rank_open.high" < 0, FALSE) THEN 0 ELSE "e"."m_rank_open.high" END
  END
 ) AS "m_rank_open.with_high",
 COUNT(
  CASE
   WHEN "e"."m_rank_open.counted" AND CASE WHEN NOT "e"."m_rank_open.must" AND COALESCE("e"."m_rank_open.high" < 0, FALSE) THEN 0 ELSE "e"."m_rank_open.high" END IS NULL
   THEN 1
  END
 ) AS "m_rank_open.with_high_endless",
 COUNT(CASE WHEN "e"."m_rank_open.counted" AND NOT "e"."m_rank_open.must" AND "e"."m_rank_open.high" IS NULL THEN 1 END) AS "m_rank_open.perhaps_endless_high",
 COUNT(
  CASE
   WHEN "e"."m_rank_open.counted" AND (
    NOT "e"."m_rank_open.settled" OR "e"."m_rank_open.low" IS NULL OR "e"."m_rank_open.high" IS NULL OR NOT "e"."m_rank_open.must"
   )
   THEN 1
  END
 ) AS "m_rank_open.unknown",
 COUNT(CASE WHEN "e"."m_size_low.counted" THEN 1 END) AS "m_size_low.surely",
 SUM(CASE WHEN "e"."m_size_low.counted" THEN "e"."m_size_low.low" END) AS "m_size_low.low",
 COUNT(CASE WHEN "e"."m_size_low.counted" AND "e"."m_size_low.low" IS NULL THEN 1 END) AS "m_size_low.low_endless",
 SUM(CASE WHEN "e"."m_size_low.counted" THEN "e"."m_size_low.high" END) AS "m_size_low.high",
 COUNT(CASE WHEN "e"."m_size_low.counted" AND "e"."m_size_low.high" IS NULL THEN 1 END) AS "m_size_low.high_endless",
 COUNT(CASE WHEN "e"."m_size_low.counted" AND (
  NOT "e"."m_size_low.settled" OR "e"."m_size_low.low" IS NULL OR "e"."m_size_low.high" IS NULL
 ) THEN 1 END) AS "m_size_low.unknown",
 SUM(CASE WHEN "e"."l_open.counted" THEN "e"."l_open.low" END) AS "l_open.low",
 COUNT(CASE WHEN "e"."l_open.counted" AND "e"."l_open.low" IS NULL THEN 1 END) AS "l_open.low_endless",
 SUM(CASE WHEN "e"."l_open.counted" THEN "e"."l_open.high" END) AS "l_open.high",
 COUNT(CASE WHEN "e"."l_open.counted" AND "e"."l_open.high" IS NULL THEN 1 END) AS "l_open.high_endless",
 COUNT(CASE WHEN "e"."l_open.counted" AND "e"."l_open.open" THEN 1 END) AS "l_open.unknown"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_2
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 "u"."own_1" AS "must",
 "u"."own_2" AS "low",
 "u"."own_3" AS "high",
 "u"."own_4" AS "settled"
FROM (
 SELECT
  "u"."unit",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_0",
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_1",
  CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.low", 0) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CAST(COALESCE("u"."rank.low", 0) AS DECIMAL(27, 0))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 0))
  END AS "own_3",
  NOT "u"."rank.low" IS NULL AS "own_4"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- extreme_low
SELECT
 "o"."grp",
 COALESCE(SUM("o"."value"), 0) AS "added",
 COUNT(*) AS "taken"
FROM (
 SELECT
  "e"."grp",
  "e"."low" AS "value",
  ROW_NUMBER() OVER (PARTITION BY "e"."grp" ORDER BY "e"."low" ASC, "e"."unit") AS "place",
  SUM("e"."low") OVER (PARTITION BY "e"."grp" ORDER BY "e"."low" ASC, "e"."unit" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "running"
 FROM "each_unit_2" AS "e"
 WHERE
  "e"."counted" AND NOT "e"."must" AND NOT "e"."low" IS NULL
) AS "o"
JOIN "by_group"
 ON "by_group"."grp" = "o"."grp"
WHERE
 COALESCE("by_group"."m_rank_open.surely", 0) + "o"."place" - 1 = 0
 OR COALESCE(
  (
   "o"."value" * (
    CAST(COALESCE("by_group"."m_rank_open.surely", 0) + "o"."place" - 1 AS DECIMAL(10, 0))
   ) < (
    CASE WHEN COALESCE("by_group"."m_rank_open.low_endless", 0) = 0 THEN COALESCE("by_group"."m_rank_open.low", 0) END
   ) + "o"."running" - "o"."value"
  ),
  FALSE
 )
GROUP BY
 "o"."grp";

-- each_unit_5
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 "u"."own_1" AS "must",
 "u"."own_2" AS "low",
 "u"."own_3" AS "high",
 "u"."own_4" AS "settled"
FROM (
 SELECT
  "u"."unit",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_0",
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_1",
  CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.low", 0) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CAST(COALESCE("u"."rank.low", 0) AS DECIMAL(27, 0))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 0))
  END AS "own_3",
  NOT "u"."rank.low" IS NULL AS "own_4"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- extreme_high
SELECT
 "o"."grp",
 COALESCE(SUM("o"."value"), 0) AS "added",
 COUNT(*) AS "taken"
FROM (
 SELECT
  "e"."grp",
  "e"."high" AS "value",
  ROW_NUMBER() OVER (PARTITION BY "e"."grp" ORDER BY "e"."high" DESC, "e"."unit") AS "place",
  SUM("e"."high") OVER (PARTITION BY "e"."grp" ORDER BY "e"."high" DESC, "e"."unit" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "running"
 FROM "each_unit_5" AS "e"
 WHERE
  "e"."counted" AND NOT "e"."must" AND NOT "e"."high" IS NULL
) AS "o"
JOIN "by_group"
 ON "by_group"."grp" = "o"."grp"
WHERE
 COALESCE("by_group"."m_rank_open.surely", 0) + "o"."place" - 1 = 0
 OR COALESCE(
  (
   "o"."value" * (
    CAST(COALESCE("by_group"."m_rank_open.surely", 0) + "o"."place" - 1 AS DECIMAL(10, 0))
   ) > (
    CASE WHEN COALESCE("by_group"."m_rank_open.high_endless", 0) = 0 THEN COALESCE("by_group"."m_rank_open.high", 0) END
   ) + "o"."running" - "o"."value"
  ),
  FALSE
 )
GROUP BY
 "o"."grp";

-- each_unit_18
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 "u"."own_1" AS "must",
 "u"."own_2" AS "low",
 "u"."own_3" AS "high",
 "u"."own_4" AS "settled"
FROM (
 SELECT
  "u"."unit",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_0",
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_1",
  CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.low", 0) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CAST(COALESCE("u"."rank.low", 0) AS DECIMAL(27, 0))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 0))
  END AS "own_3",
  NOT "u"."rank.low" IS NULL AS "own_4"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of
SELECT
 "e"."grp",
 "e"."unit",
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL OR NOT "e"."must"
 ) AS "unknown",
 FALSE AS "gap",
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL OR NOT "e"."must"
 ) AS "possible",
 FALSE AS "excluded"
FROM "each_unit_18" AS "e"
WHERE
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL OR NOT "e"."must"
 );

-- each_unit_21
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 "u"."own_1" AS "low",
 "u"."own_2" AS "high",
 "u"."own_3" AS "settled"
FROM (
 SELECT
  "u"."unit",
  "u"."id" IN ('k1', 'k3') AS "own_0",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_1",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_2",
  NOT "u"."size.low" IS NULL AS "own_3"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u";

-- told_of_23
SELECT
 "e"."grp",
 "e"."unit",
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL
 ) AS "unknown",
 FALSE AS "gap",
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL
 ) AS "possible",
 FALSE AS "excluded"
FROM "each_unit_21" AS "e"
WHERE
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL
 );

-- each_unit_24
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS "counted",
 NOT COALESCE(COALESCE("links_of_seat"."low", 0) = CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE), FALSE)
 OR (
  NOT (
   "u"."own_1" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
  )
  AND NOT COALESCE(
   CASE
    WHEN NOT (
     "u"."own_1" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
    )
    AND COALESCE(
     0 < CASE
      WHEN COALESCE((
       CAST('-Infinity' AS DOUBLE) < COALESCE("links_of_seat"."low", 0) AND COALESCE("links_of_seat"."low", 0) < CAST('Infinity' AS DOUBLE)
      ), FALSE)
      THEN CAST(COALESCE("links_of_seat"."low", 0) AS DECIMAL(27, 0))
     END,
     FALSE
    )
    THEN 0
    ELSE CASE
     WHEN COALESCE((
      CAST('-Infinity' AS DOUBLE) < COALESCE("links_of_seat"."low", 0) AND COALESCE("links_of_seat"."low", 0) < CAST('Infinity' AS DOUBLE)
     ), FALSE)
     THEN CAST(COALESCE("links_of_seat"."low", 0) AS DECIMAL(27, 0))
    END
   END = CASE
    WHEN NOT (
     "u"."own_1" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
    )
    AND COALESCE(
     CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
        AND CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
     END < 0,
     FALSE
    )
    THEN 0
    ELSE CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
       AND CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
    END
   END,
   FALSE
  )
 ) AS "open",
 CASE
  WHEN NOT (
   "u"."own_1" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
  )
  AND COALESCE(
   0 < CASE
    WHEN COALESCE((
     CAST('-Infinity' AS DOUBLE) < COALESCE("links_of_seat"."low", 0) AND COALESCE("links_of_seat"."low", 0) < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    THEN CAST(COALESCE("links_of_seat"."low", 0) AS DECIMAL(27, 0))
   END,
   FALSE
  )
  THEN 0
  ELSE CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < COALESCE("links_of_seat"."low", 0) AND COALESCE("links_of_seat"."low", 0) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CAST(COALESCE("links_of_seat"."low", 0) AS DECIMAL(27, 0))
  END
 END AS "low",
 CASE
  WHEN NOT (
   "u"."own_1" AND 0 < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
  )
  AND COALESCE(
   CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
      AND CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
   END < 0,
   FALSE
  )
  THEN 0
  ELSE CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE)
     AND CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(CAST(COALESCE("links_of_seat"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
  END
 END AS "high"
FROM (
 SELECT
  "u"."unit",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AS "own_0",
  COALESCE("u"."open.value" = TRUE, FALSE) AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u"
LEFT JOIN "links_of_seat"
 ON "links_of_seat"."unit" = "u"."unit";

-- told_of_26
SELECT
 "e"."grp",
 "e"."unit",
 "e"."counted" AND "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."counted" AND "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_24" AS "e"
WHERE
 "e"."counted" AND "e"."open";

-- each_unit_27
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp"
FROM (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND FALSE
) AS "u";

-- told_of_29
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 FALSE AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_27" AS "e"
WHERE
 FALSE;

-- figures 1
SELECT
 "grp",
 "m_rank_open.denominator_low",
 "m_rank_open.denominator_high",
 "m_rank_open.numerator_low",
 "m_rank_open.low_top",
 "m_rank_open.low_bottom",
 "m_rank_open.numerator_high",
 "m_rank_open.high_top",
 "m_rank_open.high_bottom",
 "m_rank_open.unknown",
 "m_rank_open.gap",
 "m_rank_open.possible",
 "m_rank_open.excluded",
 "m_rank_open.several",
 CASE
  WHEN "m_rank_open.low_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "m_rank_open.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE CAST("m_rank_open.low_top" AS DOUBLE) / CAST(NULLIF("m_rank_open.low_bottom", 0) AS DOUBLE)
  END
 END AS "m_rank_open.low",
 CASE
  WHEN "m_rank_open.high_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "m_rank_open.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CAST("m_rank_open.high_top" AS DOUBLE) / CAST(NULLIF("m_rank_open.high_bottom", 0) AS DOUBLE)
  END
 END AS "m_rank_open.high",
 "m_size_low.denominator_low",
 "m_size_low.denominator_high",
 "m_size_low.low_top",
 "m_size_low.low_bottom",
 "m_size_low.numerator_low",
 "m_size_low.high_top",
 "m_size_low.high_bottom",
 "m_size_low.numerator_high",
 "m_size_low.unknown",
 "m_size_low.gap",
 "m_size_low.possible",
 "m_size_low.excluded",
 "m_size_low.several",
 CASE
  WHEN "m_size_low.low_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "m_size_low.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE CAST("m_size_low.low_top" AS DOUBLE) / CAST(NULLIF("m_size_low.low_bottom", 0) AS DOUBLE)
  END
 END AS "m_size_low.low",
 CASE
  WHEN "m_size_low.high_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "m_size_low.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CAST("m_size_low.high_top" AS DOUBLE) / CAST(NULLIF("m_size_low.high_bottom", 0) AS DOUBLE)
  END
 END AS "m_size_low.high",
 "l_open.low_top",
 "l_open.low_bottom",
 "l_open.high_top",
 "l_open.high_bottom",
 "l_open.numerator_low",
 "l_open.numerator_high",
 "l_open.unknown",
 "l_open.gap",
 "l_open.possible",
 "l_open.excluded",
 "l_open.several",
 CASE WHEN "l_open.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("l_open.low_top" AS DOUBLE) / CAST(NULLIF("l_open.low_bottom", 0) AS DOUBLE) END AS "l_open.low",
 CASE WHEN "l_open.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("l_open.high_top" AS DOUBLE) / CAST(NULLIF("l_open.high_bottom", 0) AS DOUBLE) END AS "l_open.high",
 "n_ghosts.low_top",
 "n_ghosts.low_bottom",
 "n_ghosts.high_top",
 "n_ghosts.high_bottom",
 "n_ghosts.numerator_low",
 "n_ghosts.numerator_high",
 "n_ghosts.unknown",
 "n_ghosts.gap",
 "n_ghosts.possible",
 "n_ghosts.excluded",
 "n_ghosts.several",
 CASE WHEN "n_ghosts.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("n_ghosts.low_top" AS DOUBLE) / CAST(NULLIF("n_ghosts.low_bottom", 0) AS DOUBLE) END AS "n_ghosts.low",
 CASE
  WHEN "n_ghosts.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("n_ghosts.high_top" AS DOUBLE) / CAST(NULLIF("n_ghosts.high_bottom", 0) AS DOUBLE)
 END AS "n_ghosts.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group"."m_rank_open.surely", 0) AS "m_rank_open.denominator_low",
  COALESCE("by_group"."m_rank_open.every", 0) AS "m_rank_open.denominator_high",
  CASE WHEN COALESCE("by_group"."m_rank_open.with_low_endless", 0) = 0 THEN COALESCE("by_group"."m_rank_open.with_low", 0) END AS "m_rank_open.numerator_low",
  CASE
   WHEN 0 < COALESCE("by_group"."m_rank_open.perhaps_endless_low", 0)
   THEN NULL
   ELSE (
    CASE WHEN COALESCE("by_group"."m_rank_open.low_endless", 0) = 0 THEN COALESCE("by_group"."m_rank_open.low", 0) END
   ) + COALESCE("extreme_low"."added", 0)
  END AS "m_rank_open.low_top",
  COALESCE("by_group"."m_rank_open.surely", 0) + COALESCE("extreme_low"."taken", 0) AS "m_rank_open.low_bottom",
  CASE WHEN COALESCE("by_group"."m_rank_open.with_high_endless", 0) = 0 THEN COALESCE("by_group"."m_rank_open.with_high", 0) END AS "m_rank_open.numerator_high",
  CASE
   WHEN 0 < COALESCE("by_group"."m_rank_open.perhaps_endless_high", 0)
   THEN NULL
   ELSE (
    CASE WHEN COALESCE("by_group"."m_rank_open.high_endless", 0) = 0 THEN COALESCE("by_group"."m_rank_open.high", 0) END
   ) + COALESCE("extreme_high"."added", 0)
  END AS "m_rank_open.high_top",
  COALESCE("by_group"."m_rank_open.surely", 0) + COALESCE("extreme_high"."taken", 0) AS "m_rank_open.high_bottom",
  COALESCE("by_group"."m_rank_open.unknown", 0) AS "m_rank_open.unknown",
  0 AS "m_rank_open.gap",
  COALESCE("by_group"."m_rank_open.unknown", 0) AS "m_rank_open.possible",
  0 AS "m_rank_open.excluded",
  0 AS "m_rank_open.several",
  COALESCE("by_group"."m_size_low.surely", 0) AS "m_size_low.denominator_low",
  COALESCE("by_group"."m_size_low.surely", 0) AS "m_size_low.denominator_high",
  CASE WHEN COALESCE("by_group"."m_size_low.low_endless", 0) = 0 THEN COALESCE("by_group"."m_size_low.low", 0) END AS "m_size_low.low_top",
  COALESCE("by_group"."m_size_low.surely", 0) AS "m_size_low.low_bottom",
  CASE WHEN COALESCE("by_group"."m_size_low.low_endless", 0) = 0 THEN COALESCE("by_group"."m_size_low.low", 0) END AS "m_size_low.numerator_low",
  CASE WHEN COALESCE("by_group"."m_size_low.high_endless", 0) = 0 THEN COALESCE("by_group"."m_size_low.high", 0) END AS "m_size_low.high_top",
  COALESCE("by_group"."m_size_low.surely", 0) AS "m_size_low.high_bottom",
  CASE WHEN COALESCE("by_group"."m_size_low.high_endless", 0) = 0 THEN COALESCE("by_group"."m_size_low.high", 0) END AS "m_size_low.numerator_high",
  COALESCE("by_group"."m_size_low.unknown", 0) AS "m_size_low.unknown",
  0 AS "m_size_low.gap",
  COALESCE("by_group"."m_size_low.unknown", 0) AS "m_size_low.possible",
  0 AS "m_size_low.excluded",
  0 AS "m_size_low.several",
  CASE WHEN COALESCE("by_group"."l_open.low_endless", 0) = 0 THEN COALESCE("by_group"."l_open.low", 0) END AS "l_open.low_top",
  1 AS "l_open.low_bottom",
  CASE WHEN COALESCE("by_group"."l_open.high_endless", 0) = 0 THEN COALESCE("by_group"."l_open.high", 0) END AS "l_open.high_top",
  1 AS "l_open.high_bottom",
  CASE WHEN COALESCE("by_group"."l_open.low_endless", 0) = 0 THEN COALESCE("by_group"."l_open.low", 0) END AS "l_open.numerator_low",
  CASE WHEN COALESCE("by_group"."l_open.high_endless", 0) = 0 THEN COALESCE("by_group"."l_open.high", 0) END AS "l_open.numerator_high",
  COALESCE("by_group"."l_open.unknown", 0) AS "l_open.unknown",
  0 AS "l_open.gap",
  COALESCE("by_group"."l_open.unknown", 0) AS "l_open.possible",
  0 AS "l_open.excluded",
  0 AS "l_open.several",
  0 AS "n_ghosts.low_top",
  1 AS "n_ghosts.low_bottom",
  0 AS "n_ghosts.high_top",
  1 AS "n_ghosts.high_bottom",
  0 AS "n_ghosts.numerator_low",
  0 AS "n_ghosts.numerator_high",
  0 AS "n_ghosts.unknown",
  0 AS "n_ghosts.gap",
  0 AS "n_ghosts.possible",
  0 AS "n_ghosts.excluded",
  0 AS "n_ghosts.several"
 FROM "all_groups" AS "g"
 LEFT JOIN "by_group"
  ON "by_group"."grp" = "g"."grp"
 LEFT JOIN "extreme_low"
  ON "extreme_low"."grp" = "g"."grp"
 LEFT JOIN "extreme_high"
  ON "extreme_high"."grp" = "g"."grp"
) AS "n"
ORDER BY
 "grp";

-- units that are told of
SELECT
 "t"."grp",
 "t"."what",
 "t"."unit",
 "u"."id",
 "u"."name"
FROM (
 SELECT
  "f"."grp",
  'unknown' AS "what",
  "f"."unit"
 FROM "told_of" AS "f"
 WHERE
  "f"."unknown"
 UNION ALL
 SELECT
  "f"."grp",
  'gap' AS "what",
  "f"."unit"
 FROM "told_of" AS "f"
 WHERE
  "f"."gap"
 UNION ALL
 SELECT
  "f"."grp",
  'possible' AS "what",
  "f"."unit"
 FROM "told_of" AS "f"
 WHERE
  "f"."possible"
 UNION ALL
 SELECT
  "f"."grp",
  'excluded' AS "what",
  "f"."unit"
 FROM "told_of" AS "f"
 WHERE
  "f"."excluded"
) AS "t"
JOIN "units" AS "u"
 ON "u"."unit" = "t"."unit"
ORDER BY
 "t"."grp",
 "t"."what",
 "t"."unit";
