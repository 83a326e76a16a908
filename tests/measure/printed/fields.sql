-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "f_name.yes",
 "u"."own_1" AS "f_name.no",
 "u"."own_2" AS "f_form.yes",
 "u"."own_3" AS "f_form.no",
 "u"."own_4" AS "f_form.out",
 "u"."own_5" AS "f_portion.yes",
 "u"."own_6" AS "f_portion.no",
 "u"."own_7" AS "f_rare.yes",
 "u"."own_8" AS "f_club.yes",
 "u"."own_9" AS "f_club.no",
 "u"."own_10" AS "f_tags.yes",
 "u"."own_11" AS "f_tags.no",
 "u"."own_12" AS "s_share.counted",
 CASE WHEN COALESCE((
  CAST('-Infinity' AS DOUBLE) < 0.25 AND 0.25 < CAST('Infinity' AS DOUBLE)
 ), FALSE) THEN CAST(0.25 AS DECIMAL(27, 2)) END AS "s_share.low",
 CASE WHEN COALESCE((
  CAST('-Infinity' AS DOUBLE) < 0.75 AND 0.75 < CAST('Infinity' AS DOUBLE)
 ), FALSE) THEN CAST(0.75 AS DECIMAL(27, 2)) END AS "s_share.high",
 "u"."own_13" AS "s_rare_one.counted",
 CASE WHEN COALESCE((
  CAST('-Infinity' AS DOUBLE) < 0 AND 0 < CAST('Infinity' AS DOUBLE)
 ), FALSE) THEN CAST(0 AS DECIMAL(27, 0)) END AS "s_rare_one.low",
 CASE
  WHEN COALESCE((
   CAST('-Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE)
  ), FALSE)
  THEN CAST(CAST('Infinity' AS DOUBLE) AS DECIMAL(27, 0))
 END AS "s_rare_one.high"
FROM (
 SELECT
  "u"."unit",
  CASE
   WHEN "u"."names" IS NULL
   THEN COALESCE("u"."name" IN ('Red', 'Rot'), FALSE)
   ELSE COALESCE(ARRAY_CONTAINS("u"."names", 'Red') OR ARRAY_CONTAINS("u"."names", 'Rot'), FALSE)
  END AS "own_0",
  NOT CASE
   WHEN "u"."names" IS NULL
   THEN COALESCE("u"."name" IN ('Red', 'Rot'), FALSE)
   ELSE COALESCE(ARRAY_CONTAINS("u"."names", 'Red') OR ARRAY_CONTAINS("u"."names", 'Rot'), FALSE)
  END AS "own_1",
  "u"."kind" IN ('body', 'cell', 'club', 'council')
  AND (
   (
    (
     COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
    ) OR "u"."open.value" IS NULL
   )
   AND (
    (
     COALESCE("u"."form.value" IN ('standing'), FALSE) OR "u"."form.value" IS NULL
    ) OR "u"."form.value" IS NULL
   )
  ) AS "own_2",
  "u"."kind" IN ('body', 'cell', 'club', 'council')
  AND (
   (
    (
     COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
    ) OR "u"."open.value" IS NULL
   )
   AND NOT (
    COALESCE("u"."form.value" IN ('standing'), FALSE) OR "u"."form.value" IS NULL
   )
  ) AS "own_3",
  "u"."kind" IN ('body', 'cell', 'club', 'council') AND NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AS "own_4",
  "u"."kind" IN ('body', 'cell', 'club') AND 0.5 <= COALESCE("u"."portion.high", 1) AS "own_5",
  "u"."kind" IN ('body', 'cell', 'club') AND NOT 0.5 <= COALESCE("u"."portion.low", 0) AS "own_6",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_7",
  "u"."kind" IN ('body', 'cell', 'club') AND "u"."kind" IN ('club') AS "own_8",
  "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."kind" IN ('club') AS "own_9",
  "u"."kind" IN ('city', 'quarter')
  AND (
   (
    COALESCE(ARRAY_CONTAINS("u"."tags.value", 'old'), FALSE) OR "u"."tags.value" IS NULL
   ) AND NOT COALESCE(ARRAY_CONTAINS("u"."tags.value", 'new'), FALSE)
  ) AS "own_10",
  "u"."kind" IN ('city', 'quarter')
  AND NOT (
   COALESCE(ARRAY_CONTAINS("u"."tags.value", 'old'), FALSE) AND NOT (
    COALESCE(ARRAY_CONTAINS("u"."tags.value", 'new'), FALSE) OR "u"."tags.value" IS NULL
   )
  ) AS "own_11",
  "u"."kind" IN ('club') AS "own_12",
  "u"."id" IN ('b1') AS "own_13"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."f_name.yes" THEN 1 END) AS "f_name.yes",
 COUNT(CASE WHEN "e"."f_name.no" THEN 1 END) AS "f_name.no",
 COUNT(CASE WHEN "e"."f_form.yes" AND NOT "e"."f_form.no" AND NOT "e"."f_form.out" THEN 1 END) AS "f_form.yes",
 COUNT(CASE WHEN "e"."f_form.yes" AND "e"."f_form.no" AND NOT "e"."f_form.out" THEN 1 END) AS "f_form.either",
 COUNT(CASE WHEN "e"."f_form.no" AND NOT "e"."f_form.yes" AND NOT "e"."f_form.out" THEN 1 END) AS "f_form.no",
 COUNT(CASE WHEN "e"."f_form.yes" AND NOT "e"."f_form.no" AND "e"."f_form.out" THEN 1 END) AS "f_form.perhaps_yes",
 COUNT(CASE WHEN "e"."f_form.yes" AND "e"."f_form.no" AND "e"."f_form.out" THEN 1 END) AS "f_form.perhaps_either",
 COUNT(CASE WHEN "e"."f_form.no" AND NOT "e"."f_form.yes" AND "e"."f_form.out" THEN 1 END) AS "f_form.perhaps_no",
 COUNT(CASE WHEN (
  "e"."f_form.yes" AND "e"."f_form.no"
 ) OR (
  (
   "e"."f_form.yes" OR "e"."f_form.no"
  ) AND "e"."f_form.out"
 ) THEN 1 END) AS "f_form.unknown",
 COUNT(CASE WHEN (
  "e"."f_form.yes" AND "e"."f_form.no"
 ) OR (
  "e"."f_form.no" AND "e"."f_form.out"
 ) THEN 1 END) AS "f_form.possible",
 COUNT(CASE WHEN "e"."f_portion.yes" AND NOT "e"."f_portion.no" THEN 1 END) AS "f_portion.yes",
 COUNT(CASE WHEN "e"."f_portion.yes" AND "e"."f_portion.no" THEN 1 END) AS "f_portion.either",
 COUNT(CASE WHEN "e"."f_portion.no" AND NOT "e"."f_portion.yes" THEN 1 END) AS "f_portion.no",
 COUNT(CASE WHEN "e"."f_rare.yes" THEN 1 END) AS "f_rare.yes",
 COUNT(CASE WHEN "e"."f_rare.yes" AND NOT "e"."f_rare.yes" THEN 1 END) AS "f_share_high.yes",
 COUNT(CASE WHEN "e"."f_club.yes" THEN 1 END) AS "f_club.yes",
 COUNT(CASE WHEN "e"."f_club.no" THEN 1 END) AS "f_club.no",
 COUNT(CASE WHEN "e"."f_tags.yes" AND NOT "e"."f_tags.no" THEN 1 END) AS "f_tags.yes",
 COUNT(CASE WHEN "e"."f_tags.yes" AND "e"."f_tags.no" THEN 1 END) AS "f_tags.either",
 COUNT(CASE WHEN "e"."f_tags.no" AND NOT "e"."f_tags.yes" THEN 1 END) AS "f_tags.no",
 SUM(CASE WHEN "e"."s_share.counted" THEN "e"."s_share.low" END) AS "s_share.low",
 COUNT(CASE WHEN "e"."s_share.counted" AND "e"."s_share.low" IS NULL THEN 1 END) AS "s_share.low_endless",
 SUM(CASE WHEN "e"."s_share.counted" THEN "e"."s_share.high" END) AS "s_share.high",
 COUNT(CASE WHEN "e"."s_share.counted" AND "e"."s_share.high" IS NULL THEN 1 END) AS "s_share.high_endless",
 COUNT(CASE WHEN "e"."s_share.counted" THEN 1 END) AS "s_share.unknown",
 SUM(CASE WHEN "e"."s_rare_one.counted" THEN "e"."s_rare_one.low" END) AS "s_rare_one.low",
 COUNT(CASE WHEN "e"."s_rare_one.counted" AND "e"."s_rare_one.low" IS NULL THEN 1 END) AS "s_rare_one.low_endless",
 SUM(CASE WHEN "e"."s_rare_one.counted" THEN "e"."s_rare_one.high" END) AS "s_rare_one.high",
 COUNT(CASE WHEN "e"."s_rare_one.counted" AND "e"."s_rare_one.high" IS NULL THEN 1 END) AS "s_rare_one.high_endless",
 COUNT(CASE WHEN "e"."s_rare_one.counted" THEN 1 END) AS "s_rare_one.unknown"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_3
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  CASE
   WHEN "u"."names" IS NULL
   THEN COALESCE("u"."name" IN ('Red', 'Rot'), FALSE)
   ELSE COALESCE(ARRAY_CONTAINS("u"."names", 'Red') OR ARRAY_CONTAINS("u"."names", 'Rot'), FALSE)
  END AS "own_0",
  NOT CASE
   WHEN "u"."names" IS NULL
   THEN COALESCE("u"."name" IN ('Red', 'Rot'), FALSE)
   ELSE COALESCE(ARRAY_CONTAINS("u"."names", 'Red') OR ARRAY_CONTAINS("u"."names", 'Rot'), FALSE)
  END AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u";

-- told_of
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."no" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_3" AS "e"
WHERE
 "e"."no";

-- each_unit_6
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no",
 "u"."own_2" AS "out"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club', 'council')
  AND (
   (
    (
     COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
    ) OR "u"."open.value" IS NULL
   )
   AND (
    (
     COALESCE("u"."form.value" IN ('standing'), FALSE) OR "u"."form.value" IS NULL
    ) OR "u"."form.value" IS NULL
   )
  ) AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club', 'council')
  AND (
   (
    (
     COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
    ) OR "u"."open.value" IS NULL
   )
   AND NOT (
    COALESCE("u"."form.value" IN ('standing'), FALSE) OR "u"."form.value" IS NULL
   )
  ) AS "own_1",
  "u"."kind" IN ('body', 'cell', 'club', 'council') AND NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AS "own_2"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council')
) AS "u";

-- told_of_8
SELECT
 "e"."grp",
 "e"."unit",
 (
  "e"."yes" AND "e"."no"
 ) OR (
  (
   "e"."yes" OR "e"."no"
  ) AND "e"."out"
 ) AS "unknown",
 "e"."no" AND NOT "e"."yes" AND NOT "e"."out" AS "gap",
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND "e"."out"
 ) AS "possible",
 FALSE AS "excluded"
FROM "each_unit_6" AS "e"
WHERE
 (
  (
   "e"."yes" AND "e"."no"
  ) OR (
   (
    "e"."yes" OR "e"."no"
   ) AND "e"."out"
  )
 )
 OR (
  "e"."no" AND NOT "e"."yes" AND NOT "e"."out"
 )
 OR (
  (
   "e"."yes" AND "e"."no"
  ) OR (
   "e"."no" AND "e"."out"
  )
 );

-- each_unit_9
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AND 0.5 <= COALESCE("u"."portion.high", 1) AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club') AND NOT 0.5 <= COALESCE("u"."portion.low", 0) AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_11
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_9" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_12
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_14
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 FALSE AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_12" AS "e"
WHERE
 FALSE;

-- each_unit_15
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_17
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 FALSE AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_15" AS "e"
WHERE
 FALSE;

-- each_unit_18
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_20
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 FALSE AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_18" AS "e"
WHERE
 FALSE;

-- each_unit_21
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_23
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AS "unknown",
 "e"."yes" AND NOT "e"."yes" AS "gap",
 "e"."yes" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_21" AS "e"
WHERE
 "e"."yes" OR (
  "e"."yes" AND NOT "e"."yes"
 );

-- each_unit_24
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_26
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 FALSE AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_24" AS "e"
WHERE
 FALSE;

-- each_unit_27
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AND "u"."kind" IN ('club') AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."kind" IN ('club') AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_29
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."no" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_27" AS "e"
WHERE
 "e"."no";

-- each_unit_30
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('city', 'quarter')
  AND (
   (
    COALESCE(ARRAY_CONTAINS("u"."tags.value", 'old'), FALSE) OR "u"."tags.value" IS NULL
   ) AND NOT COALESCE(ARRAY_CONTAINS("u"."tags.value", 'new'), FALSE)
  ) AS "own_0",
  "u"."kind" IN ('city', 'quarter')
  AND NOT (
   COALESCE(ARRAY_CONTAINS("u"."tags.value", 'old'), FALSE) AND NOT (
    COALESCE(ARRAY_CONTAINS("u"."tags.value", 'new'), FALSE) OR "u"."tags.value" IS NULL
   )
  ) AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('city', 'quarter')
) AS "u";

-- told_of_32
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_30" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_33
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 CASE WHEN COALESCE((
  CAST('-Infinity' AS DOUBLE) < 0.25 AND 0.25 < CAST('Infinity' AS DOUBLE)
 ), FALSE) THEN CAST(0.25 AS DECIMAL(27, 2)) END AS "low",
 CASE WHEN COALESCE((
  CAST('-Infinity' AS DOUBLE) < 0.75 AND 0.75 < CAST('Infinity' AS DOUBLE)
 ), FALSE) THEN CAST(0.75 AS DECIMAL(27, 2)) END AS "high"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('club')
) AS "u";

-- told_of_35
SELECT
 "e"."grp",
 "e"."unit",
 "e"."counted" AS "unknown",
 FALSE AS "gap",
 "e"."counted" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_33" AS "e"
WHERE
 "e"."counted";

-- each_unit_36
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 CASE WHEN COALESCE((
  CAST('-Infinity' AS DOUBLE) < 0 AND 0 < CAST('Infinity' AS DOUBLE)
 ), FALSE) THEN CAST(0 AS DECIMAL(27, 0)) END AS "low",
 CASE
  WHEN COALESCE((
   CAST('-Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE)
  ), FALSE)
  THEN CAST(CAST('Infinity' AS DOUBLE) AS DECIMAL(27, 0))
 END AS "high"
FROM (
 SELECT
  "u"."unit",
  "u"."id" IN ('b1') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u";

-- told_of_38
SELECT
 "e"."grp",
 "e"."unit",
 "e"."counted" AS "unknown",
 FALSE AS "gap",
 "e"."counted" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_36" AS "e"
WHERE
 "e"."counted";

-- figures 1
SELECT
 "grp",
 "f_name.low_top",
 "f_name.low_bottom",
 "f_name.high_top",
 "f_name.high_bottom",
 "f_name.numerator_low",
 "f_name.numerator_high",
 "f_name.denominator_low",
 "f_name.denominator_high",
 "f_name.unknown",
 "f_name.gap",
 "f_name.possible",
 "f_name.excluded",
 "f_name.several",
 CASE
  WHEN "f_name.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_name.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_name.low_top" AS DOUBLE) / CAST(NULLIF("f_name.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_name.low",
 CASE
  WHEN "f_name.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_name.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_name.high_top" AS DOUBLE) / CAST(NULLIF("f_name.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_name.high",
 "f_form.low_top",
 "f_form.low_bottom",
 "f_form.high_top",
 "f_form.high_bottom",
 "f_form.numerator_low",
 "f_form.numerator_high",
 "f_form.denominator_low",
 "f_form.denominator_high",
 "f_form.unknown",
 "f_form.gap",
 "f_form.possible",
 "f_form.excluded",
 "f_form.several",
 CASE
  WHEN "f_form.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_form.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_form.low_top" AS DOUBLE) / CAST(NULLIF("f_form.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_form.low",
 CASE
  WHEN "f_form.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_form.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_form.high_top" AS DOUBLE) / CAST(NULLIF("f_form.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_form.high",
 "f_portion.low_top",
 "f_portion.low_bottom",
 "f_portion.high_top",
 "f_portion.high_bottom",
 "f_portion.numerator_low",
 "f_portion.numerator_high",
 "f_portion.denominator_low",
 "f_portion.denominator_high",
 "f_portion.unknown",
 "f_portion.gap",
 "f_portion.possible",
 "f_portion.excluded",
 "f_portion.several",
 CASE
  WHEN "f_portion.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_portion.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_portion.low_top" AS DOUBLE) / CAST(NULLIF("f_portion.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_portion.low",
 CASE
  WHEN "f_portion.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_portion.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_portion.high_top" AS DOUBLE) / CAST(NULLIF("f_portion.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_portion.high",
 "f_rare.low_top",
 "f_rare.low_bottom",
 "f_rare.high_top",
 "f_rare.high_bottom",
 "f_rare.numerator_low",
 "f_rare.numerator_high",
 "f_rare.denominator_low",
 "f_rare.denominator_high",
 "f_rare.unknown",
 "f_rare.gap",
 "f_rare.possible",
 "f_rare.excluded",
 "f_rare.several",
 CASE
  WHEN "f_rare.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_rare.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_rare.low_top" AS DOUBLE) / CAST(NULLIF("f_rare.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_rare.low",
 CASE
  WHEN "f_rare.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_rare.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_rare.high_top" AS DOUBLE) / CAST(NULLIF("f_rare.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_rare.high",
 "f_rare_any.low_top",
 "f_rare_any.low_bottom",
 "f_rare_any.high_top",
 "f_rare_any.high_bottom",
 "f_rare_any.numerator_low",
 "f_rare_any.numerator_high",
 "f_rare_any.denominator_low",
 "f_rare_any.denominator_high",
 "f_rare_any.unknown",
 "f_rare_any.gap",
 "f_rare_any.possible",
 "f_rare_any.excluded",
 "f_rare_any.several",
 CASE
  WHEN "f_rare_any.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_rare_any.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_rare_any.low_top" AS DOUBLE) / CAST(NULLIF("f_rare_any.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_rare_any.low",
 CASE
  WHEN "f_rare_any.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_rare_any.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_rare_any.high_top" AS DOUBLE) / CAST(NULLIF("f_rare_any.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_rare_any.high",
 "f_share.low_top",
 "f_share.low_bottom",
 "f_share.high_top",
 "f_share.high_bottom",
 "f_share.numerator_low",
 "f_share.numerator_high",
 "f_share.denominator_low",
 "f_share.denominator_high",
 "f_share.unknown",
 "f_share.gap",
 "f_share.possible",
 "f_share.excluded",
 "f_share.several",
 CASE
  WHEN "f_share.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_share.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_share.low_top" AS DOUBLE) / CAST(NULLIF("f_share.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_share.low",
 CASE
  WHEN "f_share.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_share.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_share.high_top" AS DOUBLE) / CAST(NULLIF("f_share.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_share.high",
 "f_share_high.low_top",
 "f_share_high.low_bottom",
 "f_share_high.high_top",
 "f_share_high.high_bottom",
 "f_share_high.numerator_low",
 "f_share_high.numerator_high",
 "f_share_high.denominator_low",
 "f_share_high.denominator_high",
 "f_share_high.unknown",
 "f_share_high.gap",
 "f_share_high.possible",
 "f_share_high.excluded",
 "f_share_high.several",
 CASE
  WHEN "f_share_high.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_share_high.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_share_high.low_top" AS DOUBLE) / CAST(NULLIF("f_share_high.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_share_high.low",
 CASE
  WHEN "f_share_high.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_share_high.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_share_high.high_top" AS DOUBLE) / CAST(NULLIF("f_share_high.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_share_high.high",
 "f_share_either.low_top",
 "f_share_either.low_bottom",
 "f_share_either.high_top",
 "f_share_either.high_bottom",
 "f_share_either.numerator_low",
 "f_share_either.numerator_high",
 "f_share_either.denominator_low",
 "f_share_either.denominator_high",
 "f_share_either.unknown",
 "f_share_either.gap",
 "f_share_either.possible",
 "f_share_either.excluded",
 "f_share_either.several",
 CASE
  WHEN "f_share_either.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_share_either.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_share_either.low_top" AS DOUBLE) / CAST(NULLIF("f_share_either.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_share_either.low",
 CASE
  WHEN "f_share_either.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_share_either.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_share_either.high_top" AS DOUBLE) / CAST(NULLIF("f_share_either.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_share_either.high",
 "f_club.low_top",
 "f_club.low_bottom",
 "f_club.high_top",
 "f_club.high_bottom",
 "f_club.numerator_low",
 "f_club.numerator_high",
 "f_club.denominator_low",
 "f_club.denominator_high",
 "f_club.unknown",
 "f_club.gap",
 "f_club.possible",
 "f_club.excluded",
 "f_club.several",
 CASE
  WHEN "f_club.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_club.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_club.low_top" AS DOUBLE) / CAST(NULLIF("f_club.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_club.low",
 CASE
  WHEN "f_club.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_club.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_club.high_top" AS DOUBLE) / CAST(NULLIF("f_club.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_club.high",
 "f_tags.low_top",
 "f_tags.low_bottom",
 "f_tags.high_top",
 "f_tags.high_bottom",
 "f_tags.numerator_low",
 "f_tags.numerator_high",
 "f_tags.denominator_low",
 "f_tags.denominator_high",
 "f_tags.unknown",
 "f_tags.gap",
 "f_tags.possible",
 "f_tags.excluded",
 "f_tags.several",
 CASE
  WHEN "f_tags.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_tags.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_tags.low_top" AS DOUBLE) / CAST(NULLIF("f_tags.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "f_tags.low",
 CASE
  WHEN "f_tags.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "f_tags.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("f_tags.high_top" AS DOUBLE) / CAST(NULLIF("f_tags.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "f_tags.high",
 "s_share.low_top",
 "s_share.low_bottom",
 "s_share.high_top",
 "s_share.high_bottom",
 "s_share.numerator_low",
 "s_share.numerator_high",
 "s_share.unknown",
 "s_share.gap",
 "s_share.possible",
 "s_share.excluded",
 "s_share.several",
 CASE WHEN "s_share.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("s_share.low_top" AS DOUBLE) / CAST(NULLIF("s_share.low_bottom", 0) AS DOUBLE) END AS "s_share.low",
 CASE WHEN "s_share.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("s_share.high_top" AS DOUBLE) / CAST(NULLIF("s_share.high_bottom", 0) AS DOUBLE) END AS "s_share.high",
 "s_rare_one.low_top",
 "s_rare_one.low_bottom",
 "s_rare_one.high_top",
 "s_rare_one.high_bottom",
 "s_rare_one.numerator_low",
 "s_rare_one.numerator_high",
 "s_rare_one.unknown",
 "s_rare_one.gap",
 "s_rare_one.possible",
 "s_rare_one.excluded",
 "s_rare_one.several",
 CASE
  WHEN "s_rare_one.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("s_rare_one.low_top" AS DOUBLE) / CAST(NULLIF("s_rare_one.low_bottom", 0) AS DOUBLE)
 END AS "s_rare_one.low",
 CASE
  WHEN "s_rare_one.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("s_rare_one.high_top" AS DOUBLE) / CAST(NULLIF("s_rare_one.high_bottom", 0) AS DOUBLE)
 END AS "s_rare_one.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group"."f_name.yes", 0) AS "f_name.low_top",
  COALESCE("by_group"."f_name.yes", 0) + COALESCE("by_group"."f_name.no", 0) AS "f_name.low_bottom",
  COALESCE("by_group"."f_name.yes", 0) AS "f_name.high_top",
  COALESCE("by_group"."f_name.yes", 0) + COALESCE("by_group"."f_name.no", 0) AS "f_name.high_bottom",
  COALESCE("by_group"."f_name.yes", 0) AS "f_name.numerator_low",
  COALESCE("by_group"."f_name.yes", 0) AS "f_name.numerator_high",
  COALESCE("by_group"."f_name.yes", 0) + COALESCE("by_group"."f_name.no", 0) AS "f_name.denominator_low",
  COALESCE("by_group"."f_name.yes", 0) + COALESCE("by_group"."f_name.no", 0) AS "f_name.denominator_high",
  0 AS "f_name.unknown",
  COALESCE("by_group"."f_name.no", 0) AS "f_name.gap",
  0 AS "f_name.possible",
  0 AS "f_name.excluded",
  0 AS "f_name.several",
  COALESCE("by_group"."f_form.yes", 0) AS "f_form.low_top",
  COALESCE("by_group"."f_form.yes", 0) + COALESCE("by_group"."f_form.either", 0) + COALESCE("by_group"."f_form.no", 0) + COALESCE("by_group"."f_form.perhaps_either", 0) + COALESCE("by_group"."f_form.perhaps_no", 0) AS "f_form.low_bottom",
  COALESCE("by_group"."f_form.yes", 0) + COALESCE("by_group"."f_form.either", 0) + COALESCE("by_group"."f_form.perhaps_yes", 0) + COALESCE("by_group"."f_form.perhaps_either", 0) AS "f_form.high_top",
  COALESCE("by_group"."f_form.yes", 0) + COALESCE("by_group"."f_form.either", 0) + COALESCE("by_group"."f_form.no", 0) + COALESCE("by_group"."f_form.perhaps_yes", 0) + COALESCE("by_group"."f_form.perhaps_either", 0) AS "f_form.high_bottom",
  COALESCE("by_group"."f_form.yes", 0) AS "f_form.numerator_low",
  COALESCE("by_group"."f_form.yes", 0) + COALESCE("by_group"."f_form.either", 0) + COALESCE("by_group"."f_form.perhaps_yes", 0) + COALESCE("by_group"."f_form.perhaps_either", 0) AS "f_form.numerator_high",
  COALESCE("by_group"."f_form.yes", 0) + COALESCE("by_group"."f_form.either", 0) + COALESCE("by_group"."f_form.no", 0) AS "f_form.denominator_low",
  COALESCE("by_group"."f_form.yes", 0) + COALESCE("by_group"."f_form.either", 0) + COALESCE("by_group"."f_form.no", 0) + COALESCE("by_group"."f_form.perhaps_yes", 0) + COALESCE("by_group"."f_form.perhaps_either", 0) + COALESCE("by_group"."f_form.perhaps_no", 0) AS "f_form.denominator_high",
  COALESCE("by_group"."f_form.unknown", 0) AS "f_form.unknown",
  COALESCE("by_group"."f_form.no", 0) AS "f_form.gap",
  COALESCE("by_group"."f_form.possible", 0) AS "f_form.possible",
  0 AS "f_form.excluded",
  0 AS "f_form.several",
  COALESCE("by_group"."f_portion.yes", 0) AS "f_portion.low_top",
  COALESCE("by_group"."f_portion.yes", 0) + COALESCE("by_group"."f_portion.either", 0) + COALESCE("by_group"."f_portion.no", 0) AS "f_portion.low_bottom",
  COALESCE("by_group"."f_portion.yes", 0) + COALESCE("by_group"."f_portion.either", 0) AS "f_portion.high_top",
  COALESCE("by_group"."f_portion.yes", 0) + COALESCE("by_group"."f_portion.either", 0) + COALESCE("by_group"."f_portion.no", 0) AS "f_portion.high_bottom",
  COALESCE("by_group"."f_portion.yes", 0) AS "f_portion.numerator_low",
  COALESCE("by_group"."f_portion.yes", 0) + COALESCE("by_group"."f_portion.either", 0) AS "f_portion.numerator_high",
  COALESCE("by_group"."f_portion.yes", 0) + COALESCE("by_group"."f_portion.either", 0) + COALESCE("by_group"."f_portion.no", 0) AS "f_portion.denominator_low",
  COALESCE("by_group"."f_portion.yes", 0) + COALESCE("by_group"."f_portion.either", 0) + COALESCE("by_group"."f_portion.no", 0) AS "f_portion.denominator_high",
  COALESCE("by_group"."f_portion.either", 0) AS "f_portion.unknown",
  COALESCE("by_group"."f_portion.no", 0) AS "f_portion.gap",
  COALESCE("by_group"."f_portion.either", 0) AS "f_portion.possible",
  0 AS "f_portion.excluded",
  0 AS "f_portion.several",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare.low_top",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare.low_bottom",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare.high_top",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare.high_bottom",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare.numerator_low",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare.numerator_high",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare.denominator_low",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare.denominator_high",
  0 AS "f_rare.unknown",
  0 AS "f_rare.gap",
  0 AS "f_rare.possible",
  0 AS "f_rare.excluded",
  0 AS "f_rare.several",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare_any.low_top",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare_any.low_bottom",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare_any.high_top",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare_any.high_bottom",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare_any.numerator_low",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare_any.numerator_high",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare_any.denominator_low",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_rare_any.denominator_high",
  0 AS "f_rare_any.unknown",
  0 AS "f_rare_any.gap",
  0 AS "f_rare_any.possible",
  0 AS "f_rare_any.excluded",
  0 AS "f_rare_any.several",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share.low_top",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share.low_bottom",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share.high_top",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share.high_bottom",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share.numerator_low",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share.numerator_high",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share.denominator_low",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share.denominator_high",
  0 AS "f_share.unknown",
  0 AS "f_share.gap",
  0 AS "f_share.possible",
  0 AS "f_share.excluded",
  0 AS "f_share.several",
  COALESCE("by_group"."f_share_high.yes", 0) AS "f_share_high.low_top",
  COALESCE("by_group"."f_share_high.yes", 0) + COALESCE("by_group"."f_rare.yes", 0) + COALESCE("by_group"."f_share_high.yes", 0) AS "f_share_high.low_bottom",
  COALESCE("by_group"."f_share_high.yes", 0) + COALESCE("by_group"."f_rare.yes", 0) AS "f_share_high.high_top",
  COALESCE("by_group"."f_share_high.yes", 0) + COALESCE("by_group"."f_rare.yes", 0) + COALESCE("by_group"."f_share_high.yes", 0) AS "f_share_high.high_bottom",
  COALESCE("by_group"."f_share_high.yes", 0) AS "f_share_high.numerator_low",
  COALESCE("by_group"."f_share_high.yes", 0) + COALESCE("by_group"."f_rare.yes", 0) AS "f_share_high.numerator_high",
  COALESCE("by_group"."f_share_high.yes", 0) + COALESCE("by_group"."f_rare.yes", 0) + COALESCE("by_group"."f_share_high.yes", 0) AS "f_share_high.denominator_low",
  COALESCE("by_group"."f_share_high.yes", 0) + COALESCE("by_group"."f_rare.yes", 0) + COALESCE("by_group"."f_share_high.yes", 0) AS "f_share_high.denominator_high",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_high.unknown",
  COALESCE("by_group"."f_share_high.yes", 0) AS "f_share_high.gap",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_high.possible",
  0 AS "f_share_high.excluded",
  0 AS "f_share_high.several",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_either.low_top",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_either.low_bottom",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_either.high_top",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_either.high_bottom",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_either.numerator_low",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_either.numerator_high",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_either.denominator_low",
  COALESCE("by_group"."f_rare.yes", 0) AS "f_share_either.denominator_high",
  0 AS "f_share_either.unknown",
  0 AS "f_share_either.gap",
  0 AS "f_share_either.possible",
  0 AS "f_share_either.excluded",
  0 AS "f_share_either.several",
  COALESCE("by_group"."f_club.yes", 0) AS "f_club.low_top",
  COALESCE("by_group"."f_club.yes", 0) + COALESCE("by_group"."f_club.no", 0) AS "f_club.low_bottom",
  COALESCE("by_group"."f_club.yes", 0) AS "f_club.high_top",
  COALESCE("by_group"."f_club.yes", 0) + COALESCE("by_group"."f_club.no", 0) AS "f_club.high_bottom",
  COALESCE("by_group"."f_club.yes", 0) AS "f_club.numerator_low",
  COALESCE("by_group"."f_club.yes", 0) AS "f_club.numerator_high",
  COALESCE("by_group"."f_club.yes", 0) + COALESCE("by_group"."f_club.no", 0) AS "f_club.denominator_low",
  COALESCE("by_group"."f_club.yes", 0) + COALESCE("by_group"."f_club.no", 0) AS "f_club.denominator_high",
  0 AS "f_club.unknown",
  COALESCE("by_group"."f_club.no", 0) AS "f_club.gap",
  0 AS "f_club.possible",
  0 AS "f_club.excluded",
  0 AS "f_club.several",
  COALESCE("by_group"."f_tags.yes", 0) AS "f_tags.low_top",
  COALESCE("by_group"."f_tags.yes", 0) + COALESCE("by_group"."f_tags.either", 0) + COALESCE("by_group"."f_tags.no", 0) AS "f_tags.low_bottom",
  COALESCE("by_group"."f_tags.yes", 0) + COALESCE("by_group"."f_tags.either", 0) AS "f_tags.high_top",
  COALESCE("by_group"."f_tags.yes", 0) + COALESCE("by_group"."f_tags.either", 0) + COALESCE("by_group"."f_tags.no", 0) AS "f_tags.high_bottom",
  COALESCE("by_group"."f_tags.yes", 0) AS "f_tags.numerator_low",
  COALESCE("by_group"."f_tags.yes", 0) + COALESCE("by_group"."f_tags.either", 0) AS "f_tags.numerator_high",
  COALESCE("by_group"."f_tags.yes", 0) + COALESCE("by_group"."f_tags.either", 0) + COALESCE("by_group"."f_tags.no", 0) AS "f_tags.denominator_low",
  COALESCE("by_group"."f_tags.yes", 0) + COALESCE("by_group"."f_tags.either", 0) + COALESCE("by_group"."f_tags.no", 0) AS "f_tags.denominator_high",
  COALESCE("by_group"."f_tags.either", 0) AS "f_tags.unknown",
  COALESCE("by_group"."f_tags.no", 0) AS "f_tags.gap",
  COALESCE("by_group"."f_tags.either", 0) AS "f_tags.possible",
  0 AS "f_tags.excluded",
  0 AS "f_tags.several",
  CASE WHEN COALESCE("by_group"."s_share.low_endless", 0) = 0 THEN COALESCE("by_group"."s_share.low", 0) END AS "s_share.low_top",
  1 AS "s_share.low_bottom",
  CASE WHEN COALESCE("by_group"."s_share.high_endless", 0) = 0 THEN COALESCE("by_group"."s_share.high", 0) END AS "s_share.high_top",
  1 AS "s_share.high_bottom",
  CASE WHEN COALESCE("by_group"."s_share.low_endless", 0) = 0 THEN COALESCE("by_group"."s_share.low", 0) END AS "s_share.numerator_low",
  CASE WHEN COALESCE("by_group"."s_share.high_endless", 0) = 0 THEN COALESCE("by_group"."s_share.high", 0) END AS "s_share.numerator_high",
  COALESCE("by_group"."s_share.unknown", 0) AS "s_share.unknown",
  0 AS "s_share.gap",
  COALESCE("by_group"."s_share.unknown", 0) AS "s_share.possible",
  0 AS "s_share.excluded",
  0 AS "s_share.several",
  CASE WHEN COALESCE("by_group"."s_rare_one.low_endless", 0) = 0 THEN COALESCE("by_group"."s_rare_one.low", 0) END AS "s_rare_one.low_top",
  1 AS "s_rare_one.low_bottom",
  CASE WHEN COALESCE("by_group"."s_rare_one.high_endless", 0) = 0 THEN COALESCE("by_group"."s_rare_one.high", 0) END AS "s_rare_one.high_top",
  1 AS "s_rare_one.high_bottom",
  CASE WHEN COALESCE("by_group"."s_rare_one.low_endless", 0) = 0 THEN COALESCE("by_group"."s_rare_one.low", 0) END AS "s_rare_one.numerator_low",
  CASE WHEN COALESCE("by_group"."s_rare_one.high_endless", 0) = 0 THEN COALESCE("by_group"."s_rare_one.high", 0) END AS "s_rare_one.numerator_high",
  COALESCE("by_group"."s_rare_one.unknown", 0) AS "s_rare_one.unknown",
  0 AS "s_rare_one.gap",
  COALESCE("by_group"."s_rare_one.unknown", 0) AS "s_rare_one.possible",
  0 AS "s_rare_one.excluded",
  0 AS "s_rare_one.several"
 FROM "all_groups" AS "g"
 LEFT JOIN "by_group"
  ON "by_group"."grp" = "g"."grp"
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
