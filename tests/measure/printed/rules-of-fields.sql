-- check: field-range, for: thing, field: size, allowed: 2..3
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN NOT (
  2 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 3
 ) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN NOT (
   2 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 3
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS "0.low",
 COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS "0.high",
 NOT "u"."size.low" IS NULL AS "0.stated"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  NOT (
   2 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 3
  )
  OR NOT (
   2 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AND COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 3
  )
 );

-- check: field-range, for: body, field: members, allowed: ..3
WITH "own_members" AS (
 SELECT
  "u"."unit",
  "u"."part_of.depth" AS "depth",
  "u"."part_of.parent" AS "parent",
  NOT "u"."members.low" IS NULL AS "stated",
  "u"."kind" IN ('body', 'cell', 'club') AS "having",
  FALSE AS "unlisted",
  NOT (
   (
    COALESCE("u"."guests.value" = TRUE, FALSE) OR "u"."guests.value" IS NULL
   ) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT "u"."part_of.position" IS NULL AS "must",
  NOT (
   COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND NOT "u"."part_of.position" IS NULL AS "may",
  CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."members.low", 0) AND COALESCE("u"."members.low", 0) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CAST(COALESCE("u"."members.low", 0) AS DECIMAL(27, 0))
  END AS "low",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."members.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."members.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."members.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 0))
  END AS "high"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
  )
), "level2_members" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
   CASE WHEN "o"."having" AND 0 = 0 THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
  ) + 0 END AS DECIMAL(27, 0)) AS "low",
  CAST(CASE WHEN "o"."stated" THEN "o"."high" ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
  ) + 0 END AS DECIMAL(27, 0)) AS "high",
  CAST(0 AS BIGINT) AS "parts"
 FROM "own_members" AS "o"
 WHERE
  "o"."depth" = 2
), "level1_members" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."low"
   ELSE (
    CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."low" END
  END AS DECIMAL(27, 0)) AS "low",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."high"
   ELSE (
    CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
  END AS DECIMAL(27, 0)) AS "high",
  CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
 FROM "own_members" AS "o"
 LEFT JOIN (
  SELECT
   "b"."parent" AS "unit",
   CASE
    WHEN COUNT(*) = COUNT(CASE WHEN NOT "b"."must" AND COALESCE(0 < "b"."low", FALSE) THEN 0 ELSE "b"."low" END)
    THEN COALESCE(SUM(CASE WHEN NOT "b"."must" AND COALESCE(0 < "b"."low", FALSE) THEN 0 ELSE "b"."low" END), 0)
   END AS "low",
   CASE
    WHEN COUNT(*) = COUNT(CASE WHEN NOT "b"."must" AND COALESCE("b"."high" < 0, FALSE) THEN 0 ELSE "b"."high" END)
    THEN COALESCE(SUM(CASE WHEN NOT "b"."must" AND COALESCE("b"."high" < 0, FALSE) THEN 0 ELSE "b"."high" END), 0)
   END AS "high",
   COUNT(CASE WHEN "b"."must" THEN 1 END) AS "parts"
  FROM "level2_members" AS "b"
  WHERE
   "b"."may" AND NOT "b"."parent" IS NULL
  GROUP BY
   "b"."parent"
 ) AS "k"
  ON "k"."unit" = "o"."unit"
 WHERE
  "o"."depth" = 1
), "level0_members" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."low"
   ELSE (
    CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."low" END
  END AS DECIMAL(27, 0)) AS "low",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."high"
   ELSE (
    CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
  END AS DECIMAL(27, 0)) AS "high",
  CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
 FROM "own_members" AS "o"
 LEFT JOIN (
  SELECT
   "b"."parent" AS "unit",
   CASE
    WHEN COUNT(*) = COUNT(CASE WHEN NOT "b"."must" AND COALESCE(0 < "b"."low", FALSE) THEN 0 ELSE "b"."low" END)
    THEN COALESCE(SUM(CASE WHEN NOT "b"."must" AND COALESCE(0 < "b"."low", FALSE) THEN 0 ELSE "b"."low" END), 0)
   END AS "low",
   CASE
    WHEN COUNT(*) = COUNT(CASE WHEN NOT "b"."must" AND COALESCE("b"."high" < 0, FALSE) THEN 0 ELSE "b"."high" END)
    THEN COALESCE(SUM(CASE WHEN NOT "b"."must" AND COALESCE("b"."high" < 0, FALSE) THEN 0 ELSE "b"."high" END), 0)
   END AS "high",
   COUNT(CASE WHEN "b"."must" THEN 1 END) AS "parts"
  FROM "level1_members" AS "b"
  WHERE
   "b"."may" AND NOT "b"."parent" IS NULL
  GROUP BY
   "b"."parent"
 ) AS "k"
  ON "k"."unit" = "o"."unit"
 WHERE
  "o"."depth" = 0
), "totals_members" AS (
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level2_members"
 UNION ALL
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level1_members"
 UNION ALL
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level0_members"
 /* totals of members, by part_of */
 UNION ALL
 SELECT
  "o"."unit",
  CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
   CASE WHEN "o"."having" AND 0 = 0 THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
  ) + 0 END AS DECIMAL(27, 0)) AS "low",
  CAST(CASE WHEN "o"."stated" THEN "o"."high" ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
  ) + 0 END AS DECIMAL(27, 0)) AS "high",
  CAST(0 AS BIGINT) AS "parts"
 FROM "own_members" AS "o"
 WHERE
  "o"."depth" IS NULL
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club')
  AND NOT (
   COALESCE(CAST("totals_members"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) <= 3 AND "u"."kind" IN ('body', 'cell', 'club')
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club')
  AND NOT (
   COALESCE(CAST("totals_members"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) <= 3 AND "u"."kind" IN ('body', 'cell', 'club')
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE(CAST("totals_members"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) AS "0.low",
 COALESCE(CAST("totals_members"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) AS "0.high",
 NOT "u"."members.low" IS NULL AS "0.stated"
FROM "units" AS "u"
LEFT JOIN "totals_members"
 ON "totals_members"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club')
   AND NOT (
    COALESCE(CAST("totals_members"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) <= 3 AND "u"."kind" IN ('body', 'cell', 'club')
   )
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club')
   AND NOT (
    COALESCE(CAST("totals_members"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) <= 3 AND "u"."kind" IN ('body', 'cell', 'club')
   )
  )
 );

-- check: field-value, for: council, field: form, allowed: [standing, null]
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('council') AND NOT (
   (
    COALESCE("u"."form.value" IN ('standing'), FALSE) OR "u"."form.value" IS NULL
   ) OR "u"."form.value" IS NULL
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('council') AND NOT (
   (
    COALESCE("u"."form.value" IN ('standing'), FALSE) OR "u"."form.value" IS NULL
   ) OR "u"."form.value" IS NULL
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 "u"."form.value" AS "0.value"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('council') AND NOT (
    (
     COALESCE("u"."form.value" IN ('standing'), FALSE) OR "u"."form.value" IS NULL
    ) OR "u"."form.value" IS NULL
   )
  )
  OR (
   "u"."kind" IN ('council') AND NOT (
    COALESCE("u"."form.value" IN ('standing'), FALSE) OR "u"."form.value" IS NULL
   )
  )
 );

-- check: field-value, for: body, field: note, allowed: [some]
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(NULL AS INT) AS "part",
 'undecided' AS "state",
 0 AS "place"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club');

-- check: field-compare, for: thing, left: rank, relation: '>=', right: size
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN NOT COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN NOT COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."rank.low", 0) AS "0.left_low",
 COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AS "0.left_high",
 NOT "u"."rank.low" IS NULL AS "0.left_known",
 COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) AS "0.right_low",
 COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AS "0.right_high",
 NOT "u"."size.low" IS NULL AS "0.right_known"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  NOT COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
  OR NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= COALESCE("u"."rank.low", 0)
 );

-- check: field-compare, for: body, left: funds, relation: <, right: rare
WITH "own_funds" AS (
 SELECT
  "u"."unit",
  "u"."part_of.depth" AS "depth",
  "u"."part_of.parent" AS "parent",
  NOT "u"."funds.low" IS NULL AS "stated",
  "u"."kind" IN ('body', 'cell', 'club') AS "having",
  FALSE AS "unlisted",
  NOT "u"."part_of.position" IS NULL AS "must",
  NOT "u"."part_of.position" IS NULL AS "may",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."funds.low", CAST('-Infinity' AS DOUBLE))
     AND COALESCE("u"."funds.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."funds.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 3))
  END AS "low",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."funds.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."funds.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."funds.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 3))
  END AS "high"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
  )
), "level2_funds" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
  ) + 0 END AS DECIMAL(27, 3)) AS "low",
  CAST(CASE WHEN "o"."stated" THEN "o"."high" ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
  ) + 0 END AS DECIMAL(27, 3)) AS "high",
  CAST(0 AS BIGINT) AS "parts"
 FROM "own_funds" AS "o"
 WHERE
  "o"."depth" = 2
), "level1_funds" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."low"
   ELSE (
    CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."low" END
  END AS DECIMAL(27, 3)) AS "low",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."high"
   ELSE (
    CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
  END AS DECIMAL(27, 3)) AS "high",
  CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
 FROM "own_funds" AS "o"
 LEFT JOIN (
  SELECT
   "b"."parent" AS "unit",
   CASE WHEN COUNT(*) = COUNT("b"."low") THEN COALESCE(SUM("b"."low"), 0) END AS "low",
   CASE WHEN COUNT(*) = COUNT("b"."high") THEN COALESCE(SUM("b"."high"), 0) END AS "high",
   COUNT(CASE WHEN "b"."must" THEN 1 END) AS "parts"
  FROM "level2_funds" AS "b"
  WHERE
   "b"."may" AND NOT "b"."parent" IS NULL
  GROUP BY
   "b"."parent"
 ) AS "k"
  ON "k"."unit" = "o"."unit"
 WHERE
  "o"."depth" = 1
), "level0_funds" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."low"
   ELSE (
    CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."low" END
  END AS DECIMAL(27, 3)) AS "low",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."high"
   ELSE (
    CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
  END AS DECIMAL(27, 3)) AS "high",
  CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
 FROM "own_funds" AS "o"
 LEFT JOIN (
  SELECT
   "b"."parent" AS "unit",
   CASE WHEN COUNT(*) = COUNT("b"."low") THEN COALESCE(SUM("b"."low"), 0) END AS "low",
   CASE WHEN COUNT(*) = COUNT("b"."high") THEN COALESCE(SUM("b"."high"), 0) END AS "high",
   COUNT(CASE WHEN "b"."must" THEN 1 END) AS "parts"
  FROM "level1_funds" AS "b"
  WHERE
   "b"."may" AND NOT "b"."parent" IS NULL
  GROUP BY
   "b"."parent"
 ) AS "k"
  ON "k"."unit" = "o"."unit"
 WHERE
  "o"."depth" = 0
), "totals_funds" AS (
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level2_funds"
 UNION ALL
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level1_funds"
 UNION ALL
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level0_funds"
 /* totals of funds, by part_of */
 UNION ALL
 SELECT
  "o"."unit",
  CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
  ) + 0 END AS DECIMAL(27, 3)) AS "low",
  CAST(CASE WHEN "o"."stated" THEN "o"."high" ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
  ) + 0 END AS DECIMAL(27, 3)) AS "high",
  CAST(0 AS BIGINT) AS "parts"
 FROM "own_funds" AS "o"
 WHERE
  "o"."depth" IS NULL
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT COALESCE(CAST("totals_funds"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT COALESCE(CAST("totals_funds"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE(CAST("totals_funds"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) AS "0.left_low",
 COALESCE(CAST("totals_funds"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) AS "0.left_high",
 TRUE AS "0.left_known",
 0 AS "0.right_low",
 CAST('Infinity' AS DOUBLE) AS "0.right_high",
 FALSE AS "0.right_known"
FROM "units" AS "u"
LEFT JOIN "totals_funds"
 ON "totals_funds"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT COALESCE(CAST("totals_funds"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT COALESCE(CAST("totals_funds"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) < 0
  )
 );

-- check: field-compare, for: club, left: rank, relation: =, right: helpers
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('club')
  AND NOT (
   COALESCE("u"."rank.low", 0) <= COALESCE("u"."helpers.high", CAST('Infinity' AS DOUBLE))
   AND COALESCE("u"."helpers.low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('club')
  AND NOT (
   COALESCE("u"."rank.low", 0) <= COALESCE("u"."helpers.high", CAST('Infinity' AS DOUBLE))
   AND COALESCE("u"."helpers.low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."rank.low", 0) AS "0.left_low",
 COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AS "0.left_high",
 NOT "u"."rank.low" IS NULL AS "0.left_known",
 COALESCE("u"."helpers.low", 0) AS "0.right_low",
 COALESCE("u"."helpers.high", CAST('Infinity' AS DOUBLE)) AS "0.right_high",
 NOT "u"."helpers.low" IS NULL AS "0.right_known"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('club')
   AND NOT (
    COALESCE("u"."rank.low", 0) <= COALESCE("u"."helpers.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("u"."helpers.low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
   )
  )
  OR (
   "u"."kind" IN ('club')
   AND NOT (
    COALESCE("u"."rank.low", 0) = COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("u"."helpers.low", 0) = COALESCE("u"."helpers.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("u"."rank.low", 0) = COALESCE("u"."helpers.low", 0)
   )
  )
 );

-- check: total, field: people
WITH "placed_people" AS (
 SELECT
  "u"."unit",
  "u"."area_in.parent" AS "parent",
  NOT "u"."area_in.position" IS NULL AS "must",
  NOT "u"."area_in.position" IS NULL AS "may"
 FROM "units" AS "u"
 WHERE
  "u"."in_force"
), "own_people" AS (
 SELECT
  "u"."unit",
  "u"."area_in.depth" AS "depth",
  "u"."area_in.parent" AS "parent",
  NOT "u"."people.low" IS NULL AS "stated",
  "u"."kind" IN ('city', 'quarter') AS "having",
  FALSE AS "unlisted",
  NOT "u"."area_in.position" IS NULL AS "must",
  NOT "u"."area_in.position" IS NULL AS "may",
  CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.low", 0) AND COALESCE("u"."people.low", 0) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CAST(COALESCE("u"."people.low", 0) AS DECIMAL(27, 0))
  END AS "low",
  CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CAST(COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 0))
  END AS "high"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   NOT "u"."area_in.position" IS NULL OR "u"."kind" IN ('city', 'quarter')
  )
), "level2_people" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
   CASE WHEN "o"."having" AND 0 = 0 THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
  ) + 0 END AS DECIMAL(27, 0)) AS "low",
  CAST(CASE WHEN "o"."stated" THEN "o"."high" ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
  ) + 0 END AS DECIMAL(27, 0)) AS "high",
  CAST(0 AS BIGINT) AS "parts"
 FROM "own_people" AS "o"
 WHERE
  "o"."depth" = 2
), "level1_people" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."low"
   ELSE (
    CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."low" END
  END AS DECIMAL(27, 0)) AS "low",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."high"
   ELSE (
    CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
  END AS DECIMAL(27, 0)) AS "high",
  CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
 FROM "own_people" AS "o"
 LEFT JOIN (
  SELECT
   "b"."parent" AS "unit",
   CASE WHEN COUNT(*) = COUNT("b"."low") THEN COALESCE(SUM("b"."low"), 0) END AS "low",
   CASE WHEN COUNT(*) = COUNT("b"."high") THEN COALESCE(SUM("b"."high"), 0) END AS "high",
   COUNT(CASE WHEN "b"."must" THEN 1 END) AS "parts"
  FROM "level2_people" AS "b"
  WHERE
   "b"."may" AND NOT "b"."parent" IS NULL
  GROUP BY
   "b"."parent"
 ) AS "k"
  ON "k"."unit" = "o"."unit"
 WHERE
  "o"."depth" = 1
), "level0_people" AS (
 SELECT
  "o"."unit",
  "o"."parent",
  "o"."must",
  "o"."may",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."low"
   ELSE (
    CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."low" END
  END AS DECIMAL(27, 0)) AS "low",
  CAST(CASE
   WHEN "o"."stated"
   THEN "o"."high"
   ELSE (
    CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
   ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
  END AS DECIMAL(27, 0)) AS "high",
  CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
 FROM "own_people" AS "o"
 LEFT JOIN (
  SELECT
   "b"."parent" AS "unit",
   CASE WHEN COUNT(*) = COUNT("b"."low") THEN COALESCE(SUM("b"."low"), 0) END AS "low",
   CASE WHEN COUNT(*) = COUNT("b"."high") THEN COALESCE(SUM("b"."high"), 0) END AS "high",
   COUNT(CASE WHEN "b"."must" THEN 1 END) AS "parts"
  FROM "level1_people" AS "b"
  WHERE
   "b"."may" AND NOT "b"."parent" IS NULL
  GROUP BY
   "b"."parent"
 ) AS "k"
  ON "k"."unit" = "o"."unit"
 WHERE
  "o"."depth" = 0
), "totals_people" AS (
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level2_people"
 UNION ALL
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level1_people"
 UNION ALL
 SELECT
  "unit",
  "low",
  "high",
  "parts"
 FROM "level0_people"
 /* totals of people, by area_in */
 UNION ALL
 SELECT
  "o"."unit",
  CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
   CASE WHEN "o"."having" AND 0 = 0 THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
  ) + 0 END AS DECIMAL(27, 0)) AS "low",
  CAST(CASE WHEN "o"."stated" THEN "o"."high" ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
  ) + 0 END AS DECIMAL(27, 0)) AS "high",
  CAST(0 AS BIGINT) AS "parts"
 FROM "own_people" AS "o"
 WHERE
  "o"."depth" IS NULL
), "parts_people" AS (
 /* what the parts of a unit state of people */
 SELECT
  "p"."parent" AS "unit",
  CAST(CASE WHEN COUNT(*) = COUNT("t"."low") THEN COALESCE(SUM("t"."low"), 0) END AS DOUBLE) AS "low",
  CAST(CASE WHEN COUNT(*) = COUNT("t"."high") THEN COALESCE(SUM("t"."high"), 0) END AS DOUBLE) AS "high",
  COUNT(CASE WHEN "p"."must" THEN 1 END) AS "parts"
 FROM "placed_people" AS "p"
 JOIN "totals_people" AS "t"
  ON "t"."unit" = "p"."unit"
 WHERE
  "p"."may" AND NOT "p"."parent" IS NULL
 GROUP BY
  "p"."parent"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN (
   0 < COALESCE("parts_people"."parts", 0) AND NOT "u"."people.low" IS NULL
  )
  AND (
   (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
        AND COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      AND COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
     )
     THEN 1e-09 * CASE
      WHEN 1 IS NULL OR ABS(CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END) IS NULL
      THEN NULL
      ELSE GREATEST(1, ABS(CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END))
     END < (
      (
       CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      ) - (
       COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
      )
     )
     ELSE COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
    END
   )
   OR (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      AND COALESCE((
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.low", 0) AND COALESCE("u"."people.low", 0) < CAST('Infinity' AS DOUBLE)
      ), FALSE)
     )
     THEN 1e-09 * CASE WHEN 1 IS NULL OR ABS(COALESCE("u"."people.low", 0)) IS NULL THEN NULL ELSE GREATEST(1, ABS(COALESCE("u"."people.low", 0))) END < (
      (
       COALESCE("u"."people.low", 0)
      ) - (
       CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
      )
     )
     ELSE CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < COALESCE("u"."people.low", 0)
    END
   )
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN (
   0 < COALESCE("parts_people"."parts", 0) AND NOT "u"."people.low" IS NULL
  )
  AND (
   (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
        AND COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      AND COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
     )
     THEN 1e-09 * CASE
      WHEN 1 IS NULL OR ABS(CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END) IS NULL
      THEN NULL
      ELSE GREATEST(1, ABS(CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END))
     END < (
      (
       CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      ) - (
       COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
      )
     )
     ELSE COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
    END
   )
   OR (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      AND COALESCE((
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.low", 0) AND COALESCE("u"."people.low", 0) < CAST('Infinity' AS DOUBLE)
      ), FALSE)
     )
     THEN 1e-09 * CASE WHEN 1 IS NULL OR ABS(COALESCE("u"."people.low", 0)) IS NULL THEN NULL ELSE GREATEST(1, ABS(COALESCE("u"."people.low", 0))) END < (
      (
       COALESCE("u"."people.low", 0)
      ) - (
       CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
      )
     )
     ELSE CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < COALESCE("u"."people.low", 0)
    END
   )
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."people.low", 0) AS "0.low",
 COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) AS "0.high",
 CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END AS "0.sum_low",
 CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END AS "0.sum_high",
 COALESCE("parts_people"."parts", 0) AS "0.parts"
FROM "units" AS "u"
LEFT JOIN "parts_people"
 ON "parts_people"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   (
    0 < COALESCE("parts_people"."parts", 0) AND NOT "u"."people.low" IS NULL
   )
   AND (
    (
     CASE
      WHEN (
       COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
         AND COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       AND COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
         AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
      )
      THEN 1e-09 * CASE
       WHEN 1 IS NULL OR ABS(CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END) IS NULL
       THEN NULL
       ELSE GREATEST(1, ABS(CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END))
      END < (
       (
        CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
       ) - (
        COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
       )
      )
      ELSE COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
     END
    )
    OR (
     CASE
      WHEN (
       COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
         AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       AND COALESCE((
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.low", 0) AND COALESCE("u"."people.low", 0) < CAST('Infinity' AS DOUBLE)
       ), FALSE)
      )
      THEN 1e-09 * CASE WHEN 1 IS NULL OR ABS(COALESCE("u"."people.low", 0)) IS NULL THEN NULL ELSE GREATEST(1, ABS(COALESCE("u"."people.low", 0))) END < (
       (
        COALESCE("u"."people.low", 0)
       ) - (
        CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
       )
      )
      ELSE CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < COALESCE("u"."people.low", 0)
     END
    )
   )
  )
  OR (
   (
    NOT "parts_people"."unit" IS NULL AND NOT "u"."people.low" IS NULL
   )
   AND NOT (
    (
     (
      COALESCE("u"."people.low", 0) = COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
      AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END = CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
     )
     OR (
      COALESCE("u"."people.low", 0) = CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      AND COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) = CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
     )
    )
    AND NOT (
     (
      CASE
       WHEN (
        COALESCE(
         (
          CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
          AND COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
         ),
         FALSE
        )
        AND COALESCE(
         (
          CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
          AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
         ),
         FALSE
        )
       )
       THEN 1e-09 * CASE
        WHEN 1 IS NULL OR ABS(CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END) IS NULL
        THEN NULL
        ELSE GREATEST(1, ABS(CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END))
       END < (
        (
         CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        ) - (
         COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE))
        )
       )
       ELSE COALESCE("u"."people.high", CAST('Infinity' AS DOUBLE)) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      END
     )
     OR (
      CASE
       WHEN (
        COALESCE(
         (
          CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
          AND CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
         ),
         FALSE
        )
        AND COALESCE((
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."people.low", 0) AND COALESCE("u"."people.low", 0) < CAST('Infinity' AS DOUBLE)
        ), FALSE)
       )
       THEN 1e-09 * CASE WHEN 1 IS NULL OR ABS(COALESCE("u"."people.low", 0)) IS NULL THEN NULL ELSE GREATEST(1, ABS(COALESCE("u"."people.low", 0))) END < (
        (
         COALESCE("u"."people.low", 0)
        ) - (
         CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        )
       )
       ELSE CASE WHEN NOT "parts_people"."unit" IS NULL THEN COALESCE("parts_people"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < COALESCE("u"."people.low", 0)
      END
     )
    )
   )
  )
 );

-- check: unique, for: body, fields: [name, form], where: {open: true}
WITH "comparable" AS (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AND COALESCE("u"."open.value" = TRUE, FALSE) AS "must",
  "u"."name" AS "value0",
  "u"."form.value" AS "value1",
  CAST((
   CASE WHEN "u"."form.value" IS NULL THEN 2 ELSE 0 END
  ) AS INT) AS "unknown"
 FROM "units" AS "u"
 WHERE
  "u"."in_force"
  AND (
   (
    "u"."kind" IN ('body', 'cell', 'club') AND (
     COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
    )
   )
   AND (
    NOT "u"."name" IS NULL AND "u"."name" <> ''
   )
  )
), "compared" AS (
 SELECT
  "c".*,
  CAST(0 AS INT) AS "grp",
  "c"."must" AS "sure"
 FROM "comparable" AS "c"
), "alike" AS (
 SELECT
  "r"."unit",
  "r"."fails",
  "r"."value0",
  "r"."value1",
  "r"."open" = 1 AS "perhaps",
  "o"."id" AS "other",
  "o"."name" AS "other_name",
  "g"."id" AS "at",
  "g"."name" AS "at_name"
 FROM (
  SELECT
   "w"."unit",
   "w"."grp",
   "w"."first",
   "w"."value0",
   "w"."value1",
   COALESCE((
    "w"."known" AND "w"."first" < "w"."unit"
   ), FALSE) AS "fails",
   MAX(CASE WHEN "w"."perhaps" THEN 1 ELSE 0 END) OVER (PARTITION BY "w"."unit") AS "open",
   ROW_NUMBER() OVER (PARTITION BY "w"."unit" ORDER BY CASE WHEN COALESCE((
    "w"."known" AND "w"."first" < "w"."unit"
   ), FALSE) THEN 0 ELSE 1 END, "w"."grp") AS "nth"
  FROM (
   SELECT
    "c"."unit",
    "c"."grp",
    "c"."value0",
    "c"."value1",
    (
     "c"."sure" AND "c"."unknown" = 0
    ) AS "known",
    MIN(CASE WHEN (
     "c"."sure" AND "c"."unknown" = 0
    ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0", "c"."value1") AS "first",
    (
     (
      "c"."unknown" = 0
      AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0", "c"."value1") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 0 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 2
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 2 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 2 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 2
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0") < "c"."unit"
      ), FALSE)
     )
    ) AS "perhaps"
   FROM "compared" AS "c"
  ) AS "w"
 ) AS "r"
 LEFT JOIN "units" AS "o"
  ON "o"."unit" = "r"."first"
 LEFT JOIN "units" AS "g"
  ON "g"."unit" = "r"."grp"
 WHERE
  "r"."nth" = 1 AND (
   "r"."fails" OR "r"."open" = 1
  )
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN (
  "u"."kind" IN ('body', 'cell', 'club') AND COALESCE("u"."open.value" = TRUE, FALSE)
 ) AND COALESCE("alike"."fails", FALSE) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN (
   "u"."kind" IN ('body', 'cell', 'club') AND COALESCE("u"."open.value" = TRUE, FALSE)
  ) AND COALESCE("alike"."fails", FALSE)
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 "alike"."other" AS "0.other",
 "alike"."other_name" AS "0.other_name",
 "alike"."at" AS "0.at",
 "alike"."at_name" AS "0.at_name",
 "alike"."value0" AS "0.value0",
 "alike"."value1" AS "0.value1"
FROM "units" AS "u"
LEFT JOIN "alike"
 ON "alike"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   (
    "u"."kind" IN ('body', 'cell', 'club') AND COALESCE("u"."open.value" = TRUE, FALSE)
   ) AND COALESCE("alike"."fails", FALSE)
  )
  OR (
   (
    "u"."kind" IN ('body', 'cell', 'club') AND (
     COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
    )
   )
   AND COALESCE("alike"."perhaps", FALSE)
  )
 );

-- check: unique, for: post, fields: helpers, within: {path: post_at, where: {rank: 3..}}
WITH "comparable" AS (
 SELECT
  "u"."unit",
  "u"."kind" IN ('post') AS "must",
  CASE WHEN COALESCE((
   "u"."helpers.low" = "u"."helpers.high"
  ), FALSE) THEN "u"."helpers.low" END AS "value0",
  CAST((
   CASE WHEN CASE WHEN COALESCE((
    "u"."helpers.low" = "u"."helpers.high"
   ), FALSE) THEN "u"."helpers.low" END IS NULL THEN 1 ELSE 0 END
  ) AS INT) AS "unknown"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   "u"."kind" IN ('post') AND NOT COALESCE("u"."helpers.default", FALSE)
  )
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('post')
), "links_by_post_at" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_post_at" AS "l"
 WHERE
  "l"."in_force"
), "along_post_at" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_post_at" AS "e"
  ON "p"."unit" = "e"."source"
 WHERE
  TRUE
), "fitting_5" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND 3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
), "fitting" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND 3 <= COALESCE("u"."rank.low", 0)
), "compared" AS (
 SELECT
  "c"."unit",
  "p"."unit" AS "grp",
  "c"."value0",
  "c"."unknown",
  (
   "c"."must" AND NOT "m"."unit" IS NULL
  ) AS "sure"
 FROM "comparable" AS "c"
 JOIN "along_post_at" AS "p"
  ON "p"."start" = "c"."unit"
 JOIN (
  SELECT DISTINCT
   "unit"
  FROM "fitting_5"
 ) AS "t"
  ON "t"."unit" = "p"."unit"
 LEFT JOIN (
  SELECT DISTINCT
   "unit"
  FROM "fitting"
 ) AS "m"
  ON "m"."unit" = "p"."unit"
), "alike" AS (
 SELECT
  "r"."unit",
  "r"."fails",
  "r"."value0",
  "r"."open" = 1 AS "perhaps",
  "o"."id" AS "other",
  "o"."name" AS "other_name",
  "g"."id" AS "at",
  "g"."name" AS "at_name"
 FROM (
  SELECT
   "w"."unit",
   "w"."grp",
   "w"."first",
   "w"."value0",
   COALESCE((
    "w"."known" AND "w"."first" < "w"."unit"
   ), FALSE) AS "fails",
   MAX(CASE WHEN "w"."perhaps" THEN 1 ELSE 0 END) OVER (PARTITION BY "w"."unit") AS "open",
   ROW_NUMBER() OVER (PARTITION BY "w"."unit" ORDER BY CASE WHEN COALESCE((
    "w"."known" AND "w"."first" < "w"."unit"
   ), FALSE) THEN 0 ELSE 1 END, "w"."grp") AS "nth"
  FROM (
   SELECT
    "c"."unit",
    "c"."grp",
    "c"."value0",
    (
     "c"."sure" AND "c"."unknown" = 0
    ) AS "known",
    MIN(CASE WHEN (
     "c"."sure" AND "c"."unknown" = 0
    ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0") AS "first",
    (
     (
      "c"."unknown" = 0 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 0 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp") < "c"."unit"
      ), FALSE)
     )
    ) AS "perhaps"
   FROM "compared" AS "c"
  ) AS "w"
 ) AS "r"
 LEFT JOIN "units" AS "o"
  ON "o"."unit" = "r"."first"
 LEFT JOIN "units" AS "g"
  ON "g"."unit" = "r"."grp"
 WHERE
  "r"."nth" = 1 AND (
   "r"."fails" OR "r"."open" = 1
  )
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('post') AND COALESCE("alike"."fails", FALSE) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE WHEN "u"."kind" IN ('post') AND COALESCE("alike"."fails", FALSE) THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 0 AS "place",
 "alike"."other" AS "0.other",
 "alike"."other_name" AS "0.other_name",
 "alike"."at" AS "0.at",
 "alike"."at_name" AS "0.at_name",
 "alike"."value0" AS "0.value0"
FROM "units" AS "u"
LEFT JOIN "alike"
 ON "alike"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('post') AND COALESCE("alike"."fails", FALSE)
  ) OR (
   "u"."kind" IN ('post') AND COALESCE("alike"."perhaps", FALSE)
  )
 );

-- check: unique, fields: rare, within: {path: ^seat, with: {role: chair}}
WITH "comparable" AS (
 SELECT
  "u"."unit",
  TRUE AS "must",
  CAST(NULL AS DOUBLE) AS "value0",
  CAST((
   CASE WHEN CAST(NULL AS DOUBLE) IS NULL THEN 1 ELSE 0 END
  ) AS INT) AS "unknown"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
), "links_by_seat" AS (
 SELECT
  "l"."target" AS "source",
  "l"."source" AS "target"
 FROM "links_seat" AS "l"
 WHERE
  "l"."in_force" AND (
   COALESCE("l"."role.value" IN ('chair'), FALSE) OR "l"."role.value" IS NULL
  )
), "along_seat" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_seat" AS "e"
  ON "p"."unit" = "e"."source"
 WHERE
  TRUE
), "links_by_seat_4" AS (
 SELECT
  "l"."target" AS "source",
  "l"."source" AS "target"
 FROM "links_seat" AS "l"
 WHERE
  "l"."in_force" AND COALESCE("l"."role.value" IN ('chair'), FALSE)
), "along_seat_5" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_seat_4" AS "e"
  ON "p"."unit" = "e"."source"
 WHERE
  TRUE
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "compared" AS (
 SELECT
  "c"."unit",
  "p"."unit" AS "grp",
  "c"."value0",
  "c"."unknown",
  (
   "c"."must" AND NOT "s"."start" IS NULL
  ) AS "sure"
 FROM "comparable" AS "c"
 JOIN "along_seat" AS "p"
  ON "p"."start" = "c"."unit"
 JOIN (
  SELECT DISTINCT
   "unit"
  FROM "units_now"
 ) AS "t"
  ON "t"."unit" = "p"."unit"
 LEFT JOIN "along_seat_5" AS "s"
  ON "s"."start" = "p"."start" AND "s"."unit" = "p"."unit"
), "alike" AS (
 SELECT
  "r"."unit",
  "r"."fails",
  "r"."value0",
  "r"."open" = 1 AS "perhaps",
  "o"."id" AS "other",
  "o"."name" AS "other_name",
  "g"."id" AS "at",
  "g"."name" AS "at_name"
 FROM (
  SELECT
   "w"."unit",
   "w"."grp",
   "w"."first",
   "w"."value0",
   COALESCE((
    "w"."known" AND "w"."first" < "w"."unit"
   ), FALSE) AS "fails",
   MAX(CASE WHEN "w"."perhaps" THEN 1 ELSE 0 END) OVER (PARTITION BY "w"."unit") AS "open",
   ROW_NUMBER() OVER (PARTITION BY "w"."unit" ORDER BY CASE WHEN COALESCE((
    "w"."known" AND "w"."first" < "w"."unit"
   ), FALSE) THEN 0 ELSE 1 END, "w"."grp") AS "nth"
  FROM (
   SELECT
    "c"."unit",
    "c"."grp",
    "c"."value0",
    (
     "c"."sure" AND "c"."unknown" = 0
    ) AS "known",
    MIN(CASE WHEN (
     "c"."sure" AND "c"."unknown" = 0
    ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0") AS "first",
    (
     (
      "c"."unknown" = 0 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp", "c"."value0") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 0 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."grp") < "c"."unit"
      ), FALSE)
     )
    ) AS "perhaps"
   FROM "compared" AS "c"
  ) AS "w"
 ) AS "r"
 LEFT JOIN "units" AS "o"
  ON "o"."unit" = "r"."first"
 LEFT JOIN "units" AS "g"
  ON "g"."unit" = "r"."grp"
 WHERE
  "r"."nth" = 1 AND (
   "r"."fails" OR "r"."open" = 1
  )
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN COALESCE("alike"."fails", FALSE) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE WHEN COALESCE("alike"."fails", FALSE) THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 0 AS "place",
 "alike"."other" AS "0.other",
 "alike"."other_name" AS "0.other_name",
 "alike"."at" AS "0.at",
 "alike"."at_name" AS "0.at_name",
 "alike"."value0" AS "0.value0"
FROM "units" AS "u"
LEFT JOIN "alike"
 ON "alike"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND (
  COALESCE("alike"."fails", FALSE) OR COALESCE("alike"."perhaps", FALSE)
 );
