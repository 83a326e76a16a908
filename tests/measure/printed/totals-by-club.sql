-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

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
FROM "summed_debts" AS "m"
WHERE
 "m"."left";

-- hidden_debts
SELECT DISTINCT
 "a"."unit",
 "p"."grp"
FROM "above_part_of" AS "a"
JOIN "hiding_low" AS "m"
 ON "m"."unit" = "a"."above"
JOIN "placed_debts" AS "p"
 ON "p"."unit" = "a"."above"
JOIN "placed_debts" AS "q"
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

-- hidden_debts_17
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

-- next_above_debts_19
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
LEFT JOIN "hidden_debts_17" AS "h_high"
 ON "h_high"."unit" = "m"."unit"
LEFT JOIN "next_above_debts_19" AS "n_high0"
 ON "n_high0"."unit" = "m"."unit";

-- by_group_22
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

-- by_group_51
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

-- tops
SELECT
 "u"."unit",
 "u"."kind"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('club');

-- all_groups_63
SELECT
 "unit" AS "grp"
FROM "tops"
/* the groups */
UNION ALL
SELECT
 -2 AS "grp";

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
 ON "g"."unit" = "u"."view.0.level0" AND "g"."kind" IN ('body', 'cell', 'club')
WHERE
 "u"."in_force"
UNION
SELECT
 "u"."unit",
 "g"."unit" AS "grp"
FROM "units" AS "u"
JOIN "tops" AS "g"
 ON "g"."unit" = "u"."view.0.level1" AND "g"."kind" IN ('body', 'cell', 'club')
WHERE
 "u"."in_force"
UNION
SELECT
 "u"."unit",
 "g"."unit" AS "grp"
FROM "units" AS "u"
JOIN "tops" AS "g"
 ON "g"."unit" = "u"."view.0.level2" AND "g"."kind" IN ('body', 'cell', 'club')
WHERE
 "u"."in_force";

-- places
/* the groups that each unit is in */
SELECT
 "unit",
 "grp",
 COUNT(*) OVER (PARTITION BY "unit") > 1 AS "several"
FROM "pairs";

-- hidden_debts_29
SELECT DISTINCT
 "a"."unit"
FROM "above_part_of" AS "a"
JOIN "hiding_low" AS "m"
 ON "m"."unit" = "a"."above";

-- kept_debts
SELECT
 "m"."unit"
FROM "summed_debts" AS "m"
LEFT JOIN "hidden_debts_29" AS "h"
 ON "h"."unit" = "m"."unit"
WHERE
 "h"."unit" IS NULL;

-- meant_below_debts
SELECT
 "a"."above" AS "unit",
 COUNT(*) AS "tally"
FROM "over_part_of" AS "a"
JOIN "kept_debts" AS "c"
 ON "c"."unit" = "a"."unit"
GROUP BY
 "a"."above";

-- meant_below_by_group_debts
SELECT
 "b"."unit",
 "b"."grp",
 COUNT(*) AS "tally"
FROM (
 SELECT
  "u"."part_of.level0" AS "unit",
  COALESCE("p"."grp", -2) AS "grp"
 FROM "units" AS "u"
 LEFT JOIN "places" AS "p"
  ON "p"."unit" = "u"."unit"
 JOIN "kept_debts" AS "c"
  ON "c"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 0 < "u"."part_of.depth"
 UNION ALL
 SELECT
  "u"."part_of.level1" AS "unit",
  COALESCE("p"."grp", -2) AS "grp"
 FROM "units" AS "u"
 LEFT JOIN "places" AS "p"
  ON "p"."unit" = "u"."unit"
 JOIN "kept_debts" AS "c"
  ON "c"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 1 < "u"."part_of.depth"
) AS "b"
GROUP BY
 "b"."unit",
 "b"."grp";

-- placed_debts_33
SELECT
 "u".*,
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 COALESCE("b"."tally", 0) <> COALESCE("o"."tally", 0) AS "mixed",
 NOT "b"."unit" IS NULL AS "over"
FROM "summed_debts" AS "u"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit"
LEFT JOIN "meant_below_debts" AS "b"
 ON "b"."unit" = "u"."unit"
LEFT JOIN "meant_below_by_group_debts" AS "o"
 ON "o"."unit" = "u"."unit" AND "o"."grp" = COALESCE("p"."grp", -2);

-- out_of_debts
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
 );

-- mixed_debts
SELECT DISTINCT
 "unit"
FROM "placed_debts_33"
WHERE
 "mixed";

-- next_above_debts_35
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "summed_debts" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- left_over_debts
SELECT
 "m"."unit",
 CASE
  WHEN "m"."low" IS NULL OR CASE WHEN NOT "t"."unit" IS NULL THEN "t"."high" ELSE 0 END IS NULL
  THEN NULL
  ELSE "m"."low" - (
   CASE WHEN NOT "t"."unit" IS NULL THEN "t"."high" ELSE 0 END
  )
 END AS "low",
 CASE
  WHEN "m"."high" IS NULL OR CASE WHEN NOT "t"."unit" IS NULL THEN "t"."low" ELSE 0 END IS NULL
  THEN NULL
  ELSE "m"."high" - (
   CASE WHEN NOT "t"."unit" IS NULL THEN "t"."low" ELSE 0 END
  )
 END AS "high"
FROM "summed_debts" AS "m"
JOIN "mixed_debts" AS "x"
 ON "x"."unit" = "m"."unit"
LEFT JOIN (
 SELECT
  "n"."above" AS "unit",
  CASE
   WHEN COUNT(*) = COUNT(CASE WHEN NOT "m"."must" AND COALESCE(0 < "m"."low", FALSE) THEN 0 ELSE "m"."low" END)
   THEN COALESCE(SUM(CASE WHEN NOT "m"."must" AND COALESCE(0 < "m"."low", FALSE) THEN 0 ELSE "m"."low" END), 0)
  END AS "low",
  CASE
   WHEN COUNT(*) = COUNT(CASE WHEN NOT "m"."must" AND COALESCE("m"."high" < 0, FALSE) THEN 0 ELSE "m"."high" END)
   THEN COALESCE(SUM(CASE WHEN NOT "m"."must" AND COALESCE("m"."high" < 0, FALSE) THEN 0 ELSE "m"."high" END), 0)
  END AS "high"
 FROM "next_above_debts_35" AS "n"
 JOIN "summed_debts" AS "m"
  ON "m"."unit" = "n"."unit"
 JOIN "mixed_debts" AS "x"
  ON "x"."unit" = "n"."above"
 WHERE
  NOT "m"."left"
 GROUP BY
  "n"."above"
) AS "t"
 ON "t"."unit" = "m"."unit";

-- hidden_debts_38
SELECT DISTINCT
 "a"."unit",
 "p"."grp"
FROM "above_part_of" AS "a"
JOIN "hiding_low" AS "m"
 ON "m"."unit" = "a"."above"
JOIN "placed_debts_33" AS "p"
 ON "p"."unit" = "a"."above"
JOIN "placed_debts_33" AS "q"
 ON "q"."unit" = "a"."unit" AND "q"."grp" = "p"."grp";

-- hidden_debts_39
SELECT DISTINCT
 "a"."unit",
 "p"."grp"
FROM "above_part_of" AS "a"
JOIN "hiding_high" AS "m"
 ON "m"."unit" = "a"."above"
JOIN "placed_debts_33" AS "p"
 ON "p"."unit" = "a"."above"
JOIN "placed_debts_33" AS "q"
 ON "q"."unit" = "a"."unit" AND "q"."grp" = "p"."grp";

-- undecided
SELECT
 "m"."unit"
FROM "summed_debts" AS "m"
WHERE
 NOT "m"."must";

-- topmost_debts_40
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE
  WHEN CASE WHEN NOT "g"."unit" IS NULL THEN "m"."must" ELSE "m"."must" AND "h_low"."unit" IS NULL END
  AND (
   "m"."mixed" OR NOT (
    NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
   )
  )
  THEN CASE WHEN "m"."mixed" THEN "o"."low" ELSE "m"."low" END
  ELSE 0
 END AS "low",
 CASE
  WHEN CASE WHEN NOT "g"."unit" IS NULL THEN TRUE ELSE (
   "m"."must" OR NOT "m"."left"
  ) AND "h_high"."unit" IS NULL END
  AND (
   "m"."mixed"
   OR NOT CASE
    WHEN NOT "g"."unit" IS NULL
    THEN NOT "c_high1"."unit" IS NULL AND NOT COALESCE("c_high1"."mixed", FALSE)
    ELSE NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
   END
  )
  THEN CASE WHEN "m"."mixed" THEN "o"."high" ELSE "m"."high" END
  ELSE 0
 END AS "high",
 NOT "m"."must" OR (
  "m"."mixed" AND NOT "w"."one" IS NULL
 ) AS "wide",
 CASE WHEN NOT "g"."unit" IS NULL THEN TRUE ELSE (
  "m"."must" OR NOT "m"."left"
 ) AND "h_high"."unit" IS NULL END
 AND (
  "m"."mixed"
  OR NOT CASE
   WHEN NOT "g"."unit" IS NULL
   THEN NOT "c_high1"."unit" IS NULL AND NOT COALESCE("c_high1"."mixed", FALSE)
   ELSE NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
  END
 ) AS "counted",
 (
  CASE WHEN NOT "g"."unit" IS NULL THEN TRUE ELSE (
   "m"."must" OR NOT "m"."left"
  ) AND "h_high"."unit" IS NULL END
  AND (
   "m"."mixed"
   OR NOT CASE
    WHEN NOT "g"."unit" IS NULL
    THEN NOT "c_high1"."unit" IS NULL AND NOT COALESCE("c_high1"."mixed", FALSE)
    ELSE NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
   END
  )
 )
 AND NOT (
  "m"."must" AND NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_debts_33" AS "m"
LEFT JOIN "out_of_debts" AS "g"
 ON "g"."unit" = "m"."grp"
LEFT JOIN "left_over_debts" AS "o"
 ON "o"."unit" = "m"."unit"
LEFT JOIN "hidden_debts_38" AS "h_low"
 ON "h_low"."unit" = "m"."unit" AND "h_low"."grp" = "m"."grp"
LEFT JOIN "next_above_debts" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit"
LEFT JOIN "placed_debts_33" AS "c_low0"
 ON "c_low0"."unit" = "n_low0"."above" AND "c_low0"."grp" = "m"."grp"
LEFT JOIN "hidden_debts_39" AS "h_high"
 ON "h_high"."unit" = "m"."unit" AND "h_high"."grp" = "m"."grp"
LEFT JOIN "next_above_debts_19" AS "n_high0"
 ON "n_high0"."unit" = "m"."unit"
LEFT JOIN "placed_debts_33" AS "c_high0"
 ON "c_high0"."unit" = "n_high0"."above" AND "c_high0"."grp" = "m"."grp"
LEFT JOIN "next_above_debts_35" AS "n_high1"
 ON "n_high1"."unit" = "m"."unit"
LEFT JOIN "placed_debts_33" AS "c_high1"
 ON "c_high1"."unit" = "n_high1"."above" AND "c_high1"."grp" = "m"."grp"
LEFT JOIN (
 SELECT
  1 AS "one"
 FROM "undecided"
 LIMIT 1
) AS "w"
 ON TRUE;

-- counted_debts
SELECT
 "e"."grp",
 "e"."unit",
 "e"."several",
 "e"."low",
 "e"."high",
 "e"."wide",
 "e"."open",
 NOT "t"."unit" IS NULL AS "counted"
FROM "topmost_debts_40" AS "e"
LEFT JOIN (
 SELECT DISTINCT
  "unit"
 FROM "topmost_debts_40"
 WHERE
  "counted"
) AS "t"
 ON "t"."unit" = "e"."unit";

-- by_group_42
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_debts_rank.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_debts_rank.low_endless",
 SUM("e"."high") AS "t_debts_rank.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_debts_rank.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_debts_rank.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_debts_rank.unknown",
 COUNT(CASE WHEN "e"."counted" AND "e"."several" THEN 1 END) AS "t_debts_rank.several"
FROM "counted_debts" AS "e"
GROUP BY
 "e"."grp";

-- meant_below_owed
SELECT
 "a"."above" AS "unit",
 COUNT(*) AS "tally"
FROM "over_part_of" AS "a"
GROUP BY
 "a"."above";

-- meant_below_by_group_owed
SELECT
 "b"."unit",
 "b"."grp",
 COUNT(*) AS "tally"
FROM (
 SELECT
  "u"."part_of.level0" AS "unit",
  COALESCE("p"."grp", -2) AS "grp"
 FROM "units" AS "u"
 LEFT JOIN "places" AS "p"
  ON "p"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 0 < "u"."part_of.depth"
 UNION ALL
 SELECT
  "u"."part_of.level1" AS "unit",
  COALESCE("p"."grp", -2) AS "grp"
 FROM "units" AS "u"
 LEFT JOIN "places" AS "p"
  ON "p"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 1 < "u"."part_of.depth"
) AS "b"
GROUP BY
 "b"."unit",
 "b"."grp";

-- placed_owed_54
SELECT
 "u".*,
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 COALESCE("b"."tally", 0) <> COALESCE("o"."tally", 0) AS "mixed",
 NOT "b"."unit" IS NULL AS "over"
FROM "summed_owed" AS "u"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit"
LEFT JOIN "meant_below_owed" AS "b"
 ON "b"."unit" = "u"."unit"
LEFT JOIN "meant_below_by_group_owed" AS "o"
 ON "o"."unit" = "u"."unit" AND "o"."grp" = COALESCE("p"."grp", -2);

-- mixed_owed
SELECT DISTINCT
 "unit"
FROM "placed_owed_54"
WHERE
 "mixed";

-- next_above_owed
SELECT
 "m"."unit",
 "m"."parent" AS "above"
FROM "summed_owed" AS "m"
WHERE
 NOT "m"."parent" IS NULL;

-- left_over_owed
SELECT
 "m"."unit",
 CASE
  WHEN "m"."stated"
  THEN CASE
   WHEN "m"."low" IS NULL OR CASE WHEN NOT "t"."unit" IS NULL THEN "t"."high" ELSE 0 END IS NULL
   THEN CAST(0 AS DECIMAL(27, 0))
   ELSE CASE
    WHEN "m"."low" - (
     CASE WHEN NOT "t"."unit" IS NULL THEN "t"."high" ELSE 0 END
    ) <= 0
    THEN 0
    ELSE "m"."low" - (
     CASE WHEN NOT "t"."unit" IS NULL THEN "t"."high" ELSE 0 END
    )
   END
  END
  ELSE CASE WHEN "m"."unlisted" THEN CAST(0 AS DECIMAL(27, 0)) ELSE 0 END
 END AS "low",
 CASE
  WHEN "m"."stated"
  THEN CASE
   WHEN "m"."high" IS NULL OR CASE WHEN NOT "t"."unit" IS NULL THEN "t"."low" ELSE 0 END IS NULL
   THEN NULL
   ELSE CASE
    WHEN "m"."high" - (
     CASE WHEN NOT "t"."unit" IS NULL THEN "t"."low" ELSE 0 END
    ) <= 0
    THEN 0
    ELSE "m"."high" - (
     CASE WHEN NOT "t"."unit" IS NULL THEN "t"."low" ELSE 0 END
    )
   END
  END
  ELSE CASE WHEN "m"."unlisted" THEN NULL ELSE 0 END
 END AS "high"
FROM "summed_owed" AS "m"
JOIN "mixed_owed" AS "x"
 ON "x"."unit" = "m"."unit"
LEFT JOIN (
 SELECT
  "n"."above" AS "unit",
  CASE WHEN COUNT(*) = COUNT("m"."low") THEN COALESCE(SUM("m"."low"), 0) END AS "low",
  CASE WHEN COUNT(*) = COUNT("m"."high") THEN COALESCE(SUM("m"."high"), 0) END AS "high"
 FROM "next_above_owed" AS "n"
 JOIN "summed_owed" AS "m"
  ON "m"."unit" = "n"."unit"
 JOIN "mixed_owed" AS "x"
  ON "x"."unit" = "n"."above"
 WHERE
  TRUE
 GROUP BY
  "n"."above"
) AS "t"
 ON "t"."unit" = "m"."unit";

-- over_others_owed
SELECT
 "grp",
 "unit",
 "mixed"
FROM "placed_owed_54"
WHERE
 "over";

-- topmost_owed_59
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE
  WHEN "m"."mixed" OR NOT (
   NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
  )
  THEN CASE WHEN "m"."mixed" THEN "o"."low" ELSE "m"."low" END
  ELSE 0
 END AS "low",
 CASE
  WHEN "m"."mixed" OR NOT (
   NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
  )
  THEN CASE WHEN "m"."mixed" THEN "o"."high" ELSE "m"."high" END
  ELSE 0
 END AS "high",
 FALSE AS "wide",
 "m"."mixed" OR NOT (
  NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
 ) AS "counted",
 "m"."bare" AND NOT "m"."under_stated" AS "open"
FROM "placed_owed_54" AS "m"
LEFT JOIN "left_over_owed" AS "o"
 ON "o"."unit" = "m"."unit"
LEFT JOIN "over_others_owed" AS "c_low0"
 ON "c_low0"."unit" = "m"."parent" AND "c_low0"."grp" = "m"."grp";

-- counted_owed
SELECT
 "e"."grp",
 "e"."unit",
 "e"."several",
 "e"."low",
 "e"."high",
 "e"."wide",
 "e"."open",
 NOT "t"."unit" IS NULL AS "counted"
FROM "topmost_owed_59" AS "e"
LEFT JOIN (
 SELECT DISTINCT
  "unit"
 FROM "topmost_owed_59"
 WHERE
  "counted"
) AS "t"
 ON "t"."unit" = "e"."unit";

-- by_group_61
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_owed.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_owed.low_endless",
 SUM("e"."high") AS "t_owed.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_owed.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_owed.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_owed.unknown",
 COUNT(CASE WHEN "e"."counted" AND "e"."several" THEN 1 END) AS "t_owed.several"
FROM "counted_owed" AS "e"
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
FROM "topmost_debts" AS "e"
WHERE
 "e"."open";

-- told_of_71
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "counted_debts" AS "e"
WHERE
 "e"."open";

-- told_of_75
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

-- told_of_79
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "counted_owed" AS "e"
WHERE
 "e"."open";

-- of some units it is not known whether '{field}' leaves them out of sums
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  (
   (
    COALESCE("u"."guests.value" = TRUE, FALSE) OR "u"."guests.value" IS NULL
   ) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT (
   COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  )
 );

-- only units that '{field}' leaves out of sums may be meant
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 (
  "u"."in_force" AND (
   (
    COALESCE("u"."guests.value" = TRUE, FALSE) OR "u"."guests.value" IS NULL
   ) AND "u"."kind" IN ('body', 'cell', 'club')
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
      3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('cell', 'club')
     ) AND (
      NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
     )
    )
    AND NOT (
     (
      COALESCE("u"."guests.value" = TRUE, FALSE) OR "u"."guests.value" IS NULL
     ) AND "u"."kind" IN ('body', 'cell', 'club')
    )
   )
  LIMIT 1
 );

-- figures 1
SELECT
 "grp",
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
 CASE WHEN "t_owed.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("t_owed.high_top" AS DOUBLE) / CAST(NULLIF("t_owed.high_bottom", 0) AS DOUBLE) END AS "t_owed.high"
FROM (
 SELECT
  "g"."grp",
  CASE
   WHEN NOT COALESCE("by_group_22"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END
   END
  END AS "t_debts_rank.low_top",
  1 AS "t_debts_rank.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_22"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END
   END
  END AS "t_debts_rank.high_top",
  1 AS "t_debts_rank.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_22"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END
   END
  END AS "t_debts_rank.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_22"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_22"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_22"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_22"."t_debts_rank.low", 0) END
   END
  END AS "t_debts_rank.numerator_high",
  COALESCE("by_group_22"."t_debts_rank.unknown", 0) AS "t_debts_rank.unknown",
  0 AS "t_debts_rank.gap",
  COALESCE("by_group_22"."t_debts_rank.unknown", 0) AS "t_debts_rank.possible",
  0 AS "t_debts_rank.excluded",
  0 AS "t_debts_rank.several",
  CASE
   WHEN NOT COALESCE("by_group_51"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END
   END
  END AS "t_owed.low_top",
  1 AS "t_owed.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_51"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END
   END
  END AS "t_owed.high_top",
  1 AS "t_owed.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_51"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END
   END
  END AS "t_owed.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_51"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_51"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_51"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_51"."t_owed.low", 0) END
   END
  END AS "t_owed.numerator_high",
  COALESCE("by_group_51"."t_owed.unknown", 0) AS "t_owed.unknown",
  0 AS "t_owed.gap",
  COALESCE("by_group_51"."t_owed.unknown", 0) AS "t_owed.possible",
  0 AS "t_owed.excluded",
  0 AS "t_owed.several"
 FROM "all_groups" AS "g"
 LEFT JOIN "by_group_22"
  ON "by_group_22"."grp" = "g"."grp"
 LEFT JOIN "by_group_51"
  ON "by_group_51"."grp" = "g"."grp"
) AS "n"
ORDER BY
 "grp";

-- figures 2
SELECT
 "grp",
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
 CASE WHEN "t_owed.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("t_owed.high_top" AS DOUBLE) / CAST(NULLIF("t_owed.high_bottom", 0) AS DOUBLE) END AS "t_owed.high"
FROM (
 SELECT
  "g"."grp",
  CASE
   WHEN NOT COALESCE("by_group_42"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END
   END
  END AS "t_debts_rank.low_top",
  1 AS "t_debts_rank.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_42"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END
   END
  END AS "t_debts_rank.high_top",
  1 AS "t_debts_rank.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_42"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END
   END
  END AS "t_debts_rank.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_42"."t_debts_rank.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END <= CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END
    THEN CASE WHEN COALESCE("by_group_42"."t_debts_rank.high_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_42"."t_debts_rank.low_endless", 0) = 0 THEN COALESCE("by_group_42"."t_debts_rank.low", 0) END
   END
  END AS "t_debts_rank.numerator_high",
  COALESCE("by_group_42"."t_debts_rank.unknown", 0) AS "t_debts_rank.unknown",
  0 AS "t_debts_rank.gap",
  COALESCE("by_group_42"."t_debts_rank.unknown", 0) AS "t_debts_rank.possible",
  0 AS "t_debts_rank.excluded",
  COALESCE("by_group_42"."t_debts_rank.several", 0) AS "t_debts_rank.several",
  CASE
   WHEN NOT COALESCE("by_group_61"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END
   END
  END AS "t_owed.low_top",
  1 AS "t_owed.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_61"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END
   END
  END AS "t_owed.high_top",
  1 AS "t_owed.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_61"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END
   END
  END AS "t_owed.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_61"."t_owed.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END <= CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END
    THEN CASE WHEN COALESCE("by_group_61"."t_owed.high_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_61"."t_owed.low_endless", 0) = 0 THEN COALESCE("by_group_61"."t_owed.low", 0) END
   END
  END AS "t_owed.numerator_high",
  COALESCE("by_group_61"."t_owed.unknown", 0) AS "t_owed.unknown",
  0 AS "t_owed.gap",
  COALESCE("by_group_61"."t_owed.unknown", 0) AS "t_owed.possible",
  0 AS "t_owed.excluded",
  COALESCE("by_group_61"."t_owed.several", 0) AS "t_owed.several"
 FROM "all_groups_63" AS "g"
 LEFT JOIN "by_group_42"
  ON "by_group_42"."grp" = "g"."grp"
 LEFT JOIN "by_group_61"
  ON "by_group_61"."grp" = "g"."grp"
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
