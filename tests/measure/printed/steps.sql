-- starts
SELECT
 "u"."unit" AS "start",
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND TRUE;

-- links_by_visits_19
SELECT
 "l"."target" AS "source",
 "l"."source" AS "target"
FROM "links_visits" AS "l"
WHERE
 "l"."in_force";

-- along_visits
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "starts" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_visits_21
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_visits" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_visits_22
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_visits_21" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_visits_23
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_visits_22" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_visits_24
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_visits_23" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_visits_25
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_visits_24" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_visits_26
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_visits_25" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_visits_27
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_visits_26" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_visits_29
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_visits_27" AS "p"
JOIN "links_by_visits_19" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- pairs
SELECT
 "start",
 "unit"
FROM "along_visits"
UNION
SELECT
 "start",
 "unit"
FROM "along_visits_21"
UNION
SELECT
 "start",
 "unit"
FROM "along_visits_22"
UNION
SELECT
 "start",
 "unit"
FROM "along_visits_23"
UNION
SELECT
 "start",
 "unit"
FROM "along_visits_24"
UNION
SELECT
 "start",
 "unit"
FROM "along_visits_25"
UNION
SELECT
 "start",
 "unit"
FROM "along_visits_26"
UNION
SELECT
 "start",
 "unit"
FROM "along_visits_27";

-- beyond_visits_30
SELECT
 "m"."start",
 "m"."unit"
FROM "along_visits_29" AS "m"
LEFT JOIN "pairs" AS "f"
 ON "m"."start" = "f"."start" AND "m"."unit" = "f"."unit"
WHERE
 "f"."start" IS NULL;

-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- links_by_visits
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_visits" AS "l"
WHERE
 "l"."in_force";

-- with_visits
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_visits" AS "e";

-- with_visits_5
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_visits" AS "e"
JOIN "with_visits" AS "w"
 ON "e"."target" = "w"."unit";

-- with_visits_6
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_visits" AS "e"
JOIN "with_visits_5" AS "w"
 ON "e"."target" = "w"."unit";

-- with_visits_7
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_visits" AS "e"
JOIN "with_visits_6" AS "w"
 ON "e"."target" = "w"."unit";

-- with_visits_8
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_visits" AS "e"
JOIN "with_visits_7" AS "w"
 ON "e"."target" = "w"."unit";

-- with_visits_9
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_visits" AS "e"
JOIN "with_visits_8" AS "w"
 ON "e"."target" = "w"."unit";

-- with_visits_10
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_visits" AS "e"
JOIN "with_visits_9" AS "w"
 ON "e"."target" = "w"."unit";

-- with_visits_11
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_visits" AS "e"
JOIN "with_visits_10" AS "w"
 ON "e"."target" = "w"."unit";

-- any_of
SELECT
 "unit"
FROM "with_visits"
UNION
SELECT
 "unit"
FROM "with_visits_5"
UNION
SELECT
 "unit"
FROM "with_visits_6"
UNION
SELECT
 "unit"
FROM "with_visits_7"
UNION
SELECT
 "unit"
FROM "with_visits_8"
UNION
SELECT
 "unit"
FROM "with_visits_9"
UNION
SELECT
 "unit"
FROM "with_visits_10"
UNION
SELECT
 "unit"
FROM "with_visits_11";

-- met_any_of
SELECT DISTINCT
 "unit"
FROM "any_of";

-- fitting
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND COALESCE("u"."open.value" = TRUE, FALSE);

-- fitting_17
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
 );

-- reached
SELECT
 "unit",
 COALESCE(SUM("low"), 0) AS "low",
 COALESCE(SUM("high"), 0) AS "high"
FROM (
 SELECT
  "p"."start" AS "unit",
  1 AS "low",
  0 AS "high"
 FROM "pairs" AS "p"
 JOIN "fitting" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "p"."start" AS "unit",
  0 AS "low",
  1 AS "high"
 FROM "pairs" AS "p"
 JOIN "fitting_17" AS "t"
  ON "p"."unit" = "t"."unit"
) AS "r"
GROUP BY
 "unit";

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND NOT "met_any_of"."unit" IS NULL AS "d_spread.yes",
 "u"."own_0" AND "met_any_of"."unit" IS NULL AS "d_spread.no",
 "u"."own_0" AND 2 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS "d_back.yes",
 "u"."own_0" AND NOT 2 <= COALESCE("reached"."low", 0) AS "d_back.no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."d_spread.yes" THEN 1 END) AS "d_spread.yes",
 COUNT(CASE WHEN "e"."d_spread.no" THEN 1 END) AS "d_spread.no",
 COUNT(CASE WHEN "e"."d_back.yes" AND NOT "e"."d_back.no" THEN 1 END) AS "d_back.yes",
 COUNT(CASE WHEN "e"."d_back.yes" AND "e"."d_back.no" THEN 1 END) AS "d_back.either",
 COUNT(CASE WHEN "e"."d_back.no" AND NOT "e"."d_back.yes" THEN 1 END) AS "d_back.no"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_33
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND NOT "met_any_of"."unit" IS NULL AS "yes",
 "u"."own_0" AND "met_any_of"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit";

-- told_of
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."no" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_33" AS "e"
WHERE
 "e"."no";

-- each_unit_36
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND 2 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS "yes",
 "u"."own_0" AND NOT 2 <= COALESCE("reached"."low", 0) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit";

-- told_of_38
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_36" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- '{link}' is followed by more than {most} steps, further than this engine repeats a link
SELECT
 *
FROM "beyond_visits_30"
LIMIT 1;

-- figures 1
SELECT
 "grp",
 "d_spread.low_top",
 "d_spread.low_bottom",
 "d_spread.high_top",
 "d_spread.high_bottom",
 "d_spread.numerator_low",
 "d_spread.numerator_high",
 "d_spread.denominator_low",
 "d_spread.denominator_high",
 "d_spread.unknown",
 "d_spread.gap",
 "d_spread.possible",
 "d_spread.excluded",
 "d_spread.several",
 CASE
  WHEN "d_spread.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_spread.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_spread.low_top" AS DOUBLE) / CAST(NULLIF("d_spread.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_spread.low",
 CASE
  WHEN "d_spread.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_spread.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_spread.high_top" AS DOUBLE) / CAST(NULLIF("d_spread.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_spread.high",
 "d_back.low_top",
 "d_back.low_bottom",
 "d_back.high_top",
 "d_back.high_bottom",
 "d_back.numerator_low",
 "d_back.numerator_high",
 "d_back.denominator_low",
 "d_back.denominator_high",
 "d_back.unknown",
 "d_back.gap",
 "d_back.possible",
 "d_back.excluded",
 "d_back.several",
 CASE
  WHEN "d_back.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_back.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_back.low_top" AS DOUBLE) / CAST(NULLIF("d_back.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_back.low",
 CASE
  WHEN "d_back.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_back.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_back.high_top" AS DOUBLE) / CAST(NULLIF("d_back.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_back.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group"."d_spread.yes", 0) AS "d_spread.low_top",
  COALESCE("by_group"."d_spread.yes", 0) + COALESCE("by_group"."d_spread.no", 0) AS "d_spread.low_bottom",
  COALESCE("by_group"."d_spread.yes", 0) AS "d_spread.high_top",
  COALESCE("by_group"."d_spread.yes", 0) + COALESCE("by_group"."d_spread.no", 0) AS "d_spread.high_bottom",
  COALESCE("by_group"."d_spread.yes", 0) AS "d_spread.numerator_low",
  COALESCE("by_group"."d_spread.yes", 0) AS "d_spread.numerator_high",
  COALESCE("by_group"."d_spread.yes", 0) + COALESCE("by_group"."d_spread.no", 0) AS "d_spread.denominator_low",
  COALESCE("by_group"."d_spread.yes", 0) + COALESCE("by_group"."d_spread.no", 0) AS "d_spread.denominator_high",
  0 AS "d_spread.unknown",
  COALESCE("by_group"."d_spread.no", 0) AS "d_spread.gap",
  0 AS "d_spread.possible",
  0 AS "d_spread.excluded",
  0 AS "d_spread.several",
  COALESCE("by_group"."d_back.yes", 0) AS "d_back.low_top",
  COALESCE("by_group"."d_back.yes", 0) + COALESCE("by_group"."d_back.either", 0) + COALESCE("by_group"."d_back.no", 0) AS "d_back.low_bottom",
  COALESCE("by_group"."d_back.yes", 0) + COALESCE("by_group"."d_back.either", 0) AS "d_back.high_top",
  COALESCE("by_group"."d_back.yes", 0) + COALESCE("by_group"."d_back.either", 0) + COALESCE("by_group"."d_back.no", 0) AS "d_back.high_bottom",
  COALESCE("by_group"."d_back.yes", 0) AS "d_back.numerator_low",
  COALESCE("by_group"."d_back.yes", 0) + COALESCE("by_group"."d_back.either", 0) AS "d_back.numerator_high",
  COALESCE("by_group"."d_back.yes", 0) + COALESCE("by_group"."d_back.either", 0) + COALESCE("by_group"."d_back.no", 0) AS "d_back.denominator_low",
  COALESCE("by_group"."d_back.yes", 0) + COALESCE("by_group"."d_back.either", 0) + COALESCE("by_group"."d_back.no", 0) AS "d_back.denominator_high",
  COALESCE("by_group"."d_back.either", 0) AS "d_back.unknown",
  COALESCE("by_group"."d_back.no", 0) AS "d_back.gap",
  COALESCE("by_group"."d_back.either", 0) AS "d_back.possible",
  0 AS "d_back.excluded",
  0 AS "d_back.several"
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
