-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "f_open.yes",
 "u"."own_1" AS "f_open.no",
 "u"."own_2" AS "m_size_open.counted",
 "u"."own_3" AS "m_size_open.must",
 "u"."own_4" AS "m_size_open.low",
 "u"."own_5" AS "m_size_open.high",
 "u"."own_6" AS "m_size_open.settled",
 "u"."own_7" AS "r_size.counted",
 "u"."own_8" AS "r_size.open",
 "u"."own_9" AS "r_size.low",
 "u"."own_10" AS "r_size.high",
 "u"."own_11" AS "r_size.open_11",
 "u"."own_12" AS "r_size.low_12",
 "u"."own_13" AS "r_size.high_13"
FROM (
 SELECT
  "u"."unit",
  COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL AS "own_0",
  NOT COALESCE("u"."open.value" = TRUE, FALSE) AS "own_1",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_2",
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_3",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_4",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_5",
  NOT "u"."size.low" IS NULL AS "own_6",
  (
   0 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 0
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_7",
  "u"."size.low" IS NULL
  OR (
   NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND NOT COALESCE(
    CASE
     WHEN NOT (
      (
       0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
      ) AND "u"."kind" IN ('body', 'cell', 'club')
     )
     AND COALESCE(
      0 < CASE
       WHEN COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
         AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
      END,
      FALSE
     )
     THEN 0
     ELSE CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
        AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
     END
    END = CASE
     WHEN NOT (
      (
       0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
      ) AND "u"."kind" IN ('body', 'cell', 'club')
     )
     AND COALESCE(
      CASE
       WHEN COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
         AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
      END < 0,
      FALSE
     )
     THEN 0
     ELSE CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
        AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
     END
    END,
    FALSE
   )
  ) AS "own_8",
  CASE
   WHEN NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND COALESCE(
    0 < CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
       AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
    END,
    FALSE
   )
   THEN 0
   ELSE CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
   END
  END AS "own_9",
  CASE
   WHEN NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND COALESCE(
    CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
       AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
    END < 0,
    FALSE
   )
   THEN 0
   ELSE CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
      AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
   END
  END AS "own_10",
  NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT COALESCE(
   CASE WHEN NOT (
    COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END = CASE WHEN NOT (
    COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END,
   FALSE
  ) AS "own_11",
  CASE WHEN NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END AS "own_12",
  CASE WHEN NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END AS "own_13"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."f_open.yes" AND NOT "e"."f_open.no" THEN 1 END) AS "f_open.yes",
 COUNT(CASE WHEN "e"."f_open.yes" AND "e"."f_open.no" THEN 1 END) AS "f_open.either",
 COUNT(CASE WHEN "e"."f_open.no" AND NOT "e"."f_open.yes" THEN 1 END) AS "f_open.no",
 COUNT(CASE WHEN "e"."m_size_open.must" THEN 1 END) AS "m_size_open.surely",
 COUNT(CASE WHEN "e"."m_size_open.counted" THEN 1 END) AS "m_size_open.every",
 SUM(CASE WHEN "e"."m_size_open.must" THEN "e"."m_size_open.low" END) AS "m_size_open.low",
 COUNT(CASE WHEN "e"."m_size_open.must" AND "e"."m_size_open.low" IS NULL THEN 1 END) AS "m_size_open.low_endless",
 SUM(
  CASE
   WHEN "e"."m_size_open.counted"
   THEN CASE WHEN NOT "e"."m_size_open.must" AND COALESCE(0 < "e"."m_size_open.low", FALSE) THEN 0 ELSE "e"."m_size_open.low" END
  END
 ) AS "m_size_open.with_low",
 COUNT(
  CASE
   WHEN "e"."m_size_open.counted" AND CASE WHEN NOT "e"."m_size_open.must" AND COALESCE(0 < "e"."m_size_open.low", FALSE) THEN 0 ELSE "e"."m_size_open.low" END IS NULL
   THEN 1
  END
 ) AS "m_size_open.with_low_endless",
 COUNT(CASE WHEN "e"."m_size_open.counted" AND NOT "e"."m_size_open.must" AND "e"."m_size_open.low" IS NULL THEN 1 END) AS "m_size_open.perhaps_endless_low",
 SUM(CASE WHEN "e"."m_size_open.must" THEN "e"."m_size_open.high" END) AS "m_size_open.high",
 COUNT(CASE WHEN "e"."m_size_open.must" AND "e"."m_size_open.high" IS NULL THEN 1 END) AS "m_size_open.high_endless",
 SUM(
  CASE
   WHEN "e"."m_size_open.counted"
   THEN CASE WHEN NOT "e"."m_size_open.must" AND COALESCE("e"."m_size_open.high" < 0, FALSE) THEN 0 ELSE "e"."m_size_open.high" END
  END
 ) AS "m_size_open.with_high",
 COUNT(
  CASE
   WHEN "e"."m_size_open.counted" AND CASE WHEN NOT "e"."m_size_open.must" AND COALESCE("e"."m_size_open.high" < 0, FALSE) THEN 0 ELSE "e"."m_size_open.high" END IS NULL
   THEN 1
  END
 ) AS "m_size_open.with_high_endless",
 COUNT(CASE WHEN "e"."m_size_open.counted" AND NOT "e"."m_size_open.must" AND "e"."m_size_open.high" IS NULL THEN 1 END) AS "m_size_open.perhaps_endless_high",
 COUNT(
  CASE
   WHEN "e"."m_size_open.counted" AND (
    NOT "e"."m_size_open.settled" OR "e"."m_size_open.low" IS NULL OR "e"."m_size_open.high" IS NULL OR NOT "e"."m_size_open.must"
   )
   THEN 1
  END
 ) AS "m_size_open.unknown",
 SUM(CASE WHEN "e"."r_size.counted" THEN "e"."r_size.low" END) AS "r_size.numerator_low",
 COUNT(CASE WHEN "e"."r_size.counted" AND "e"."r_size.low" IS NULL THEN 1 END) AS "r_size.numerator_low_endless",
 SUM(CASE WHEN "e"."r_size.counted" THEN "e"."r_size.high" END) AS "r_size.numerator_high",
 COUNT(CASE WHEN "e"."r_size.counted" AND "e"."r_size.high" IS NULL THEN 1 END) AS "r_size.numerator_high_endless",
 SUM(CASE WHEN "e"."m_size_open.counted" THEN "e"."r_size.low_12" END) AS "r_size.denominator_low",
 SUM(CASE WHEN "e"."m_size_open.counted" THEN "e"."r_size.high_13" END) AS "r_size.denominator_high",
 COUNT(CASE WHEN (
  "e"."r_size.counted" AND "e"."r_size.open"
 ) OR (
  "e"."m_size_open.counted" AND "e"."r_size.open_11"
 ) THEN 1 END) AS "r_size.unknown"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_4
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
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_3",
  NOT "u"."size.low" IS NULL AS "own_4"
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
 FROM "each_unit_4" AS "e"
 WHERE
  "e"."counted" AND NOT "e"."must" AND NOT "e"."low" IS NULL
) AS "o"
JOIN "by_group"
 ON "by_group"."grp" = "o"."grp"
WHERE
 COALESCE("by_group"."m_size_open.surely", 0) + "o"."place" - 1 = 0
 OR COALESCE(
  (
   "o"."value" * (
    CAST(COALESCE("by_group"."m_size_open.surely", 0) + "o"."place" - 1 AS DECIMAL(10, 0))
   ) < (
    CASE WHEN COALESCE("by_group"."m_size_open.low_endless", 0) = 0 THEN COALESCE("by_group"."m_size_open.low", 0) END
   ) + "o"."running" - "o"."value"
  ),
  FALSE
 )
GROUP BY
 "o"."grp";

-- each_unit_7
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
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_3",
  NOT "u"."size.low" IS NULL AS "own_4"
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
 FROM "each_unit_7" AS "e"
 WHERE
  "e"."counted" AND NOT "e"."must" AND NOT "e"."high" IS NULL
) AS "o"
JOIN "by_group"
 ON "by_group"."grp" = "o"."grp"
WHERE
 COALESCE("by_group"."m_size_open.surely", 0) + "o"."place" - 1 = 0
 OR COALESCE(
  (
   "o"."value" * (
    CAST(COALESCE("by_group"."m_size_open.surely", 0) + "o"."place" - 1 AS DECIMAL(10, 0))
   ) > (
    CASE WHEN COALESCE("by_group"."m_size_open.high_endless", 0) = 0 THEN COALESCE("by_group"."m_size_open.high", 0) END
   ) + "o"."running" - "o"."value"
  ),
  FALSE
 )
GROUP BY
 "o"."grp";

-- tops
SELECT
 "u"."unit",
 "u"."kind"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('quarter');

-- all_groups_18
SELECT
 "unit" AS "grp"
FROM "tops"
/* the groups */
UNION ALL
SELECT
 -2 AS "grp";

-- units_now
/* units in force on the day */
SELECT
 *
FROM "units"
WHERE
 "in_force";

-- pairs
SELECT
 "unit",
 "unit" AS "grp"
FROM "tops"
UNION
SELECT
 "u"."unit",
 "g"."unit" AS "grp"
FROM "units" AS "u"
JOIN "tops" AS "g"
 ON "g"."unit" = "u"."view.1.level0" AND "g"."kind" IN ('city', 'quarter')
WHERE
 "u"."in_force"
UNION
SELECT
 "u"."unit",
 "g"."unit" AS "grp"
FROM "units" AS "u"
JOIN "tops" AS "g"
 ON "g"."unit" = "u"."view.1.level1" AND "g"."kind" IN ('city', 'quarter')
WHERE
 "u"."in_force"
UNION
SELECT
 "u"."unit",
 "g"."unit" AS "grp"
FROM "units" AS "u"
JOIN "tops" AS "g"
 ON "g"."unit" = "u"."view.1.level2" AND "g"."kind" IN ('city', 'quarter')
WHERE
 "u"."in_force"
UNION
SELECT
 "f"."unit",
 "g"."unit" AS "grp"
FROM "further" AS "f"
JOIN "units_now" AS "u"
 ON "u"."unit" = "f"."at"
JOIN "tops" AS "g"
 ON "g"."unit" = "u"."view.1.level0" AND "g"."kind" IN ('city', 'quarter')
WHERE
 "f"."prefix" = 'view.1'
UNION
SELECT
 "f"."unit",
 "g"."unit" AS "grp"
FROM "further" AS "f"
JOIN "units_now" AS "u"
 ON "u"."unit" = "f"."at"
JOIN "tops" AS "g"
 ON "g"."unit" = "u"."view.1.level1" AND "g"."kind" IN ('city', 'quarter')
WHERE
 "f"."prefix" = 'view.1'
UNION
SELECT
 "f"."unit",
 "g"."unit" AS "grp"
FROM "further" AS "f"
JOIN "units_now" AS "u"
 ON "u"."unit" = "f"."at"
JOIN "tops" AS "g"
 ON "g"."unit" = "u"."view.1.level2" AND "g"."kind" IN ('city', 'quarter')
WHERE
 "f"."prefix" = 'view.1';

-- places
/* the groups that each unit is in */
SELECT
 "unit",
 "grp",
 COUNT(*) OVER (PARTITION BY "unit") > 1 AS "several"
FROM "pairs";

-- each_unit_2
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 "u"."own_0" AS "f_open.yes",
 "u"."own_1" AS "f_open.no",
 "u"."own_2" AS "m_size_open.counted",
 "u"."own_3" AS "m_size_open.must",
 "u"."own_4" AS "m_size_open.low",
 "u"."own_5" AS "m_size_open.high",
 "u"."own_6" AS "m_size_open.settled",
 "u"."own_7" AS "r_size.counted",
 "u"."own_8" AS "r_size.open",
 "u"."own_9" AS "r_size.low",
 "u"."own_10" AS "r_size.high",
 "u"."own_11" AS "r_size.open_11",
 "u"."own_12" AS "r_size.low_12",
 "u"."own_13" AS "r_size.high_13"
FROM (
 SELECT
  "u"."unit",
  COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL AS "own_0",
  NOT COALESCE("u"."open.value" = TRUE, FALSE) AS "own_1",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_2",
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_3",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_4",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_5",
  NOT "u"."size.low" IS NULL AS "own_6",
  (
   0 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 0
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_7",
  "u"."size.low" IS NULL
  OR (
   NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND NOT COALESCE(
    CASE
     WHEN NOT (
      (
       0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
      ) AND "u"."kind" IN ('body', 'cell', 'club')
     )
     AND COALESCE(
      0 < CASE
       WHEN COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
         AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
      END,
      FALSE
     )
     THEN 0
     ELSE CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
        AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
     END
    END = CASE
     WHEN NOT (
      (
       0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
      ) AND "u"."kind" IN ('body', 'cell', 'club')
     )
     AND COALESCE(
      CASE
       WHEN COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
         AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
      END < 0,
      FALSE
     )
     THEN 0
     ELSE CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
        AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
     END
    END,
    FALSE
   )
  ) AS "own_8",
  CASE
   WHEN NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND COALESCE(
    0 < CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
       AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
    END,
    FALSE
   )
   THEN 0
   ELSE CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
   END
  END AS "own_9",
  CASE
   WHEN NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND COALESCE(
    CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
       AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
    END < 0,
    FALSE
   )
   THEN 0
   ELSE CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
      AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
   END
  END AS "own_10",
  NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT COALESCE(
   CASE WHEN NOT (
    COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END = CASE WHEN NOT (
    COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END,
   FALSE
  ) AS "own_11",
  CASE WHEN NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END AS "own_12",
  CASE WHEN NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END AS "own_13"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- by_group_3
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."f_open.yes" AND NOT "e"."f_open.no" THEN 1 END) AS "f_open.yes",
 COUNT(CASE WHEN "e"."f_open.yes" AND "e"."f_open.no" THEN 1 END) AS "f_open.either",
 COUNT(CASE WHEN "e"."f_open.no" AND NOT "e"."f_open.yes" THEN 1 END) AS "f_open.no",
 COUNT(CASE WHEN (
  "e"."f_open.yes" OR "e"."f_open.no"
 ) AND "e"."several" THEN 1 END) AS "f_open.several",
 COUNT(CASE WHEN "e"."m_size_open.must" THEN 1 END) AS "m_size_open.surely",
 COUNT(CASE WHEN "e"."m_size_open.counted" THEN 1 END) AS "m_size_open.every",
 SUM(CASE WHEN "e"."m_size_open.must" THEN "e"."m_size_open.low" END) AS "m_size_open.low",
 COUNT(CASE WHEN "e"."m_size_open.must" AND "e"."m_size_open.low" IS NULL THEN 1 END) AS "m_size_open.low_endless",
 SUM(
  CASE
   WHEN "e"."m_size_open.counted"
   THEN CASE WHEN NOT "e"."m_size_open.must" AND COALESCE(0 < "e"."m_size_open.low", FALSE) THEN 0 ELSE "e"."m_size_open.low" END
  END
 ) AS "m_size_open.with_low",
 COUNT(
  CASE
   WHEN "e"."m_size_open.counted" AND CASE WHEN NOT "e"."m_size_open.must" AND COALESCE(0 < "e"."m_size_open.low", FALSE) THEN 0 ELSE "e"."m_size_open.low" END IS NULL
   THEN 1
  END
 ) AS "m_size_open.with_low_endless",
 COUNT(CASE WHEN "e"."m_size_open.counted" AND NOT "e"."m_size_open.must" AND "e"."m_size_open.low" IS NULL THEN 1 END) AS "m_size_open.perhaps_endless_low",
 SUM(CASE WHEN "e"."m_size_open.must" THEN "e"."m_size_open.high" END) AS "m_size_open.high",
 COUNT(CASE WHEN "e"."m_size_open.must" AND "e"."m_size_open.high" IS NULL THEN 1 END) AS "m_size_open.high_endless",
 SUM(
  CASE
   WHEN "e"."m_size_open.counted"
   THEN CASE WHEN NOT "e"."m_size_open.must" AND COALESCE("e"."m_size_open.high" < 0, FALSE) THEN 0 ELSE "e"."m_size_open.high" END
  END
 ) AS "m_size_open.with_high",
 COUNT(
  CASE
   WHEN "e"."m_size_open.counted" AND CASE WHEN NOT "e"."m_size_open.must" AND COALESCE("e"."m_size_open.high" < 0, FALSE) THEN 0 ELSE "e"."m_size_open.high" END IS NULL
   THEN 1
  END
 ) AS "m_size_open.with_high_endless",
 COUNT(CASE WHEN "e"."m_size_open.counted" AND NOT "e"."m_size_open.must" AND "e"."m_size_open.high" IS NULL THEN 1 END) AS "m_size_open.perhaps_endless_high",
 COUNT(
  CASE
   WHEN "e"."m_size_open.counted" AND (
    NOT "e"."m_size_open.settled" OR "e"."m_size_open.low" IS NULL OR "e"."m_size_open.high" IS NULL OR NOT "e"."m_size_open.must"
   )
   THEN 1
  END
 ) AS "m_size_open.unknown",
 COUNT(CASE WHEN "e"."m_size_open.counted" AND "e"."several" THEN 1 END) AS "m_size_open.several",
 SUM(CASE WHEN "e"."r_size.counted" THEN "e"."r_size.low" END) AS "r_size.numerator_low",
 COUNT(CASE WHEN "e"."r_size.counted" AND "e"."r_size.low" IS NULL THEN 1 END) AS "r_size.numerator_low_endless",
 SUM(CASE WHEN "e"."r_size.counted" THEN "e"."r_size.high" END) AS "r_size.numerator_high",
 COUNT(CASE WHEN "e"."r_size.counted" AND "e"."r_size.high" IS NULL THEN 1 END) AS "r_size.numerator_high_endless",
 SUM(CASE WHEN "e"."m_size_open.counted" THEN "e"."r_size.low_12" END) AS "r_size.denominator_low",
 SUM(CASE WHEN "e"."m_size_open.counted" THEN "e"."r_size.high_13" END) AS "r_size.denominator_high",
 COUNT(CASE WHEN (
  "e"."r_size.counted" AND "e"."r_size.open"
 ) OR (
  "e"."m_size_open.counted" AND "e"."r_size.open_11"
 ) THEN 1 END) AS "r_size.unknown",
 COUNT(CASE WHEN (
  "e"."r_size.counted" OR "e"."m_size_open.counted"
 ) AND "e"."several" THEN 1 END) AS "r_size.several"
FROM "each_unit_2" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_10
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
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
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_3",
  NOT "u"."size.low" IS NULL AS "own_4"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- extreme_low_12
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
 FROM "each_unit_10" AS "e"
 WHERE
  "e"."counted" AND NOT "e"."must" AND NOT "e"."low" IS NULL
) AS "o"
JOIN "by_group_3"
 ON "by_group_3"."grp" = "o"."grp"
WHERE
 COALESCE("by_group_3"."m_size_open.surely", 0) + "o"."place" - 1 = 0
 OR COALESCE(
  (
   "o"."value" * (
    CAST(COALESCE("by_group_3"."m_size_open.surely", 0) + "o"."place" - 1 AS DECIMAL(10, 0))
   ) < (
    CASE WHEN COALESCE("by_group_3"."m_size_open.low_endless", 0) = 0 THEN COALESCE("by_group_3"."m_size_open.low", 0) END
   ) + "o"."running" - "o"."value"
  ),
  FALSE
 )
GROUP BY
 "o"."grp";

-- each_unit_13
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
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
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_3",
  NOT "u"."size.low" IS NULL AS "own_4"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- extreme_high_15
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
 FROM "each_unit_13" AS "e"
 WHERE
  "e"."counted" AND NOT "e"."must" AND NOT "e"."high" IS NULL
) AS "o"
JOIN "by_group_3"
 ON "by_group_3"."grp" = "o"."grp"
WHERE
 COALESCE("by_group_3"."m_size_open.surely", 0) + "o"."place" - 1 = 0
 OR COALESCE(
  (
   "o"."value" * (
    CAST(COALESCE("by_group_3"."m_size_open.surely", 0) + "o"."place" - 1 AS DECIMAL(10, 0))
   ) > (
    CASE WHEN COALESCE("by_group_3"."m_size_open.high_endless", 0) = 0 THEN COALESCE("by_group_3"."m_size_open.high", 0) END
   ) + "o"."running" - "o"."value"
  ),
  FALSE
 )
GROUP BY
 "o"."grp";

-- each_unit_19
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL AS "own_0",
  NOT COALESCE("u"."open.value" = TRUE, FALSE) AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u";

-- told_of
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_19" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_22
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL AS "own_0",
  NOT COALESCE("u"."open.value" = TRUE, FALSE) AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- told_of_24
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_22" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_25
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
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_3",
  NOT "u"."size.low" IS NULL AS "own_4"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_27
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
FROM "each_unit_25" AS "e"
WHERE
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL OR NOT "e"."must"
 );

-- each_unit_28
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
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
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_2",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
  END AS "own_3",
  NOT "u"."size.low" IS NULL AS "own_4"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- told_of_30
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
FROM "each_unit_28" AS "e"
WHERE
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL OR NOT "e"."must"
 );

-- each_unit_31
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 "u"."own_1" AS "open",
 "u"."own_2" AS "low",
 "u"."own_3" AS "high",
 "u"."own_4" AS "counted_4",
 "u"."own_5" AS "open_5",
 "u"."own_6" AS "low_6",
 "u"."own_7" AS "high_7"
FROM (
 SELECT
  "u"."unit",
  (
   0 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 0
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_0",
  "u"."size.low" IS NULL
  OR (
   NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND NOT COALESCE(
    CASE
     WHEN NOT (
      (
       0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
      ) AND "u"."kind" IN ('body', 'cell', 'club')
     )
     AND COALESCE(
      0 < CASE
       WHEN COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
         AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
      END,
      FALSE
     )
     THEN 0
     ELSE CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
        AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
     END
    END = CASE
     WHEN NOT (
      (
       0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
      ) AND "u"."kind" IN ('body', 'cell', 'club')
     )
     AND COALESCE(
      CASE
       WHEN COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
         AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
      END < 0,
      FALSE
     )
     THEN 0
     ELSE CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
        AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
     END
    END,
    FALSE
   )
  ) AS "own_1",
  CASE
   WHEN NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND COALESCE(
    0 < CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
       AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
    END,
    FALSE
   )
   THEN 0
   ELSE CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
   END
  END AS "own_2",
  CASE
   WHEN NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND COALESCE(
    CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
       AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
    END < 0,
    FALSE
   )
   THEN 0
   ELSE CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
      AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
   END
  END AS "own_3",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_4",
  NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT COALESCE(
   CASE WHEN NOT (
    COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END = CASE WHEN NOT (
    COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END,
   FALSE
  ) AS "own_5",
  CASE WHEN NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END AS "own_6",
  CASE WHEN NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END AS "own_7"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_33
SELECT
 "e"."grp",
 "e"."unit",
 (
  "e"."counted" AND "e"."open"
 ) OR (
  "e"."counted_4" AND "e"."open_5"
 ) AS "unknown",
 FALSE AS "gap",
 (
  "e"."counted" AND "e"."open"
 ) OR (
  "e"."counted_4" AND "e"."open_5"
 ) AS "possible",
 FALSE AS "excluded"
FROM "each_unit_31" AS "e"
WHERE
 (
  "e"."counted" AND "e"."open"
 ) OR (
  "e"."counted_4" AND "e"."open_5"
 );

-- each_unit_34
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 "u"."own_0" AS "counted",
 "u"."own_1" AS "open",
 "u"."own_2" AS "low",
 "u"."own_3" AS "high",
 "u"."own_4" AS "counted_4",
 "u"."own_5" AS "open_5",
 "u"."own_6" AS "low_6",
 "u"."own_7" AS "high_7"
FROM (
 SELECT
  "u"."unit",
  (
   0 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 0
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_0",
  "u"."size.low" IS NULL
  OR (
   NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND NOT COALESCE(
    CASE
     WHEN NOT (
      (
       0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
      ) AND "u"."kind" IN ('body', 'cell', 'club')
     )
     AND COALESCE(
      0 < CASE
       WHEN COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
         AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
      END,
      FALSE
     )
     THEN 0
     ELSE CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
        AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
     END
    END = CASE
     WHEN NOT (
      (
       0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
      ) AND "u"."kind" IN ('body', 'cell', 'club')
     )
     AND COALESCE(
      CASE
       WHEN COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
         AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
      END < 0,
      FALSE
     )
     THEN 0
     ELSE CASE
      WHEN COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
        AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
     END
    END,
    FALSE
   )
  ) AS "own_1",
  CASE
   WHEN NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND COALESCE(
    0 < CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
       AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
    END,
    FALSE
   )
   THEN 0
   ELSE CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
   END
  END AS "own_2",
  CASE
   WHEN NOT (
    (
     0 <= COALESCE("u"."rank.low", 0) AND COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 0
    ) AND "u"."kind" IN ('body', 'cell', 'club')
   )
   AND COALESCE(
    CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
       AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
    END < 0,
    FALSE
   )
   THEN 0
   ELSE CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
      AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CAST(COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 2))
   END
  END AS "own_3",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_4",
  NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT COALESCE(
   CASE WHEN NOT (
    COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END = CASE WHEN NOT (
    COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END,
   FALSE
  ) AS "own_5",
  CASE WHEN NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END AS "own_6",
  CASE WHEN NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END AS "own_7"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- told_of_36
SELECT
 "e"."grp",
 "e"."unit",
 (
  "e"."counted" AND "e"."open"
 ) OR (
  "e"."counted_4" AND "e"."open_5"
 ) AS "unknown",
 FALSE AS "gap",
 (
  "e"."counted" AND "e"."open"
 ) OR (
  "e"."counted_4" AND "e"."open_5"
 ) AS "possible",
 FALSE AS "excluded"
FROM "each_unit_34" AS "e"
WHERE
 (
  "e"."counted" AND "e"."open"
 ) OR (
  "e"."counted_4" AND "e"."open_5"
 );

-- figures 1
SELECT
 "grp",
 "f_open.low_top",
 "f_open.low_bottom",
 "f_open.high_top",
 "f_open.high_bottom",
 "f_open.numerator_low",
 "f_open.numerator_high",
 "f_open.denominator_low",
 "f_open.denominator_high",
 "f_open.unknown",
 "f_open.gap",
 "f_open.possible",
 "f_open.excluded",
 "f_open.several",
 CASE
  WHEN "f_open.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_open.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_open.low_top" AS DOUBLE) / CAST(NULLIF("f_open.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_open.low",
 CASE
  WHEN "f_open.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_open.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_open.high_top" AS DOUBLE) / CAST(NULLIF("f_open.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_open.high",
 "m_size_open.denominator_low",
 "m_size_open.denominator_high",
 "m_size_open.numerator_low",
 "m_size_open.low_top",
 "m_size_open.low_bottom",
 "m_size_open.numerator_high",
 "m_size_open.high_top",
 "m_size_open.high_bottom",
 "m_size_open.unknown",
 "m_size_open.gap",
 "m_size_open.possible",
 "m_size_open.excluded",
 "m_size_open.several",
 CASE
  WHEN "m_size_open.low_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "m_size_open.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE CAST("m_size_open.low_top" AS DOUBLE) / CAST(NULLIF("m_size_open.low_bottom", 0) AS DOUBLE)
  END
 END AS "m_size_open.low",
 CASE
  WHEN "m_size_open.high_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "m_size_open.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CAST("m_size_open.high_top" AS DOUBLE) / CAST(NULLIF("m_size_open.high_bottom", 0) AS DOUBLE)
  END
 END AS "m_size_open.high",
 "r_size.numerator_low",
 "r_size.numerator_high",
 "r_size.denominator_low",
 "r_size.denominator_high",
 "r_size.unknown",
 "r_size.gap",
 "r_size.possible",
 "r_size.excluded",
 "r_size.several",
 CASE
  WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
  OR COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) IS NULL
  THEN NULL
  ELSE CASE
   WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE CASE
    WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) >= 0
    THEN CASE
     WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      )
     END
    END
    ELSE CASE
     WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      )
     END
    END
   END
  END
 END AS "r_size.low",
 CASE
  WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
  OR COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) IS NULL
  THEN NULL
  ELSE CASE
   WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CASE
    WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) >= 0
    THEN CASE
     WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      )
     END
    END
    ELSE CASE
     WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      )
     END
    END
   END
  END
 END AS "r_size.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group"."f_open.yes", 0) AS "f_open.low_top",
  COALESCE("by_group"."f_open.yes", 0) + COALESCE("by_group"."f_open.either", 0) + COALESCE("by_group"."f_open.no", 0) AS "f_open.low_bottom",
  COALESCE("by_group"."f_open.yes", 0) + COALESCE("by_group"."f_open.either", 0) AS "f_open.high_top",
  COALESCE("by_group"."f_open.yes", 0) + COALESCE("by_group"."f_open.either", 0) + COALESCE("by_group"."f_open.no", 0) AS "f_open.high_bottom",
  COALESCE("by_group"."f_open.yes", 0) AS "f_open.numerator_low",
  COALESCE("by_group"."f_open.yes", 0) + COALESCE("by_group"."f_open.either", 0) AS "f_open.numerator_high",
  COALESCE("by_group"."f_open.yes", 0) + COALESCE("by_group"."f_open.either", 0) + COALESCE("by_group"."f_open.no", 0) AS "f_open.denominator_low",
  COALESCE("by_group"."f_open.yes", 0) + COALESCE("by_group"."f_open.either", 0) + COALESCE("by_group"."f_open.no", 0) AS "f_open.denominator_high",
  COALESCE("by_group"."f_open.either", 0) AS "f_open.unknown",
  COALESCE("by_group"."f_open.no", 0) AS "f_open.gap",
  COALESCE("by_group"."f_open.either", 0) AS "f_open.possible",
  0 AS "f_open.excluded",
  0 AS "f_open.several",
  COALESCE("by_group"."m_size_open.surely", 0) AS "m_size_open.denominator_low",
  COALESCE("by_group"."m_size_open.every", 0) AS "m_size_open.denominator_high",
  CASE WHEN COALESCE("by_group"."m_size_open.with_low_endless", 0) = 0 THEN COALESCE("by_group"."m_size_open.with_low", 0) END AS "m_size_open.numerator_low",
  CASE
   WHEN 0 < COALESCE("by_group"."m_size_open.perhaps_endless_low", 0)
   THEN NULL
   ELSE (
    CASE WHEN COALESCE("by_group"."m_size_open.low_endless", 0) = 0 THEN COALESCE("by_group"."m_size_open.low", 0) END
   ) + COALESCE("extreme_low"."added", 0)
  END AS "m_size_open.low_top",
  COALESCE("by_group"."m_size_open.surely", 0) + COALESCE("extreme_low"."taken", 0) AS "m_size_open.low_bottom",
  CASE WHEN COALESCE("by_group"."m_size_open.with_high_endless", 0) = 0 THEN COALESCE("by_group"."m_size_open.with_high", 0) END AS "m_size_open.numerator_high",
  CASE
   WHEN 0 < COALESCE("by_group"."m_size_open.perhaps_endless_high", 0)
   THEN NULL
   ELSE (
    CASE WHEN COALESCE("by_group"."m_size_open.high_endless", 0) = 0 THEN COALESCE("by_group"."m_size_open.high", 0) END
   ) + COALESCE("extreme_high"."added", 0)
  END AS "m_size_open.high_top",
  COALESCE("by_group"."m_size_open.surely", 0) + COALESCE("extreme_high"."taken", 0) AS "m_size_open.high_bottom",
  COALESCE("by_group"."m_size_open.unknown", 0) AS "m_size_open.unknown",
  0 AS "m_size_open.gap",
  COALESCE("by_group"."m_size_open.unknown", 0) AS "m_size_open.possible",
  0 AS "m_size_open.excluded",
  0 AS "m_size_open.several",
  CASE WHEN COALESCE("by_group"."r_size.numerator_low_endless", 0) = 0 THEN COALESCE("by_group"."r_size.numerator_low", 0) END AS "r_size.numerator_low",
  CASE WHEN COALESCE("by_group"."r_size.numerator_high_endless", 0) = 0 THEN COALESCE("by_group"."r_size.numerator_high", 0) END AS "r_size.numerator_high",
  COALESCE("by_group"."r_size.denominator_low", 0) AS "r_size.denominator_low",
  COALESCE("by_group"."r_size.denominator_high", 0) AS "r_size.denominator_high",
  COALESCE("by_group"."r_size.unknown", 0) AS "r_size.unknown",
  0 AS "r_size.gap",
  COALESCE("by_group"."r_size.unknown", 0) AS "r_size.possible",
  0 AS "r_size.excluded",
  0 AS "r_size.several"
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

-- figures 2
SELECT
 "grp",
 "f_open.low_top",
 "f_open.low_bottom",
 "f_open.high_top",
 "f_open.high_bottom",
 "f_open.numerator_low",
 "f_open.numerator_high",
 "f_open.denominator_low",
 "f_open.denominator_high",
 "f_open.unknown",
 "f_open.gap",
 "f_open.possible",
 "f_open.excluded",
 "f_open.several",
 CASE
  WHEN "f_open.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_open.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_open.low_top" AS DOUBLE) / CAST(NULLIF("f_open.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_open.low",
 CASE
  WHEN "f_open.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_open.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_open.high_top" AS DOUBLE) / CAST(NULLIF("f_open.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_open.high",
 "m_size_open.denominator_low",
 "m_size_open.denominator_high",
 "m_size_open.numerator_low",
 "m_size_open.low_top",
 "m_size_open.low_bottom",
 "m_size_open.numerator_high",
 "m_size_open.high_top",
 "m_size_open.high_bottom",
 "m_size_open.unknown",
 "m_size_open.gap",
 "m_size_open.possible",
 "m_size_open.excluded",
 "m_size_open.several",
 CASE
  WHEN "m_size_open.low_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "m_size_open.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE CAST("m_size_open.low_top" AS DOUBLE) / CAST(NULLIF("m_size_open.low_bottom", 0) AS DOUBLE)
  END
 END AS "m_size_open.low",
 CASE
  WHEN "m_size_open.high_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "m_size_open.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CAST("m_size_open.high_top" AS DOUBLE) / CAST(NULLIF("m_size_open.high_bottom", 0) AS DOUBLE)
  END
 END AS "m_size_open.high",
 "r_size.numerator_low",
 "r_size.numerator_high",
 "r_size.denominator_low",
 "r_size.denominator_high",
 "r_size.unknown",
 "r_size.gap",
 "r_size.possible",
 "r_size.excluded",
 "r_size.several",
 CASE
  WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
  OR COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) IS NULL
  THEN NULL
  ELSE CASE
   WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE CASE
    WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) >= 0
    THEN CASE
     WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      )
     END
    END
    ELSE CASE
     WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      )
     END
    END
   END
  END
 END AS "r_size.low",
 CASE
  WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
  OR COALESCE(CAST("r_size.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) IS NULL
  THEN NULL
  ELSE CASE
   WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CASE
    WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) >= 0
    THEN CASE
     WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("r_size.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      )
     END
    END
    ELSE CASE
     WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("r_size.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("r_size.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      )
     END
    END
   END
  END
 END AS "r_size.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group_3"."f_open.yes", 0) AS "f_open.low_top",
  COALESCE("by_group_3"."f_open.yes", 0) + COALESCE("by_group_3"."f_open.either", 0) + COALESCE("by_group_3"."f_open.no", 0) AS "f_open.low_bottom",
  COALESCE("by_group_3"."f_open.yes", 0) + COALESCE("by_group_3"."f_open.either", 0) AS "f_open.high_top",
  COALESCE("by_group_3"."f_open.yes", 0) + COALESCE("by_group_3"."f_open.either", 0) + COALESCE("by_group_3"."f_open.no", 0) AS "f_open.high_bottom",
  COALESCE("by_group_3"."f_open.yes", 0) AS "f_open.numerator_low",
  COALESCE("by_group_3"."f_open.yes", 0) + COALESCE("by_group_3"."f_open.either", 0) AS "f_open.numerator_high",
  COALESCE("by_group_3"."f_open.yes", 0) + COALESCE("by_group_3"."f_open.either", 0) + COALESCE("by_group_3"."f_open.no", 0) AS "f_open.denominator_low",
  COALESCE("by_group_3"."f_open.yes", 0) + COALESCE("by_group_3"."f_open.either", 0) + COALESCE("by_group_3"."f_open.no", 0) AS "f_open.denominator_high",
  COALESCE("by_group_3"."f_open.either", 0) AS "f_open.unknown",
  COALESCE("by_group_3"."f_open.no", 0) AS "f_open.gap",
  COALESCE("by_group_3"."f_open.either", 0) AS "f_open.possible",
  0 AS "f_open.excluded",
  COALESCE("by_group_3"."f_open.several", 0) AS "f_open.several",
  COALESCE("by_group_3"."m_size_open.surely", 0) AS "m_size_open.denominator_low",
  COALESCE("by_group_3"."m_size_open.every", 0) AS "m_size_open.denominator_high",
  CASE WHEN COALESCE("by_group_3"."m_size_open.with_low_endless", 0) = 0 THEN COALESCE("by_group_3"."m_size_open.with_low", 0) END AS "m_size_open.numerator_low",
  CASE
   WHEN 0 < COALESCE("by_group_3"."m_size_open.perhaps_endless_low", 0)
   THEN NULL
   ELSE (
    CASE WHEN COALESCE("by_group_3"."m_size_open.low_endless", 0) = 0 THEN COALESCE("by_group_3"."m_size_open.low", 0) END
   ) + COALESCE("extreme_low_12"."added", 0)
  END AS "m_size_open.low_top",
  COALESCE("by_group_3"."m_size_open.surely", 0) + COALESCE("extreme_low_12"."taken", 0) AS "m_size_open.low_bottom",
  CASE WHEN COALESCE("by_group_3"."m_size_open.with_high_endless", 0) = 0 THEN COALESCE("by_group_3"."m_size_open.with_high", 0) END AS "m_size_open.numerator_high",
  CASE
   WHEN 0 < COALESCE("by_group_3"."m_size_open.perhaps_endless_high", 0)
   THEN NULL
   ELSE (
    CASE WHEN COALESCE("by_group_3"."m_size_open.high_endless", 0) = 0 THEN COALESCE("by_group_3"."m_size_open.high", 0) END
   ) + COALESCE("extreme_high_15"."added", 0)
  END AS "m_size_open.high_top",
  COALESCE("by_group_3"."m_size_open.surely", 0) + COALESCE("extreme_high_15"."taken", 0) AS "m_size_open.high_bottom",
  COALESCE("by_group_3"."m_size_open.unknown", 0) AS "m_size_open.unknown",
  0 AS "m_size_open.gap",
  COALESCE("by_group_3"."m_size_open.unknown", 0) AS "m_size_open.possible",
  0 AS "m_size_open.excluded",
  COALESCE("by_group_3"."m_size_open.several", 0) AS "m_size_open.several",
  CASE WHEN COALESCE("by_group_3"."r_size.numerator_low_endless", 0) = 0 THEN COALESCE("by_group_3"."r_size.numerator_low", 0) END AS "r_size.numerator_low",
  CASE WHEN COALESCE("by_group_3"."r_size.numerator_high_endless", 0) = 0 THEN COALESCE("by_group_3"."r_size.numerator_high", 0) END AS "r_size.numerator_high",
  COALESCE("by_group_3"."r_size.denominator_low", 0) AS "r_size.denominator_low",
  COALESCE("by_group_3"."r_size.denominator_high", 0) AS "r_size.denominator_high",
  COALESCE("by_group_3"."r_size.unknown", 0) AS "r_size.unknown",
  0 AS "r_size.gap",
  COALESCE("by_group_3"."r_size.unknown", 0) AS "r_size.possible",
  0 AS "r_size.excluded",
  COALESCE("by_group_3"."r_size.several", 0) AS "r_size.several"
 FROM "all_groups_18" AS "g"
 LEFT JOIN "by_group_3"
  ON "by_group_3"."grp" = "g"."grp"
 LEFT JOIN "extreme_low_12"
  ON "extreme_low_12"."grp" = "g"."grp"
 LEFT JOIN "extreme_high_15"
  ON "extreme_high_15"."grp" = "g"."grp"
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
