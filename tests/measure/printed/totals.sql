-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- own_people
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
 );

-- level2_people
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
 "o"."depth" = 2;

-- level1_people
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
 "o"."depth" = 1;

-- level0_people
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
 "o"."depth" = 0;

-- totals_people
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
 "o"."depth" IS NULL;

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND (
  10 <= COALESCE(CAST("totals_people"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) AND "u"."own_0"
 ) AS "t_over.yes",
 "u"."own_0" AND NOT (
  10 <= COALESCE(CAST("totals_people"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) AND "u"."own_0"
 ) AS "t_over.no",
 "u"."own_1" AS "ratio.counted",
 "u"."own_2" AS "ratio.open",
 "u"."own_3" AS "ratio.low",
 "u"."own_4" AS "ratio.high"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('city', 'quarter') AS "own_0",
  3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_1",
  NOT (
   3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT COALESCE(
   CASE WHEN NOT (
    3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END = CASE WHEN NOT (
    3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END,
   FALSE
  ) AS "own_2",
  CASE WHEN NOT (
   3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END AS "own_3",
  CASE WHEN NOT (
   3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END AS "own_4"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   "u"."kind" IN ('city', 'quarter') OR "u"."kind" IN ('body', 'cell', 'club')
  )
) AS "u"
LEFT JOIN "totals_people"
 ON "totals_people"."unit" = "u"."unit";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."t_over.yes" AND NOT "e"."t_over.no" THEN 1 END) AS "t_over.yes",
 COUNT(CASE WHEN "e"."t_over.yes" AND "e"."t_over.no" THEN 1 END) AS "t_over.either",
 COUNT(CASE WHEN "e"."t_over.no" AND NOT "e"."t_over.yes" THEN 1 END) AS "t_over.no",
 SUM(CASE WHEN "e"."ratio.counted" THEN "e"."ratio.low" END) AS "ratio.denominator_low",
 SUM(CASE WHEN "e"."ratio.counted" THEN "e"."ratio.high" END) AS "ratio.denominator_high"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- own_members
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
 );

-- level2_members
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
 "o"."depth" = 2;

-- level1_members
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
 "o"."depth" = 1;

-- level0_members
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
 "o"."depth" = 0;

-- totals_members
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
 "o"."depth" IS NULL;

-- below_stated_members
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units" AS "s"
 ON "s"."unit" = "u"."part_of.level0" AND "s"."part_of.depth" = 0 AND NOT "s"."members.low" IS NULL
WHERE
 "u"."in_force" AND 0 < "u"."part_of.depth"
UNION
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units" AS "s"
 ON "s"."unit" = "u"."part_of.level1" AND "s"."part_of.depth" = 1 AND NOT "s"."members.low" IS NULL
WHERE
 "u"."in_force" AND 1 < "u"."part_of.depth";

-- summed_members
/* units that may be summed */
SELECT
 "u"."unit",
 "u"."part_of.parent" AS "parent",
 NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club') AS "must",
 COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club') AS "left",
 NOT "u"."members.low" IS NULL AS "stated",
 "u"."kind" IN ('body', 'cell', 'club')
 AND "u"."members.low" IS NULL
 AND "totals_members"."parts" = 0
 AND NOT (
  COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
 ) AS "bare",
 NOT "below_stated_members"."unit" IS NULL AS "under_stated",
 FALSE AS "unlisted",
 "totals_members"."low" AS "low",
 "totals_members"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_members"
 ON "totals_members"."unit" = "u"."unit"
LEFT JOIN "below_stated_members"
 ON "below_stated_members"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
 );

-- placed_members
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_members" AS "u";

-- above_part_of
SELECT
 "u"."unit",
 "u"."part_of.level0" AS "above",
 0 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND NOT "u"."part_of.level0" IS NULL
UNION ALL
SELECT
 "u"."unit",
 "u"."part_of.level1" AS "above",
 1 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND NOT "u"."part_of.level1" IS NULL
UNION ALL
SELECT
 "u"."unit",
 "u"."part_of.level2" AS "above",
 2 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND NOT "u"."part_of.level2" IS NULL
/* each unit with what is above it by part_of */
UNION ALL
SELECT
 "u"."unit",
 "u"."unit" AS "above",
 CAST(NULL AS INT) AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."part_of.position" IS NULL;

-- hiding_low
SELECT
 "m"."unit"
FROM "summed_members" AS "m"
WHERE
 "m"."left";

-- hidden_members
SELECT DISTINCT
 "a"."unit",
 "p"."grp"
FROM "above_part_of" AS "a"
JOIN "hiding_low" AS "m"
 ON "m"."unit" = "a"."above"
JOIN "placed_members" AS "p"
 ON "p"."unit" = "a"."above"
JOIN "placed_members" AS "q"
 ON "q"."unit" = "a"."unit" AND "q"."grp" = "p"."grp";

-- over_part_of
SELECT
 "u"."unit",
 "u"."part_of.level0" AS "above",
 0 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND 0 < "u"."part_of.depth"
/* each unit with what stands over it by part_of */
UNION ALL
SELECT
 "u"."unit",
 "u"."part_of.level1" AS "above",
 1 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND 1 < "u"."part_of.depth";

-- next_above_members
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "summed_members" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- topmost_members
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE WHEN "h_low"."unit" IS NULL AND "n_low0"."above" IS NULL THEN "m"."low" ELSE 0 END AS "low",
 CASE WHEN "h_low"."unit" IS NULL AND "n_low0"."above" IS NULL THEN "m"."high" ELSE 0 END AS "high",
 FALSE AS "wide",
 "h_low"."unit" IS NULL AND "n_low0"."above" IS NULL AS "counted",
 "m"."bare" AND NOT "m"."under_stated" AS "open"
FROM "placed_members" AS "m"
LEFT JOIN "hidden_members" AS "h_low"
 ON "h_low"."unit" = "m"."unit"
LEFT JOIN "next_above_members" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit";

-- by_group_16
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_members.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_members.low_endless",
 SUM("e"."high") AS "t_members.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_members.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_members.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_members.unknown"
FROM "topmost_members" AS "e"
GROUP BY
 "e"."grp";

-- own_debts
SELECT
 "u"."unit",
 "u"."part_of.depth" AS "depth",
 "u"."part_of.parent" AS "parent",
 NOT "u"."debts.low" IS NULL AS "stated",
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
  WHEN COALESCE(
   (
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
    AND COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
   ),
   FALSE
  )
  THEN CAST(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) AS DECIMAL(27, 1))
 END AS "low",
 CASE
  WHEN COALESCE(
   (
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
   ),
   FALSE
  )
  THEN CAST(COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 1))
 END AS "high"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
 );

-- level2_debts
SELECT
 "o"."unit",
 "o"."parent",
 "o"."must",
 "o"."may",
 CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
  CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
 ) + 0 END AS DECIMAL(27, 1)) AS "low",
 CAST(CASE WHEN "o"."stated" THEN "o"."high" ELSE (
  CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
 ) + 0 END AS DECIMAL(27, 1)) AS "high",
 CAST(0 AS BIGINT) AS "parts"
FROM "own_debts" AS "o"
WHERE
 "o"."depth" = 2;

-- level1_debts
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
 END AS DECIMAL(27, 1)) AS "low",
 CAST(CASE
  WHEN "o"."stated"
  THEN "o"."high"
  ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
  ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
 END AS DECIMAL(27, 1)) AS "high",
 CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
FROM "own_debts" AS "o"
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
 FROM "level2_debts" AS "b"
 WHERE
  "b"."may" AND NOT "b"."parent" IS NULL
 GROUP BY
  "b"."parent"
) AS "k"
 ON "k"."unit" = "o"."unit"
WHERE
 "o"."depth" = 1;

-- level0_debts
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
 END AS DECIMAL(27, 1)) AS "low",
 CAST(CASE
  WHEN "o"."stated"
  THEN "o"."high"
  ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN NULL ELSE 0 END END
  ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
 END AS DECIMAL(27, 1)) AS "high",
 CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
FROM "own_debts" AS "o"
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
 FROM "level1_debts" AS "b"
 WHERE
  "b"."may" AND NOT "b"."parent" IS NULL
 GROUP BY
  "b"."parent"
) AS "k"
 ON "k"."unit" = "o"."unit"
WHERE
 "o"."depth" = 0;

-- totals_debts
SELECT
 "unit",
 "low",
 "high",
 "parts"
FROM "level2_debts"
UNION ALL
SELECT
 "unit",
 "low",
 "high",
 "parts"
FROM "level1_debts"
UNION ALL
SELECT
 "unit",
 "low",
 "high",
 "parts"
FROM "level0_debts"
/* totals of debts, by part_of */
UNION ALL
SELECT
 "o"."unit",
 CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
  CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
 ) + 0 END AS DECIMAL(27, 1)) AS "low",
 CAST(CASE WHEN "o"."stated" THEN "o"."high" ELSE (
  CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN NULL ELSE 0 END END
 ) + 0 END AS DECIMAL(27, 1)) AS "high",
 CAST(0 AS BIGINT) AS "parts"
FROM "own_debts" AS "o"
WHERE
 "o"."depth" IS NULL;

-- below_stated_debts
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units" AS "s"
 ON "s"."unit" = "u"."part_of.level0" AND "s"."part_of.depth" = 0 AND NOT "s"."debts.low" IS NULL
WHERE
 "u"."in_force" AND 0 < "u"."part_of.depth"
UNION
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units" AS "s"
 ON "s"."unit" = "u"."part_of.level1" AND "s"."part_of.depth" = 1 AND NOT "s"."debts.low" IS NULL
WHERE
 "u"."in_force" AND 1 < "u"."part_of.depth";

-- summed_debts
/* units that may be summed */
SELECT
 "u"."unit",
 "u"."part_of.parent" AS "parent",
 (
  3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('cell', 'club')
 ) AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
 ) AS "must",
 COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club') AS "left",
 NOT "u"."debts.low" IS NULL AS "stated",
 "u"."kind" IN ('body', 'cell', 'club')
 AND "u"."debts.low" IS NULL
 AND "totals_debts"."parts" = 0
 AND NOT (
  COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
 ) AS "bare",
 NOT "below_stated_debts"."unit" IS NULL AS "under_stated",
 FALSE AS "unlisted",
 "totals_debts"."low" AS "low",
 "totals_debts"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_debts"
 ON "totals_debts"."unit" = "u"."unit"
LEFT JOIN "below_stated_debts"
 ON "below_stated_debts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('cell', 'club')
  )
  AND (
   NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
  )
 );

-- placed_debts
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_debts" AS "u";

-- hiding_low_25
SELECT
 "m"."unit"
FROM "summed_debts" AS "m"
WHERE
 "m"."left";

-- hidden_debts
SELECT DISTINCT
 "a"."unit",
 "p"."grp"
FROM "above_part_of" AS "a"
JOIN "hiding_low_25" AS "m"
 ON "m"."unit" = "a"."above"
JOIN "placed_debts" AS "p"
 ON "p"."unit" = "a"."above"
JOIN "placed_debts" AS "q"
 ON "q"."unit" = "a"."unit" AND "q"."grp" = "p"."grp";

-- counted_low
SELECT
 "m"."unit"
FROM "summed_debts" AS "m"
WHERE
 "m"."must";

-- next_above_debts
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "counted_low" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- hiding_high
SELECT
 "m"."unit"
FROM "summed_debts" AS "m"
WHERE
 "m"."left" AND "m"."must";

-- hidden_debts_30
SELECT DISTINCT
 "a"."unit",
 "p"."grp"
FROM "above_part_of" AS "a"
JOIN "hiding_high" AS "m"
 ON "m"."unit" = "a"."above"
JOIN "placed_debts" AS "p"
 ON "p"."unit" = "a"."above"
JOIN "placed_debts" AS "q"
 ON "q"."unit" = "a"."unit" AND "q"."grp" = "p"."grp";

-- counted_high
SELECT
 "m"."unit"
FROM "summed_debts" AS "m"
WHERE
 "m"."must" OR NOT "m"."left";

-- next_above_debts_32
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "counted_high" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- topmost_debts
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE WHEN (
  "m"."must" AND "h_low"."unit" IS NULL
 ) AND "n_low0"."above" IS NULL THEN "m"."low" ELSE 0 END AS "low",
 CASE WHEN (
  (
   "m"."must" OR NOT "m"."left"
  ) AND "h_high"."unit" IS NULL
 ) AND "n_high0"."above" IS NULL THEN "m"."high" ELSE 0 END AS "high",
 NOT "m"."must" AS "wide",
 (
  (
   "m"."must" OR NOT "m"."left"
  ) AND "h_high"."unit" IS NULL
 ) AND "n_high0"."above" IS NULL AS "counted",
 (
  (
   (
    "m"."must" OR NOT "m"."left"
   ) AND "h_high"."unit" IS NULL
  ) AND "n_high0"."above" IS NULL
 )
 AND NOT (
  "m"."must" AND NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_debts" AS "m"
LEFT JOIN "hidden_debts" AS "h_low"
 ON "h_low"."unit" = "m"."unit"
LEFT JOIN "next_above_debts" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit"
LEFT JOIN "hidden_debts_30" AS "h_high"
 ON "h_high"."unit" = "m"."unit"
LEFT JOIN "next_above_debts_32" AS "n_high0"
 ON "n_high0"."unit" = "m"."unit";

-- by_group_35
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_debts_rank.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_debts_rank.low_endless",
 SUM("e"."high") AS "t_debts_rank.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_debts_rank.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_debts_rank.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_debts_rank.unknown"
FROM "topmost_debts" AS "e"
GROUP BY
 "e"."grp";

-- unstated_lost
SELECT
 "u"."unit",
 -1 AS "grp",
 FALSE AS "several",
 CAST(CAST(0 AS DECIMAL(27, 0)) AS DECIMAL(27, 0)) AS "low",
 CAST(NULL AS DECIMAL(27, 0)) AS "high",
 FALSE AS "wide",
 TRUE AS "counted",
 TRUE AS "open"
FROM "units" AS "u"
WHERE
 (
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
 ) AND TRUE;

-- by_group_37
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_lost.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_lost.low_endless",
 SUM("e"."high") AS "t_lost.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_lost.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_lost.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_lost.unknown"
FROM "unstated_lost" AS "e"
GROUP BY
 "e"."grp";

-- unstated_lost_38
SELECT
 "u"."unit",
 -1 AS "grp",
 FALSE AS "several",
 CAST(CAST(0 AS DECIMAL(27, 0)) AS DECIMAL(27, 0)) AS "low",
 CAST(NULL AS DECIMAL(27, 0)) AS "high",
 FALSE AS "wide",
 TRUE AS "counted",
 TRUE AS "open"
FROM "units" AS "u"
WHERE
 (
  "u"."in_force" AND (
   (
    COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
   ) AND "u"."kind" IN ('body', 'cell', 'club')
  )
 ) AND TRUE;

-- by_group_39
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "lost_open.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "lost_open.low_endless",
 SUM("e"."high") AS "lost_open.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "lost_open.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "lost_open.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "lost_open.unknown"
FROM "unstated_lost_38" AS "e"
GROUP BY
 "e"."grp";

-- own_owed
SELECT
 "u"."unit",
 "u"."part_of.depth" AS "depth",
 "u"."part_of.parent" AS "parent",
 FALSE AS "stated",
 "u"."kind" IN ('body', 'cell', 'club') AS "having",
 FALSE AS "unlisted",
 NOT "u"."part_of.position" IS NULL AS "must",
 NOT "u"."part_of.position" IS NULL AS "may",
 NULL AS "low",
 NULL AS "high"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
 );

-- level2_owed
SELECT
 "o"."unit",
 "o"."parent",
 "o"."must",
 "o"."may",
 CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
  CASE WHEN "o"."having" AND 0 = 0 THEN CAST(2 AS DECIMAL(27, 0)) ELSE 0 END
 ) + 0 END AS DECIMAL(27, 0)) AS "low",
 CAST(CASE
  WHEN "o"."stated"
  THEN "o"."high"
  ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN CAST(9 AS DECIMAL(27, 0)) ELSE 0 END END
  ) + 0
 END AS DECIMAL(27, 0)) AS "high",
 CAST(0 AS BIGINT) AS "parts"
FROM "own_owed" AS "o"
WHERE
 "o"."depth" = 2;

-- level1_owed
SELECT
 "o"."unit",
 "o"."parent",
 "o"."must",
 "o"."may",
 CAST(CASE
  WHEN "o"."stated"
  THEN "o"."low"
  ELSE (
   CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN CAST(2 AS DECIMAL(27, 0)) ELSE 0 END
  ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."low" END
 END AS DECIMAL(27, 0)) AS "low",
 CAST(CASE
  WHEN "o"."stated"
  THEN "o"."high"
  ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN CAST(9 AS DECIMAL(27, 0)) ELSE 0 END END
  ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
 END AS DECIMAL(27, 0)) AS "high",
 CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
FROM "own_owed" AS "o"
LEFT JOIN (
 SELECT
  "b"."parent" AS "unit",
  CASE WHEN COUNT(*) = COUNT("b"."low") THEN COALESCE(SUM("b"."low"), 0) END AS "low",
  CASE WHEN COUNT(*) = COUNT("b"."high") THEN COALESCE(SUM("b"."high"), 0) END AS "high",
  COUNT(CASE WHEN "b"."must" THEN 1 END) AS "parts"
 FROM "level2_owed" AS "b"
 WHERE
  "b"."may" AND NOT "b"."parent" IS NULL
 GROUP BY
  "b"."parent"
) AS "k"
 ON "k"."unit" = "o"."unit"
WHERE
 "o"."depth" = 1;

-- level0_owed
SELECT
 "o"."unit",
 "o"."parent",
 "o"."must",
 "o"."may",
 CAST(CASE
  WHEN "o"."stated"
  THEN "o"."low"
  ELSE (
   CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN CAST(2 AS DECIMAL(27, 0)) ELSE 0 END
  ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."low" END
 END AS DECIMAL(27, 0)) AS "low",
 CAST(CASE
  WHEN "o"."stated"
  THEN "o"."high"
  ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND COALESCE("k"."parts", 0) = 0 THEN CAST(9 AS DECIMAL(27, 0)) ELSE 0 END END
  ) + CASE WHEN "k"."unit" IS NULL THEN 0 ELSE "k"."high" END
 END AS DECIMAL(27, 0)) AS "high",
 CAST(COALESCE("k"."parts", 0) AS BIGINT) AS "parts"
FROM "own_owed" AS "o"
LEFT JOIN (
 SELECT
  "b"."parent" AS "unit",
  CASE WHEN COUNT(*) = COUNT("b"."low") THEN COALESCE(SUM("b"."low"), 0) END AS "low",
  CASE WHEN COUNT(*) = COUNT("b"."high") THEN COALESCE(SUM("b"."high"), 0) END AS "high",
  COUNT(CASE WHEN "b"."must" THEN 1 END) AS "parts"
 FROM "level1_owed" AS "b"
 WHERE
  "b"."may" AND NOT "b"."parent" IS NULL
 GROUP BY
  "b"."parent"
) AS "k"
 ON "k"."unit" = "o"."unit"
WHERE
 "o"."depth" = 0;

-- totals_owed
SELECT
 "unit",
 "low",
 "high",
 "parts"
FROM "level2_owed"
UNION ALL
SELECT
 "unit",
 "low",
 "high",
 "parts"
FROM "level1_owed"
UNION ALL
SELECT
 "unit",
 "low",
 "high",
 "parts"
FROM "level0_owed"
/* totals of owed, by part_of */
UNION ALL
SELECT
 "o"."unit",
 CAST(CASE WHEN "o"."stated" THEN "o"."low" ELSE (
  CASE WHEN "o"."having" AND 0 = 0 THEN CAST(2 AS DECIMAL(27, 0)) ELSE 0 END
 ) + 0 END AS DECIMAL(27, 0)) AS "low",
 CAST(CASE
  WHEN "o"."stated"
  THEN "o"."high"
  ELSE (
   CASE WHEN NOT "o"."unlisted" THEN CASE WHEN "o"."having" AND 0 = 0 THEN CAST(9 AS DECIMAL(27, 0)) ELSE 0 END END
  ) + 0
 END AS DECIMAL(27, 0)) AS "high",
 CAST(0 AS BIGINT) AS "parts"
FROM "own_owed" AS "o"
WHERE
 "o"."depth" IS NULL;

-- summed_owed
/* units that may be summed */
SELECT
 "u"."unit",
 "u"."part_of.parent" AS "parent",
 NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club') AS "must",
 FALSE AS "left",
 FALSE AS "stated",
 "u"."kind" IN ('body', 'cell', 'club') AND "totals_owed"."parts" = 0 AS "bare",
 FALSE AS "under_stated",
 FALSE AS "unlisted",
 "totals_owed"."low" AS "low",
 "totals_owed"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_owed"
 ON "totals_owed"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
 );

-- placed_owed
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_owed" AS "u";

-- topmost_owed
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE WHEN "m"."parent" IS NULL THEN "m"."low" ELSE 0 END AS "low",
 CASE WHEN "m"."parent" IS NULL THEN "m"."high" ELSE 0 END AS "high",
 FALSE AS "wide",
 "m"."parent" IS NULL AS "counted",
 "m"."bare" AND NOT "m"."under_stated" AS "open"
FROM "placed_owed" AS "m";

-- by_group_48
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_owed.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_owed.low_endless",
 SUM("e"."high") AS "t_owed.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_owed.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_owed.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_owed.unknown"
FROM "topmost_owed" AS "e"
GROUP BY
 "e"."grp";

-- summed_owed_49
/* units that may be summed */
SELECT
 "u"."unit",
 "u"."part_of.parent" AS "parent",
 (
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('club')
 ) AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
 ) AS "must",
 FALSE AS "left",
 FALSE AS "stated",
 "u"."kind" IN ('body', 'cell', 'club') AND "totals_owed"."parts" = 0 AS "bare",
 FALSE AS "under_stated",
 FALSE AS "unlisted",
 "totals_owed"."low" AS "low",
 "totals_owed"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_owed"
 ON "totals_owed"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   (
    COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
   ) AND "u"."kind" IN ('club')
  )
  AND (
   NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
  )
 );

-- placed_owed_50
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_owed_49" AS "u";

-- counted_low_51
SELECT
 "m"."unit"
FROM "summed_owed_49" AS "m"
WHERE
 "m"."must";

-- next_above_owed
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "counted_low_51" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- next_above_owed_53
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "summed_owed_49" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- topmost_owed_54
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE WHEN "m"."must" AND "n_low0"."above" IS NULL THEN "m"."low" ELSE 0 END AS "low",
 CASE WHEN "n_high0"."above" IS NULL THEN "m"."high" ELSE 0 END AS "high",
 FALSE AS "wide",
 "n_high0"."above" IS NULL AS "counted",
 "n_high0"."above" IS NULL AND NOT (
  "m"."must" AND NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_owed_50" AS "m"
LEFT JOIN "next_above_owed" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit"
LEFT JOIN "next_above_owed_53" AS "n_high0"
 ON "n_high0"."unit" = "m"."unit";

-- by_group_55
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_owed_open.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_owed_open.low_endless",
 SUM("e"."high") AS "t_owed_open.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_owed_open.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_owed_open.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_owed_open.unknown"
FROM "topmost_owed_54" AS "e"
GROUP BY
 "e"."grp";

-- unstated_dues
SELECT
 "u"."unit",
 -1 AS "grp",
 FALSE AS "several",
 CAST(NULL AS DECIMAL(27, 0)) AS "low",
 CAST(NULL AS DECIMAL(27, 0)) AS "high",
 FALSE AS "wide",
 TRUE AS "counted",
 TRUE AS "open"
FROM "units" AS "u"
WHERE
 (
  "u"."in_force" AND (
   (
    3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('club')
   ) AND "u"."kind" IN ('body', 'cell', 'club')
  )
 )
 AND NOT COALESCE("u"."open.value" = TRUE, FALSE);

-- by_group_62
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "dues.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "dues.low_endless",
 SUM("e"."high") AS "dues.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "dues.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "dues.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "dues.unknown"
FROM "unstated_dues" AS "e"
GROUP BY
 "e"."grp";

-- own_funds
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
 );

-- level2_funds
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
 "o"."depth" = 2;

-- level1_funds
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
 "o"."depth" = 1;

-- level0_funds
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
 "o"."depth" = 0;

-- totals_funds
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
 "o"."depth" IS NULL;

-- below_stated_funds
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units" AS "s"
 ON "s"."unit" = "u"."part_of.level0" AND "s"."part_of.depth" = 0 AND NOT "s"."funds.low" IS NULL
WHERE
 "u"."in_force" AND 0 < "u"."part_of.depth"
UNION
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units" AS "s"
 ON "s"."unit" = "u"."part_of.level1" AND "s"."part_of.depth" = 1 AND NOT "s"."funds.low" IS NULL
WHERE
 "u"."in_force" AND 1 < "u"."part_of.depth";

-- summed_funds
/* units that may be summed */
SELECT
 "u"."unit",
 "u"."part_of.parent" AS "parent",
 NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club') AS "must",
 FALSE AS "left",
 NOT "u"."funds.low" IS NULL AS "stated",
 "u"."kind" IN ('body', 'cell', 'club') AND "u"."funds.low" IS NULL AND "totals_funds"."parts" = 0 AS "bare",
 NOT "below_stated_funds"."unit" IS NULL AS "under_stated",
 FALSE AS "unlisted",
 "totals_funds"."low" AS "low",
 "totals_funds"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_funds"
 ON "totals_funds"."unit" = "u"."unit"
LEFT JOIN "below_stated_funds"
 ON "below_stated_funds"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
 );

-- placed_funds
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_funds" AS "u";

-- topmost_funds
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE WHEN "m"."parent" IS NULL THEN "m"."low" ELSE 0 END AS "low",
 CASE WHEN "m"."parent" IS NULL THEN "m"."high" ELSE 0 END AS "high",
 FALSE AS "wide",
 "m"."parent" IS NULL AS "counted",
 "m"."bare" AND NOT "m"."under_stated" AS "open"
FROM "placed_funds" AS "m";

-- by_group_72
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "ratio.numerator_low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "ratio.numerator_low_endless",
 SUM("e"."high") AS "ratio.numerator_high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "ratio.numerator_high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "ratio.numerator_wide"
FROM "topmost_funds" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_76
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 "u"."own_1" AS "open",
 "u"."own_2" AS "low",
 "u"."own_3" AS "high"
FROM (
 SELECT
  "u"."unit",
  3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('body', 'cell', 'club') AS "own_0",
  NOT (
   3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT COALESCE(
   CASE WHEN NOT (
    3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END = CASE WHEN NOT (
    3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
   ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END,
   FALSE
  ) AS "own_1",
  CASE WHEN NOT (
   3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(0 < 1, FALSE) THEN 0 ELSE 1 END AS "own_2",
  CASE WHEN NOT (
   3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND COALESCE(1 < 0, FALSE) THEN 0 ELSE 1 END AS "own_3"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- of_both
SELECT
 "e"."grp",
 "e"."unit",
 COUNT(CASE WHEN "e"."unknown" THEN 1 END) > 0 AS "unknown",
 COUNT(CASE WHEN "e"."gap" THEN 1 END) > 0 AS "gap",
 COUNT(CASE WHEN "e"."possible" THEN 1 END) > 0 AS "possible",
 COUNT(CASE WHEN "e"."excluded" THEN 1 END) > 0 AS "excluded",
 COUNT(CASE WHEN "e"."counted" THEN 1 END) > 0 AS "counted",
 COUNT(CASE WHEN "e"."several" THEN 1 END) > 0 AS "several"
FROM (
 SELECT
  "e"."grp",
  "e"."unit",
  "e"."open" AS "unknown",
  FALSE AS "gap",
  "e"."open" AS "possible",
  FALSE AS "excluded",
  "e"."counted" AS "counted",
  FALSE AS "several"
 FROM "topmost_funds" AS "e"
 WHERE
  "e"."counted"
 UNION ALL
 SELECT
  "e"."grp",
  "e"."unit",
  "e"."counted" AND "e"."open" AS "unknown",
  FALSE AS "gap",
  "e"."counted" AND "e"."open" AS "possible",
  FALSE AS "excluded",
  "e"."counted" AS "counted",
  FALSE AS "several"
 FROM "each_unit_76" AS "e"
 WHERE
  "e"."counted"
) AS "e"
GROUP BY
 "e"."grp",
 "e"."unit";

-- by_group_79
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."unknown" THEN 1 END) AS "ratio.unknown",
 COUNT(CASE WHEN "e"."gap" THEN 1 END) AS "ratio.gap",
 COUNT(CASE WHEN "e"."possible" THEN 1 END) AS "ratio.possible",
 COUNT(CASE WHEN "e"."excluded" THEN 1 END) AS "ratio.excluded"
FROM "of_both" AS "e"
GROUP BY
 "e"."grp";

-- told_of
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "topmost_members" AS "e"
WHERE
 "e"."open";

-- told_of_88
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "topmost_debts" AS "e"
WHERE
 "e"."open";

-- told_of_92
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "unstated_lost" AS "e"
WHERE
 "e"."open";

-- told_of_96
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "unstated_lost_38" AS "e"
WHERE
 "e"."open";

-- told_of_100
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "topmost_owed" AS "e"
WHERE
 "e"."open";

-- told_of_104
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "topmost_owed_54" AS "e"
WHERE
 "e"."open";

-- each_unit_105
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND (
  10 <= COALESCE(CAST("totals_people"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) AND "u"."own_0"
 ) AS "yes",
 "u"."own_0" AND NOT (
  10 <= COALESCE(CAST("totals_people"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) AND "u"."own_0"
 ) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('city', 'quarter') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('city', 'quarter')
) AS "u"
LEFT JOIN "totals_people"
 ON "totals_people"."unit" = "u"."unit";

-- told_of_107
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_105" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- told_of_111
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "unstated_dues" AS "e"
WHERE
 "e"."open";

-- told_of_116
SELECT
 "e"."grp",
 "e"."unit",
 "e"."unknown" AS "unknown",
 "e"."gap" AS "gap",
 "e"."possible" AS "possible",
 "e"."excluded" AS "excluded"
FROM "of_both" AS "e"
WHERE
 "e"."unknown" OR "e"."gap" OR "e"."possible" OR "e"."excluded";

-- of some units it is not known whether '{field}' leaves them out of sums
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND NOT COALESCE("u"."open.value" = TRUE, FALSE)
 );

-- only units that '{field}' leaves out of sums may be meant
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 (
  "u"."in_force" AND (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  )
 )
 AND NOT EXISTS(
  SELECT
   1 AS "one"
  FROM "units" AS "u"
  WHERE
   "u"."in_force"
   AND (
    (
     (
      3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('club')
     ) AND (
      NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
     )
    )
    AND NOT (
     COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
    )
   )
  LIMIT 1
 );

-- figures 1
SELECT
 "grp",
 "t_members.low_top",
 "t_members.low_bottom",
 "t_members.high_top",
 "t_members.high_bottom",
 "t_members.numerator_low",
 "t_members.numerator_high",
 "t_members.unknown",
 "t_members.gap",
 "t_members.possible",
 "t_members.excluded",
 "t_members.several",
 CASE
  WHEN "t_members.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("t_members.low_top" AS DOUBLE) / CAST(NULLIF("t_members.low_bottom", 0) AS DOUBLE)
 END AS "t_members.low",
 CASE
  WHEN "t_members.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_members.high_top" AS DOUBLE) / CAST(NULLIF("t_members.high_bottom", 0) AS DOUBLE)
 END AS "t_members.high",
 "t_debts_rank.low_top",
 "t_debts_rank.low_bottom",
 "t_debts_rank.high_top",
 "t_debts_rank.high_bottom",
 "t_debts_rank.numerator_low",
 "t_debts_rank.numerator_high",
 "t_debts_rank.unknown",
 "t_debts_rank.gap",
 "t_debts_rank.possible",
 "t_debts_rank.excluded",
 "t_debts_rank.several",
 CASE
  WHEN "t_debts_rank.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("t_debts_rank.low_top" AS DOUBLE) / CAST(NULLIF("t_debts_rank.low_bottom", 0) AS DOUBLE)
 END AS "t_debts_rank.low",
 CASE
  WHEN "t_debts_rank.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_debts_rank.high_top" AS DOUBLE) / CAST(NULLIF("t_debts_rank.high_bottom", 0) AS DOUBLE)
 END AS "t_debts_rank.high",
 "t_lost.low_top",
 "t_lost.low_bottom",
 "t_lost.high_top",
 "t_lost.high_bottom",
 "t_lost.numerator_low",
 "t_lost.numerator_high",
 "t_lost.unknown",
 "t_lost.gap",
 "t_lost.possible",
 "t_lost.excluded",
 "t_lost.several",
 CASE WHEN "t_lost.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("t_lost.low_top" AS DOUBLE) / CAST(NULLIF("t_lost.low_bottom", 0) AS DOUBLE) END AS "t_lost.low",
 CASE WHEN "t_lost.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("t_lost.high_top" AS DOUBLE) / CAST(NULLIF("t_lost.high_bottom", 0) AS DOUBLE) END AS "t_lost.high",
 "lost_open.low_top",
 "lost_open.low_bottom",
 "lost_open.high_top",
 "lost_open.high_bottom",
 "lost_open.numerator_low",
 "lost_open.numerator_high",
 "lost_open.unknown",
 "lost_open.gap",
 "lost_open.possible",
 "lost_open.excluded",
 "lost_open.several",
 CASE
  WHEN "lost_open.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("lost_open.low_top" AS DOUBLE) / CAST(NULLIF("lost_open.low_bottom", 0) AS DOUBLE)
 END AS "lost_open.low",
 CASE
  WHEN "lost_open.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("lost_open.high_top" AS DOUBLE) / CAST(NULLIF("lost_open.high_bottom", 0) AS DOUBLE)
 END AS "lost_open.high",
 "t_owed.low_top",
 "t_owed.low_bottom",
 "t_owed.high_top",
 "t_owed.high_bottom",
 "t_owed.numerator_low",
 "t_owed.numerator_high",
 "t_owed.unknown",
 "t_owed.gap",
 "t_owed.possible",
 "t_owed.excluded",
 "t_owed.several",
 CASE WHEN "t_owed.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("t_owed.low_top" AS DOUBLE) / CAST(NULLIF("t_owed.low_bottom", 0) AS DOUBLE) END AS "t_owed.low",
 CASE WHEN "t_owed.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("t_owed.high_top" AS DOUBLE) / CAST(NULLIF("t_owed.high_bottom", 0) AS DOUBLE) END AS "t_owed.high",
 "t_owed_open.low_top",
 "t_owed_open.low_bottom",
 "t_owed_open.high_top",
 "t_owed_open.high_bottom",
 "t_owed_open.numerator_low",
 "t_owed_open.numerator_high",
 "t_owed_open.unknown",
 "t_owed_open.gap",
 "t_owed_open.possible",
 "t_owed_open.excluded",
 "t_owed_open.several",
 CASE
  WHEN "t_owed_open.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("t_owed_open.low_top" AS DOUBLE) / CAST(NULLIF("t_owed_open.low_bottom", 0) AS DOUBLE)
 END AS "t_owed_open.low",
 CASE
  WHEN "t_owed_open.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_owed_open.high_top" AS DOUBLE) / CAST(NULLIF("t_owed_open.high_bottom", 0) AS DOUBLE)
 END AS "t_owed_open.high",
 "t_over.low_top",
 "t_over.low_bottom",
 "t_over.high_top",
 "t_over.high_bottom",
 "t_over.numerator_low",
 "t_over.numerator_high",
 "t_over.denominator_low",
 "t_over.denominator_high",
 "t_over.unknown",
 "t_over.gap",
 "t_over.possible",
 "t_over.excluded",
 "t_over.several",
 CASE
  WHEN "t_over.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "t_over.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("t_over.low_top" AS DOUBLE) / CAST(NULLIF("t_over.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "t_over.low",
 CASE
  WHEN "t_over.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "t_over.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("t_over.high_top" AS DOUBLE) / CAST(NULLIF("t_over.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "t_over.high",
 "dues.low_top",
 "dues.low_bottom",
 "dues.high_top",
 "dues.high_bottom",
 "dues.numerator_low",
 "dues.numerator_high",
 "dues.unknown",
 "dues.gap",
 "dues.possible",
 "dues.excluded",
 "dues.several",
 CASE WHEN "dues.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("dues.low_top" AS DOUBLE) / CAST(NULLIF("dues.low_bottom", 0) AS DOUBLE) END AS "dues.low",
 CASE WHEN "dues.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("dues.high_top" AS DOUBLE) / CAST(NULLIF("dues.high_bottom", 0) AS DOUBLE) END AS "dues.high",
 "ratio.numerator_low",
 "ratio.numerator_high",
 "ratio.denominator_low",
 "ratio.denominator_high",
 "ratio.unknown",
 "ratio.gap",
 "ratio.possible",
 "ratio.excluded",
 "ratio.several",
 CASE
  WHEN COALESCE(CAST("ratio.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
  OR COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) IS NULL
  THEN NULL
  ELSE CASE
   WHEN COALESCE(CAST("ratio.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE CASE
    WHEN COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) >= 0
    THEN CASE
     WHEN COALESCE(CAST("ratio.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("ratio.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("ratio.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      )
     END
    END
    ELSE CASE
     WHEN COALESCE(CAST("ratio.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("ratio.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("ratio.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      )
     END
    END
   END
  END
 END AS "ratio.low",
 CASE
  WHEN COALESCE(CAST("ratio.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
  OR COALESCE(CAST("ratio.numerator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) IS NULL
  THEN NULL
  ELSE CASE
   WHEN COALESCE(CAST("ratio.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) < 0
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CASE
    WHEN COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) >= 0
    THEN CASE
     WHEN COALESCE(CAST("ratio.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("ratio.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("ratio.denominator_low" AS DOUBLE), CAST('-Infinity' AS DOUBLE))
      )
     END
    END
    ELSE CASE
     WHEN COALESCE(CAST("ratio.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
     THEN CASE
      WHEN COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = 0
      THEN 0
      ELSE CASE WHEN COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) < 0 THEN CAST('-Infinity' AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END
     END
     ELSE CASE
      WHEN COALESCE(CAST("ratio.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) = CAST('Infinity' AS DOUBLE)
      THEN CASE
       WHEN ABS(COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))) = CAST('Infinity' AS DOUBLE)
       THEN COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
       ELSE 0
      END
      ELSE (
       COALESCE(CAST("ratio.numerator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      ) / (
       COALESCE(CAST("ratio.denominator_high" AS DOUBLE), CAST('Infinity' AS DOUBLE))
      )
     END
    END
   END
  END
 END AS "ratio.high"
FROM (
 SELECT
  "g"."grp",
  CASE
   WHEN NOT COALESCE("by_group_16"."t_members.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END <= CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END
    THEN CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END
   END
  END AS "t_members.low_top",
  1 AS "t_members.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_16"."t_members.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END <= CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END
    THEN CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END
   END
  END AS "t_members.high_top",
  1 AS "t_members.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_16"."t_members.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END <= CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END
    THEN CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END
   END
  END AS "t_members.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_16"."t_members.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END <= CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END
    THEN CASE WHEN COALESCE("by_group_16"."t_members.high_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_16"."t_members.low_endless", 0) = 0 THEN COALESCE("by_group_16"."t_members.low", 0) END
   END
  END AS "t_members.numerator_high",
  COALESCE("by_group_16"."t_members.unknown", 0) AS "t_members.unknown",
  0 AS "t_members.gap",
  COALESCE("by_group_16"."t_members.unknown", 0) AS "t_members.possible",
  0 AS "t_members.excluded",
  0 AS "t_members.several",
  CASE
   WHEN NOT COALESCE("by_group_35"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END
   END
  END AS "t_debts_rank.low_top",
  1 AS "t_debts_rank.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_35"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END
   END
  END AS "t_debts_rank.high_top",
  1 AS "t_debts_rank.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_35"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END
   END
  END AS "t_debts_rank.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_35"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_35"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_35"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_35"."t_debts_rank.low", 0) END
   END
  END AS "t_debts_rank.numerator_high",
  COALESCE("by_group_35"."t_debts_rank.unknown", 0) AS "t_debts_rank.unknown",
  0 AS "t_debts_rank.gap",
  COALESCE("by_group_35"."t_debts_rank.unknown", 0) AS "t_debts_rank.possible",
  0 AS "t_debts_rank.excluded",
  0 AS "t_debts_rank.several",
  CASE
   WHEN NOT COALESCE("by_group_37"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END
   END
  END AS "t_lost.low_top",
  1 AS "t_lost.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_37"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END
   END
  END AS "t_lost.high_top",
  1 AS "t_lost.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_37"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END
   END
  END AS "t_lost.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_37"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_37"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_37"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_37"."t_lost.low", 0) END
   END
  END AS "t_lost.numerator_high",
  COALESCE("by_group_37"."t_lost.unknown", 0) AS "t_lost.unknown",
  0 AS "t_lost.gap",
  COALESCE("by_group_37"."t_lost.unknown", 0) AS "t_lost.possible",
  0 AS "t_lost.excluded",
  0 AS "t_lost.several",
  CASE
   WHEN NOT COALESCE("by_group_39"."lost_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END <= CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END
   END
  END AS "lost_open.low_top",
  1 AS "lost_open.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_39"."lost_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END <= CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END
   END
  END AS "lost_open.high_top",
  1 AS "lost_open.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_39"."lost_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END <= CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END
   END
  END AS "lost_open.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_39"."lost_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END <= CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_39"."lost_open.high_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_39"."lost_open.low_endless", 0) = 0 THEN COALESCE("by_group_39"."lost_open.low", 0) END
   END
  END AS "lost_open.numerator_high",
  COALESCE("by_group_39"."lost_open.unknown", 0) AS "lost_open.unknown",
  0 AS "lost_open.gap",
  COALESCE("by_group_39"."lost_open.unknown", 0) AS "lost_open.possible",
  0 AS "lost_open.excluded",
  0 AS "lost_open.several",
  CASE
   WHEN NOT COALESCE("by_group_48"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END
   END
  END AS "t_owed.low_top",
  1 AS "t_owed.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_48"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END
   END
  END AS "t_owed.high_top",
  1 AS "t_owed.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_48"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END
   END
  END AS "t_owed.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_48"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_48"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_48"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_48"."t_owed.low", 0) END
   END
  END AS "t_owed.numerator_high",
  COALESCE("by_group_48"."t_owed.unknown", 0) AS "t_owed.unknown",
  0 AS "t_owed.gap",
  COALESCE("by_group_48"."t_owed.unknown", 0) AS "t_owed.possible",
  0 AS "t_owed.excluded",
  0 AS "t_owed.several",
  CASE
   WHEN NOT COALESCE("by_group_55"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END
   END
  END AS "t_owed_open.low_top",
  1 AS "t_owed_open.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_55"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END
   END
  END AS "t_owed_open.high_top",
  1 AS "t_owed_open.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_55"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END
   END
  END AS "t_owed_open.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_55"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_55"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_55"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_55"."t_owed_open.low", 0) END
   END
  END AS "t_owed_open.numerator_high",
  COALESCE("by_group_55"."t_owed_open.unknown", 0) AS "t_owed_open.unknown",
  0 AS "t_owed_open.gap",
  COALESCE("by_group_55"."t_owed_open.unknown", 0) AS "t_owed_open.possible",
  0 AS "t_owed_open.excluded",
  0 AS "t_owed_open.several",
  COALESCE("by_group"."t_over.yes", 0) AS "t_over.low_top",
  COALESCE("by_group"."t_over.yes", 0) + COALESCE("by_group"."t_over.either", 0) + COALESCE("by_group"."t_over.no", 0) AS "t_over.low_bottom",
  COALESCE("by_group"."t_over.yes", 0) + COALESCE("by_group"."t_over.either", 0) AS "t_over.high_top",
  COALESCE("by_group"."t_over.yes", 0) + COALESCE("by_group"."t_over.either", 0) + COALESCE("by_group"."t_over.no", 0) AS "t_over.high_bottom",
  COALESCE("by_group"."t_over.yes", 0) AS "t_over.numerator_low",
  COALESCE("by_group"."t_over.yes", 0) + COALESCE("by_group"."t_over.either", 0) AS "t_over.numerator_high",
  COALESCE("by_group"."t_over.yes", 0) + COALESCE("by_group"."t_over.either", 0) + COALESCE("by_group"."t_over.no", 0) AS "t_over.denominator_low",
  COALESCE("by_group"."t_over.yes", 0) + COALESCE("by_group"."t_over.either", 0) + COALESCE("by_group"."t_over.no", 0) AS "t_over.denominator_high",
  COALESCE("by_group"."t_over.either", 0) AS "t_over.unknown",
  COALESCE("by_group"."t_over.no", 0) AS "t_over.gap",
  COALESCE("by_group"."t_over.either", 0) AS "t_over.possible",
  0 AS "t_over.excluded",
  0 AS "t_over.several",
  CASE
   WHEN NOT COALESCE("by_group_62"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END
   END
  END AS "dues.low_top",
  1 AS "dues.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_62"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END
   END
  END AS "dues.high_top",
  1 AS "dues.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_62"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END
   END
  END AS "dues.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_62"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_62"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_62"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_62"."dues.low", 0) END
   END
  END AS "dues.numerator_high",
  COALESCE("by_group_62"."dues.unknown", 0) AS "dues.unknown",
  0 AS "dues.gap",
  COALESCE("by_group_62"."dues.unknown", 0) AS "dues.possible",
  0 AS "dues.excluded",
  0 AS "dues.several",
  CASE
   WHEN NOT COALESCE("by_group_72"."ratio.numerator_wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_72"."ratio.numerator_low_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_72"."ratio.numerator_high_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_72"."ratio.numerator_low_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_low", 0) END <= CASE WHEN COALESCE("by_group_72"."ratio.numerator_high_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_high", 0) END
    THEN CASE WHEN COALESCE("by_group_72"."ratio.numerator_low_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_low", 0) END
    ELSE CASE WHEN COALESCE("by_group_72"."ratio.numerator_high_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_high", 0) END
   END
  END AS "ratio.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_72"."ratio.numerator_wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_72"."ratio.numerator_high_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_72"."ratio.numerator_low_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_72"."ratio.numerator_low_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_low", 0) END <= CASE WHEN COALESCE("by_group_72"."ratio.numerator_high_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_high", 0) END
    THEN CASE WHEN COALESCE("by_group_72"."ratio.numerator_high_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_high", 0) END
    ELSE CASE WHEN COALESCE("by_group_72"."ratio.numerator_low_endless", 0) = 0 THEN COALESCE("by_group_72"."ratio.numerator_low", 0) END
   END
  END AS "ratio.numerator_high",
  COALESCE("by_group"."ratio.denominator_low", 0) AS "ratio.denominator_low",
  COALESCE("by_group"."ratio.denominator_high", 0) AS "ratio.denominator_high",
  COALESCE("by_group_79"."ratio.unknown", 0) AS "ratio.unknown",
  COALESCE("by_group_79"."ratio.gap", 0) AS "ratio.gap",
  COALESCE("by_group_79"."ratio.possible", 0) AS "ratio.possible",
  COALESCE("by_group_79"."ratio.excluded", 0) AS "ratio.excluded",
  0 AS "ratio.several"
 FROM "all_groups" AS "g"
 LEFT JOIN "by_group"
  ON "by_group"."grp" = "g"."grp"
 LEFT JOIN "by_group_16"
  ON "by_group_16"."grp" = "g"."grp"
 LEFT JOIN "by_group_35"
  ON "by_group_35"."grp" = "g"."grp"
 LEFT JOIN "by_group_37"
  ON "by_group_37"."grp" = "g"."grp"
 LEFT JOIN "by_group_39"
  ON "by_group_39"."grp" = "g"."grp"
 LEFT JOIN "by_group_48"
  ON "by_group_48"."grp" = "g"."grp"
 LEFT JOIN "by_group_55"
  ON "by_group_55"."grp" = "g"."grp"
 LEFT JOIN "by_group_62"
  ON "by_group_62"."grp" = "g"."grp"
 LEFT JOIN "by_group_72"
  ON "by_group_72"."grp" = "g"."grp"
 LEFT JOIN "by_group_79"
  ON "by_group_79"."grp" = "g"."grp"
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
