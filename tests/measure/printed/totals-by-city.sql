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

-- below_stated_people
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units" AS "s"
 ON "s"."unit" = "u"."area_in.level0" AND "s"."area_in.depth" = 0 AND NOT "s"."people.low" IS NULL
WHERE
 "u"."in_force" AND 0 < "u"."area_in.depth"
UNION
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units" AS "s"
 ON "s"."unit" = "u"."area_in.level1" AND "s"."area_in.depth" = 1 AND NOT "s"."people.low" IS NULL
WHERE
 "u"."in_force" AND 1 < "u"."area_in.depth";

-- summed_people
/* units that may be summed */
SELECT
 "u"."unit",
 "u"."area_in.parent" AS "parent",
 NOT "u"."area_in.position" IS NULL OR "u"."kind" IN ('city', 'quarter') AS "must",
 FALSE AS "left",
 NOT "u"."people.low" IS NULL AS "stated",
 "u"."kind" IN ('city', 'quarter') AND "u"."people.low" IS NULL AND "totals_people"."parts" = 0 AS "bare",
 NOT "below_stated_people"."unit" IS NULL AS "under_stated",
 FALSE AS "unlisted",
 "totals_people"."low" AS "low",
 "totals_people"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_people"
 ON "totals_people"."unit" = "u"."unit"
LEFT JOIN "below_stated_people"
 ON "below_stated_people"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND (
  NOT "u"."area_in.position" IS NULL OR "u"."kind" IN ('city', 'quarter')
 );

-- units_now
/* units in force on the day */
SELECT
 *
FROM "units"
WHERE
 "in_force";

-- scope
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."unit" = 0
UNION
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units_now" AS "t"
 ON "t"."unit" = 0 AND (
  "t"."view.1.position" <= "u"."view.1.position" AND "u"."view.1.position" < "t"."view.1.end"
 )
WHERE
 "u"."in_force"
/* what is under the unit that is asked for */
UNION
SELECT
 "f"."unit"
FROM "further" AS "f"
JOIN "units_now" AS "u"
 ON "u"."unit" = "f"."at"
JOIN "units_now" AS "t"
 ON "t"."unit" = 0 AND (
  "t"."view.1.position" <= "u"."view.1.position" AND "u"."view.1.position" < "t"."view.1.end"
 )
WHERE
 "f"."prefix" = 'view.1';

-- over_area_in
SELECT
 "u"."unit",
 "u"."area_in.level0" AS "above",
 0 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND 0 < "u"."area_in.depth"
/* each unit with what stands over it by area_in */
UNION ALL
SELECT
 "u"."unit",
 "u"."area_in.level1" AS "above",
 1 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND 1 < "u"."area_in.depth";

-- meant_below_people
SELECT
 "a"."above" AS "unit",
 COUNT(*) AS "tally"
FROM "over_area_in" AS "a"
GROUP BY
 "a"."above";

-- meant_below_by_group_people
SELECT
 "b"."unit",
 "b"."grp",
 COUNT(*) AS "tally"
FROM (
 SELECT
  "u"."area_in.level0" AS "unit",
  -1 AS "grp"
 FROM "units" AS "u"
 JOIN "scope" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 0 < "u"."area_in.depth"
 UNION ALL
 SELECT
  "u"."area_in.level1" AS "unit",
  -1 AS "grp"
 FROM "units" AS "u"
 JOIN "scope" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 1 < "u"."area_in.depth"
) AS "b"
GROUP BY
 "b"."unit",
 "b"."grp";

-- placed_people
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 COALESCE("b"."tally", 0) <> COALESCE("o"."tally", 0) AS "mixed",
 NOT "b"."unit" IS NULL AS "over"
FROM "summed_people" AS "u"
JOIN "scope" AS "s"
 ON "s"."unit" = "u"."unit"
LEFT JOIN "meant_below_people" AS "b"
 ON "b"."unit" = "u"."unit"
LEFT JOIN "meant_below_by_group_people" AS "o"
 ON "o"."unit" = "u"."unit" AND "o"."grp" = -1;

-- mixed_people
SELECT DISTINCT
 "unit"
FROM "placed_people"
WHERE
 "mixed";

-- next_above_people
SELECT
 "m"."unit",
 "m"."parent" AS "above"
FROM "summed_people" AS "m"
WHERE
 NOT "m"."parent" IS NULL;

-- left_over_people
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
FROM "summed_people" AS "m"
JOIN "mixed_people" AS "x"
 ON "x"."unit" = "m"."unit"
LEFT JOIN (
 SELECT
  "n"."above" AS "unit",
  CASE WHEN COUNT(*) = COUNT("m"."low") THEN COALESCE(SUM("m"."low"), 0) END AS "low",
  CASE WHEN COUNT(*) = COUNT("m"."high") THEN COALESCE(SUM("m"."high"), 0) END AS "high"
 FROM "next_above_people" AS "n"
 JOIN "summed_people" AS "m"
  ON "m"."unit" = "n"."unit"
 JOIN "mixed_people" AS "x"
  ON "x"."unit" = "n"."above"
 WHERE
  TRUE
 GROUP BY
  "n"."above"
) AS "t"
 ON "t"."unit" = "m"."unit";

-- over_others_people
SELECT
 "grp",
 "unit",
 "mixed"
FROM "placed_people"
WHERE
 "over";

-- topmost_people
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
FROM "placed_people" AS "m"
LEFT JOIN "left_over_people" AS "o"
 ON "o"."unit" = "m"."unit"
LEFT JOIN "over_others_people" AS "c_low0"
 ON "c_low0"."unit" = "m"."parent" AND "c_low0"."grp" = "m"."grp";

-- by_group_20
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_people.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_people.low_endless",
 SUM("e"."high") AS "t_people.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_people.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_people.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_people.unknown"
FROM "topmost_people" AS "e"
GROUP BY
 "e"."grp";

-- summed_people_35
/* units that may be summed */
SELECT
 "u"."unit",
 "u"."area_in.parent" AS "parent",
 (
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('quarter')
 ) AND (
  NOT "u"."area_in.position" IS NULL OR "u"."kind" IN ('city', 'quarter')
 ) AS "must",
 FALSE AS "left",
 NOT "u"."people.low" IS NULL AS "stated",
 "u"."kind" IN ('city', 'quarter') AND "u"."people.low" IS NULL AND "totals_people"."parts" = 0 AS "bare",
 NOT "below_stated_people"."unit" IS NULL AS "under_stated",
 FALSE AS "unlisted",
 "totals_people"."low" AS "low",
 "totals_people"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_people"
 ON "totals_people"."unit" = "u"."unit"
LEFT JOIN "below_stated_people"
 ON "below_stated_people"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   (
    COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
   ) AND "u"."kind" IN ('quarter')
  )
  AND (
   NOT "u"."area_in.position" IS NULL OR "u"."kind" IN ('city', 'quarter')
  )
 );

-- meant_below_people_36
SELECT
 "a"."above" AS "unit",
 COUNT(*) AS "tally"
FROM "over_area_in" AS "a"
JOIN "summed_people_35" AS "c"
 ON "c"."unit" = "a"."unit"
GROUP BY
 "a"."above";

-- meant_below_by_group_people_37
SELECT
 "b"."unit",
 "b"."grp",
 COUNT(*) AS "tally"
FROM (
 SELECT
  "u"."area_in.level0" AS "unit",
  -1 AS "grp"
 FROM "units" AS "u"
 JOIN "scope" AS "s"
  ON "s"."unit" = "u"."unit"
 JOIN "summed_people_35" AS "c"
  ON "c"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 0 < "u"."area_in.depth"
 UNION ALL
 SELECT
  "u"."area_in.level1" AS "unit",
  -1 AS "grp"
 FROM "units" AS "u"
 JOIN "scope" AS "s"
  ON "s"."unit" = "u"."unit"
 JOIN "summed_people_35" AS "c"
  ON "c"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 1 < "u"."area_in.depth"
) AS "b"
GROUP BY
 "b"."unit",
 "b"."grp";

-- placed_people_38
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 COALESCE("b"."tally", 0) <> COALESCE("o"."tally", 0) AS "mixed",
 NOT "b"."unit" IS NULL AS "over"
FROM "summed_people_35" AS "u"
JOIN "scope" AS "s"
 ON "s"."unit" = "u"."unit"
LEFT JOIN "meant_below_people_36" AS "b"
 ON "b"."unit" = "u"."unit"
LEFT JOIN "meant_below_by_group_people_37" AS "o"
 ON "o"."unit" = "u"."unit" AND "o"."grp" = -1;

-- mixed_people_40
SELECT DISTINCT
 "unit"
FROM "placed_people_38"
WHERE
 "mixed";

-- next_above_people_39
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_area_in" AS "a"
JOIN "summed_people_35" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- left_over_people_41
SELECT
 "m"."unit",
 CASE
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
 END AS "low",
 CASE
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
 END AS "high"
FROM "summed_people_35" AS "m"
JOIN "mixed_people_40" AS "x"
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
 FROM "next_above_people_39" AS "n"
 JOIN "summed_people_35" AS "m"
  ON "m"."unit" = "n"."unit"
 JOIN "mixed_people_40" AS "x"
  ON "x"."unit" = "n"."above"
 WHERE
  TRUE
 GROUP BY
  "n"."above"
) AS "t"
 ON "t"."unit" = "m"."unit";

-- counted_low
SELECT
 "m"."unit"
FROM "summed_people_35" AS "m"
WHERE
 "m"."must";

-- next_above_people_43
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_area_in" AS "a"
JOIN "counted_low" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- topmost_people_44
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE
  WHEN "m"."must" AND (
   "m"."mixed" OR NOT (
    NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
   )
  )
  THEN CASE WHEN "m"."mixed" THEN "o"."low" ELSE "m"."low" END
  ELSE 0
 END AS "low",
 CASE
  WHEN "m"."mixed" OR NOT (
   NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
  )
  THEN CASE WHEN "m"."mixed" THEN "o"."high" ELSE "m"."high" END
  ELSE 0
 END AS "high",
 FALSE AS "wide",
 "m"."mixed" OR NOT (
  NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
 ) AS "counted",
 (
  "m"."mixed" OR NOT (
   NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
  )
 )
 AND NOT (
  "m"."must" AND NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_people_38" AS "m"
LEFT JOIN "left_over_people_41" AS "o"
 ON "o"."unit" = "m"."unit"
LEFT JOIN "next_above_people_43" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit"
LEFT JOIN "placed_people_38" AS "c_low0"
 ON "c_low0"."unit" = "n_low0"."above" AND "c_low0"."grp" = "m"."grp"
LEFT JOIN "next_above_people_39" AS "n_high0"
 ON "n_high0"."unit" = "m"."unit"
LEFT JOIN "placed_people_38" AS "c_high0"
 ON "c_high0"."unit" = "n_high0"."above" AND "c_high0"."grp" = "m"."grp";

-- by_group_45
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_quarters.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_quarters.low_endless",
 SUM("e"."high") AS "t_quarters.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_quarters.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_quarters.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_quarters.unknown"
FROM "topmost_people_44" AS "e"
GROUP BY
 "e"."grp";

-- scope_23
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."unit" = 0
UNION
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units_now" AS "t"
 ON "t"."unit" = 0 AND (
  "t"."view.1.position" <= "u"."view.1.position" AND "u"."view.1.position" < "t"."view.1.end"
 )
WHERE
 "u"."in_force"
/* what is under the unit that is asked for */
UNION
SELECT
 "f"."unit"
FROM "further" AS "f"
JOIN "units_now" AS "u"
 ON "u"."unit" = "f"."at"
JOIN "units_now" AS "t"
 ON "t"."unit" = 0 AND (
  "t"."view.1.position" <= "u"."view.1.position" AND "u"."view.1.position" < "t"."view.1.end"
 )
WHERE
 "f"."prefix" = 'view.1';

-- tops
SELECT
 "u"."unit",
 "u"."kind"
FROM "units" AS "u"
JOIN "scope_23" AS "s"
 ON "s"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "u"."kind" IN ('city');

-- all_groups_54
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
 ON "g"."unit" = "u"."view.1.level0" AND "g"."kind" IN ('city', 'quarter')
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
 "f"."prefix" = 'view.1';

-- places
/* the groups that each unit is in */
SELECT
 "unit",
 "grp",
 COUNT(*) OVER (PARTITION BY "unit") > 1 AS "several"
FROM "pairs";

-- meant_below_by_group_people_27
SELECT
 "b"."unit",
 "b"."grp",
 COUNT(*) AS "tally"
FROM (
 SELECT
  "u"."area_in.level0" AS "unit",
  COALESCE("p"."grp", -2) AS "grp"
 FROM "units" AS "u"
 JOIN "scope_23" AS "s"
  ON "s"."unit" = "u"."unit"
 LEFT JOIN "places" AS "p"
  ON "p"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 0 < "u"."area_in.depth"
 UNION ALL
 SELECT
  "u"."area_in.level1" AS "unit",
  COALESCE("p"."grp", -2) AS "grp"
 FROM "units" AS "u"
 JOIN "scope_23" AS "s"
  ON "s"."unit" = "u"."unit"
 LEFT JOIN "places" AS "p"
  ON "p"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 1 < "u"."area_in.depth"
) AS "b"
GROUP BY
 "b"."unit",
 "b"."grp";

-- placed_people_28
SELECT
 "u".*,
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 COALESCE("b"."tally", 0) <> COALESCE("o"."tally", 0) AS "mixed",
 NOT "b"."unit" IS NULL AS "over"
FROM "summed_people" AS "u"
JOIN "scope_23" AS "s"
 ON "s"."unit" = "u"."unit"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit"
LEFT JOIN "meant_below_people" AS "b"
 ON "b"."unit" = "u"."unit"
LEFT JOIN "meant_below_by_group_people_27" AS "o"
 ON "o"."unit" = "u"."unit" AND "o"."grp" = COALESCE("p"."grp", -2);

-- mixed_people_29
SELECT DISTINCT
 "unit"
FROM "placed_people_28"
WHERE
 "mixed";

-- left_over_people_30
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
FROM "summed_people" AS "m"
JOIN "mixed_people_29" AS "x"
 ON "x"."unit" = "m"."unit"
LEFT JOIN (
 SELECT
  "n"."above" AS "unit",
  CASE WHEN COUNT(*) = COUNT("m"."low") THEN COALESCE(SUM("m"."low"), 0) END AS "low",
  CASE WHEN COUNT(*) = COUNT("m"."high") THEN COALESCE(SUM("m"."high"), 0) END AS "high"
 FROM "next_above_people" AS "n"
 JOIN "summed_people" AS "m"
  ON "m"."unit" = "n"."unit"
 JOIN "mixed_people_29" AS "x"
  ON "x"."unit" = "n"."above"
 WHERE
  TRUE
 GROUP BY
  "n"."above"
) AS "t"
 ON "t"."unit" = "m"."unit";

-- over_others_people_31
SELECT
 "grp",
 "unit",
 "mixed"
FROM "placed_people_28"
WHERE
 "over";

-- topmost_people_32
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
FROM "placed_people_28" AS "m"
LEFT JOIN "left_over_people_30" AS "o"
 ON "o"."unit" = "m"."unit"
LEFT JOIN "over_others_people_31" AS "c_low0"
 ON "c_low0"."unit" = "m"."parent" AND "c_low0"."grp" = "m"."grp";

-- counted_people
SELECT
 "e"."grp",
 "e"."unit",
 "e"."several",
 "e"."low",
 "e"."high",
 "e"."wide",
 "e"."open",
 NOT "t"."unit" IS NULL AS "counted"
FROM "topmost_people_32" AS "e"
LEFT JOIN (
 SELECT DISTINCT
  "unit"
 FROM "topmost_people_32"
 WHERE
  "counted"
) AS "t"
 ON "t"."unit" = "e"."unit";

-- by_group_34
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_people.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_people.low_endless",
 SUM("e"."high") AS "t_people.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_people.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_people.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_people.unknown",
 COUNT(CASE WHEN "e"."counted" AND "e"."several" THEN 1 END) AS "t_people.several"
FROM "counted_people" AS "e"
GROUP BY
 "e"."grp";

-- meant_below_by_group_people_46
SELECT
 "b"."unit",
 "b"."grp",
 COUNT(*) AS "tally"
FROM (
 SELECT
  "u"."area_in.level0" AS "unit",
  COALESCE("p"."grp", -2) AS "grp"
 FROM "units" AS "u"
 JOIN "scope_23" AS "s"
  ON "s"."unit" = "u"."unit"
 LEFT JOIN "places" AS "p"
  ON "p"."unit" = "u"."unit"
 JOIN "summed_people_35" AS "c"
  ON "c"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 0 < "u"."area_in.depth"
 UNION ALL
 SELECT
  "u"."area_in.level1" AS "unit",
  COALESCE("p"."grp", -2) AS "grp"
 FROM "units" AS "u"
 JOIN "scope_23" AS "s"
  ON "s"."unit" = "u"."unit"
 LEFT JOIN "places" AS "p"
  ON "p"."unit" = "u"."unit"
 JOIN "summed_people_35" AS "c"
  ON "c"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND 1 < "u"."area_in.depth"
) AS "b"
GROUP BY
 "b"."unit",
 "b"."grp";

-- placed_people_47
SELECT
 "u".*,
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 COALESCE("b"."tally", 0) <> COALESCE("o"."tally", 0) AS "mixed",
 NOT "b"."unit" IS NULL AS "over"
FROM "summed_people_35" AS "u"
JOIN "scope_23" AS "s"
 ON "s"."unit" = "u"."unit"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit"
LEFT JOIN "meant_below_people_36" AS "b"
 ON "b"."unit" = "u"."unit"
LEFT JOIN "meant_below_by_group_people_46" AS "o"
 ON "o"."unit" = "u"."unit" AND "o"."grp" = COALESCE("p"."grp", -2);

-- mixed_people_48
SELECT DISTINCT
 "unit"
FROM "placed_people_47"
WHERE
 "mixed";

-- left_over_people_49
SELECT
 "m"."unit",
 CASE
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
 END AS "low",
 CASE
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
 END AS "high"
FROM "summed_people_35" AS "m"
JOIN "mixed_people_48" AS "x"
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
 FROM "next_above_people_39" AS "n"
 JOIN "summed_people_35" AS "m"
  ON "m"."unit" = "n"."unit"
 JOIN "mixed_people_48" AS "x"
  ON "x"."unit" = "n"."above"
 WHERE
  TRUE
 GROUP BY
  "n"."above"
) AS "t"
 ON "t"."unit" = "m"."unit";

-- topmost_people_50
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE
  WHEN "m"."must" AND (
   "m"."mixed" OR NOT (
    NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
   )
  )
  THEN CASE WHEN "m"."mixed" THEN "o"."low" ELSE "m"."low" END
  ELSE 0
 END AS "low",
 CASE
  WHEN "m"."mixed" OR NOT (
   NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
  )
  THEN CASE WHEN "m"."mixed" THEN "o"."high" ELSE "m"."high" END
  ELSE 0
 END AS "high",
 FALSE AS "wide",
 "m"."mixed" OR NOT (
  NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
 ) AS "counted",
 (
  "m"."mixed" OR NOT (
   NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
  )
 )
 AND NOT (
  "m"."must" AND NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_people_47" AS "m"
LEFT JOIN "left_over_people_49" AS "o"
 ON "o"."unit" = "m"."unit"
LEFT JOIN "next_above_people_43" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit"
LEFT JOIN "placed_people_47" AS "c_low0"
 ON "c_low0"."unit" = "n_low0"."above" AND "c_low0"."grp" = "m"."grp"
LEFT JOIN "next_above_people_39" AS "n_high0"
 ON "n_high0"."unit" = "m"."unit"
LEFT JOIN "placed_people_47" AS "c_high0"
 ON "c_high0"."unit" = "n_high0"."above" AND "c_high0"."grp" = "m"."grp";

-- counted_people_51
SELECT
 "e"."grp",
 "e"."unit",
 "e"."several",
 "e"."low",
 "e"."high",
 "e"."wide",
 "e"."open",
 NOT "t"."unit" IS NULL AS "counted"
FROM "topmost_people_50" AS "e"
LEFT JOIN (
 SELECT DISTINCT
  "unit"
 FROM "topmost_people_50"
 WHERE
  "counted"
) AS "t"
 ON "t"."unit" = "e"."unit";

-- by_group_52
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_quarters.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_quarters.low_endless",
 SUM("e"."high") AS "t_quarters.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_quarters.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_quarters.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_quarters.unknown",
 COUNT(CASE WHEN "e"."counted" AND "e"."several" THEN 1 END) AS "t_quarters.several"
FROM "counted_people_51" AS "e"
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
FROM "topmost_people" AS "e"
WHERE
 "e"."open";

-- told_of_62
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "counted_people" AS "e"
WHERE
 "e"."open";

-- told_of_66
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "topmost_people_44" AS "e"
WHERE
 "e"."open";

-- told_of_70
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "counted_people_51" AS "e"
WHERE
 "e"."open";

-- figures 1
SELECT
 "grp",
 "t_people.low_top",
 "t_people.low_bottom",
 "t_people.high_top",
 "t_people.high_bottom",
 "t_people.numerator_low",
 "t_people.numerator_high",
 "t_people.unknown",
 "t_people.gap",
 "t_people.possible",
 "t_people.excluded",
 "t_people.several",
 CASE WHEN "t_people.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("t_people.low_top" AS DOUBLE) / CAST(NULLIF("t_people.low_bottom", 0) AS DOUBLE) END AS "t_people.low",
 CASE
  WHEN "t_people.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_people.high_top" AS DOUBLE) / CAST(NULLIF("t_people.high_bottom", 0) AS DOUBLE)
 END AS "t_people.high",
 "t_quarters.low_top",
 "t_quarters.low_bottom",
 "t_quarters.high_top",
 "t_quarters.high_bottom",
 "t_quarters.numerator_low",
 "t_quarters.numerator_high",
 "t_quarters.unknown",
 "t_quarters.gap",
 "t_quarters.possible",
 "t_quarters.excluded",
 "t_quarters.several",
 CASE
  WHEN "t_quarters.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("t_quarters.low_top" AS DOUBLE) / CAST(NULLIF("t_quarters.low_bottom", 0) AS DOUBLE)
 END AS "t_quarters.low",
 CASE
  WHEN "t_quarters.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_quarters.high_top" AS DOUBLE) / CAST(NULLIF("t_quarters.high_bottom", 0) AS DOUBLE)
 END AS "t_quarters.high"
FROM (
 SELECT
  "g"."grp",
  CASE
   WHEN NOT COALESCE("by_group_20"."t_people.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END <= CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END
    THEN CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END
   END
  END AS "t_people.low_top",
  1 AS "t_people.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_20"."t_people.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END <= CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END
    THEN CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END
   END
  END AS "t_people.high_top",
  1 AS "t_people.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_20"."t_people.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END <= CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END
    THEN CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END
   END
  END AS "t_people.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_20"."t_people.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END <= CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END
    THEN CASE WHEN COALESCE("by_group_20"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_20"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_20"."t_people.low", 0) END
   END
  END AS "t_people.numerator_high",
  COALESCE("by_group_20"."t_people.unknown", 0) AS "t_people.unknown",
  0 AS "t_people.gap",
  COALESCE("by_group_20"."t_people.unknown", 0) AS "t_people.possible",
  0 AS "t_people.excluded",
  0 AS "t_people.several",
  CASE
   WHEN NOT COALESCE("by_group_45"."t_quarters.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END <= CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END
    THEN CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END
   END
  END AS "t_quarters.low_top",
  1 AS "t_quarters.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_45"."t_quarters.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END <= CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END
    THEN CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END
   END
  END AS "t_quarters.high_top",
  1 AS "t_quarters.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_45"."t_quarters.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END <= CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END
    THEN CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END
   END
  END AS "t_quarters.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_45"."t_quarters.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END <= CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END
    THEN CASE WHEN COALESCE("by_group_45"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_45"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_45"."t_quarters.low", 0) END
   END
  END AS "t_quarters.numerator_high",
  COALESCE("by_group_45"."t_quarters.unknown", 0) AS "t_quarters.unknown",
  0 AS "t_quarters.gap",
  COALESCE("by_group_45"."t_quarters.unknown", 0) AS "t_quarters.possible",
  0 AS "t_quarters.excluded",
  0 AS "t_quarters.several"
 FROM "all_groups" AS "g"
 LEFT JOIN "by_group_20"
  ON "by_group_20"."grp" = "g"."grp"
 LEFT JOIN "by_group_45"
  ON "by_group_45"."grp" = "g"."grp"
) AS "n"
ORDER BY
 "grp";

-- figures 2
SELECT
 "grp",
 "t_people.low_top",
 "t_people.low_bottom",
 "t_people.high_top",
 "t_people.high_bottom",
 "t_people.numerator_low",
 "t_people.numerator_high",
 "t_people.unknown",
 "t_people.gap",
 "t_people.possible",
 "t_people.excluded",
 "t_people.several",
 CASE WHEN "t_people.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("t_people.low_top" AS DOUBLE) / CAST(NULLIF("t_people.low_bottom", 0) AS DOUBLE) END AS "t_people.low",
 CASE
  WHEN "t_people.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_people.high_top" AS DOUBLE) / CAST(NULLIF("t_people.high_bottom", 0) AS DOUBLE)
 END AS "t_people.high",
 "t_quarters.low_top",
 "t_quarters.low_bottom",
 "t_quarters.high_top",
 "t_quarters.high_bottom",
 "t_quarters.numerator_low",
 "t_quarters.numerator_high",
 "t_quarters.unknown",
 "t_quarters.gap",
 "t_quarters.possible",
 "t_quarters.excluded",
 "t_quarters.several",
 CASE
  WHEN "t_quarters.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("t_quarters.low_top" AS DOUBLE) / CAST(NULLIF("t_quarters.low_bottom", 0) AS DOUBLE)
 END AS "t_quarters.low",
 CASE
  WHEN "t_quarters.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_quarters.high_top" AS DOUBLE) / CAST(NULLIF("t_quarters.high_bottom", 0) AS DOUBLE)
 END AS "t_quarters.high"
FROM (
 SELECT
  "g"."grp",
  CASE
   WHEN NOT COALESCE("by_group_34"."t_people.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END <= CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END
    THEN CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END
   END
  END AS "t_people.low_top",
  1 AS "t_people.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_34"."t_people.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END <= CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END
    THEN CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END
   END
  END AS "t_people.high_top",
  1 AS "t_people.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_34"."t_people.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END <= CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END
    THEN CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END
   END
  END AS "t_people.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_34"."t_people.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END <= CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END
    THEN CASE WHEN COALESCE("by_group_34"."t_people.high_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_34"."t_people.low_endless", 0) = 0 THEN COALESCE("by_group_34"."t_people.low", 0) END
   END
  END AS "t_people.numerator_high",
  COALESCE("by_group_34"."t_people.unknown", 0) AS "t_people.unknown",
  0 AS "t_people.gap",
  COALESCE("by_group_34"."t_people.unknown", 0) AS "t_people.possible",
  0 AS "t_people.excluded",
  COALESCE("by_group_34"."t_people.several", 0) AS "t_people.several",
  CASE
   WHEN NOT COALESCE("by_group_52"."t_quarters.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END <= CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END
    THEN CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END
   END
  END AS "t_quarters.low_top",
  1 AS "t_quarters.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_52"."t_quarters.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END <= CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END
    THEN CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END
   END
  END AS "t_quarters.high_top",
  1 AS "t_quarters.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_52"."t_quarters.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END <= CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END
    THEN CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END
   END
  END AS "t_quarters.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_52"."t_quarters.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END <= CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END
    THEN CASE WHEN COALESCE("by_group_52"."t_quarters.high_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_52"."t_quarters.low_endless", 0) = 0 THEN COALESCE("by_group_52"."t_quarters.low", 0) END
   END
  END AS "t_quarters.numerator_high",
  COALESCE("by_group_52"."t_quarters.unknown", 0) AS "t_quarters.unknown",
  0 AS "t_quarters.gap",
  COALESCE("by_group_52"."t_quarters.unknown", 0) AS "t_quarters.possible",
  0 AS "t_quarters.excluded",
  COALESCE("by_group_52"."t_quarters.several", 0) AS "t_quarters.several"
 FROM "all_groups_54" AS "g"
 LEFT JOIN "by_group_34"
  ON "by_group_34"."grp" = "g"."grp"
 LEFT JOIN "by_group_52"
  ON "by_group_52"."grp" = "g"."grp"
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
