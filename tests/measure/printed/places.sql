-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- of_kinds
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club');

-- incomplete_visits
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'visits';

-- of_kinds_11
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'post');

-- both_12
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_visits" AS "a"
JOIN "of_kinds_11" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed
SELECT
 "a"."unit"
FROM "of_kinds" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_12"
 LIMIT 1
) AS "s";

-- both
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_visits" AS "a"
JOIN "of_kinds" AS "b"
 ON "a"."unit" = "b"."unit";

-- any_of
SELECT
 "unit"
FROM "of_kinds"
UNION
SELECT
 "unit"
FROM "both"
UNION
SELECT
 "unit"
FROM "may_be_listed";

-- links_by_visits
SELECT
 "l"."target" AS "source",
 "l"."source" AS "target"
FROM "links_visits" AS "l"
WHERE
 "l"."in_force";

-- spread_visits
WITH RECURSIVE "repeated_visits" AS (
 SELECT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "any_of" AS "w"
  ON "e"."target" = "w"."unit"
 UNION
 SELECT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "repeated_visits" AS "r"
  ON "e"."target" = "r"."unit"
)
SELECT
 "unit"
FROM "repeated_visits";

-- any_of_16
SELECT
 "unit"
FROM "any_of"
UNION
SELECT
 "unit"
FROM "spread_visits";

-- starts
SELECT
 "u"."unit" AS "start",
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club');

-- pairs_by_visits
WITH RECURSIVE "repeated_visits" AS (
 SELECT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_visits" AS "e"
  ON "p"."unit" = "e"."source"
 UNION
 SELECT
  "p"."start",
  "e"."target" AS "unit"
 FROM "repeated_visits" AS "p"
 JOIN "links_by_visits" AS "e"
  ON "p"."unit" = "e"."source"
)
SELECT
 "start",
 "unit"
FROM "repeated_visits";

-- units_now
/* units in force on the day */
SELECT
 *
FROM "units"
WHERE
 "in_force";

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
 FROM "pairs_by_visits" AS "p"
 JOIN "units_now" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "p"."start" AS "unit",
  0 AS "low",
  1 AS "high"
 FROM "pairs_by_visits" AS "p"
 JOIN "units_now" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "unit",
  0 AS "low",
  CAST('Infinity' AS DOUBLE) AS "high"
 FROM "any_of_16"
) AS "r"
GROUP BY
 "unit";

-- scope_34
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."unit" = 8
/* what is under the unit that is asked for */
UNION
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units_now" AS "t"
 ON "t"."unit" = 8 AND (
  "t"."view.0.position" <= "u"."view.0.position" AND "u"."view.0.position" < "t"."view.0.end"
 )
WHERE
 "u"."in_force";

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "f_form.yes",
 "u"."own_1" AS "f_form.no",
 "u"."own_2" AS "f_form.out",
 "u"."own_3" AS "o_visits.counted",
 CASE
  WHEN COALESCE((
   CAST('-Infinity' AS DOUBLE) < COALESCE("reached"."low", 0) AND COALESCE("reached"."low", 0) < CAST('Infinity' AS DOUBLE)
  ), FALSE)
  THEN CAST(COALESCE("reached"."low", 0) AS DECIMAL(27, 0))
 END AS "o_visits.low",
 CASE
  WHEN COALESCE(
   (
    CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("reached"."high", 0) AS DOUBLE) AND CAST(COALESCE("reached"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ),
   FALSE
  )
  THEN CAST(CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
 END AS "o_visits.high",
 COALESCE(COALESCE("reached"."low", 0) = CAST(COALESCE("reached"."high", 0) AS DOUBLE), FALSE) AS "o_visits.settled",
 COALESCE("reached"."low", 0) <= 2 AS "o_visits.may_fit",
 CAST(COALESCE("reached"."high", 0) AS DOUBLE) <= 2 AS "o_visits.fits"
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
  ) AS "own_2",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_3"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   "u"."kind" IN ('body', 'cell', 'club', 'council') OR "u"."kind" IN ('body', 'cell', 'club')
  )
) AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit"
JOIN "scope_34" AS "s"
 ON "s"."unit" = "u"."unit";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
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
 COUNT(CASE WHEN "e"."o_visits.counted" THEN 1 END) AS "o_visits.surely",
 SUM(CASE WHEN "e"."o_visits.counted" THEN "e"."o_visits.low" END) AS "o_visits.low",
 COUNT(CASE WHEN "e"."o_visits.counted" AND "e"."o_visits.low" IS NULL THEN 1 END) AS "o_visits.low_endless",
 SUM(CASE WHEN "e"."o_visits.counted" THEN "e"."o_visits.high" END) AS "o_visits.high",
 COUNT(CASE WHEN "e"."o_visits.counted" AND "e"."o_visits.high" IS NULL THEN 1 END) AS "o_visits.high_endless",
 COUNT(CASE WHEN "e"."o_visits.counted" AND (
  NOT "e"."o_visits.settled" OR "e"."o_visits.low" IS NULL OR "e"."o_visits.high" IS NULL
 ) THEN 1 END) AS "o_visits.unknown",
 COUNT(CASE WHEN "e"."o_visits.counted" AND NOT "e"."o_visits.may_fit" THEN 1 END) AS "o_visits.gap",
 COUNT(CASE WHEN "e"."o_visits.counted" AND NOT "e"."o_visits.fits" AND NOT (
  "e"."o_visits.counted" AND NOT "e"."o_visits.may_fit"
 ) THEN 1 END) AS "o_visits.possible"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- scope
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."unit" = 8
/* what is under the unit that is asked for */
UNION
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "units_now" AS "t"
 ON "t"."unit" = 8 AND (
  "t"."view.0.position" <= "u"."view.0.position" AND "u"."view.0.position" < "t"."view.0.end"
 )
WHERE
 "u"."in_force";

-- tops
SELECT
 "u"."unit",
 "u"."kind"
FROM "units" AS "u"
JOIN "scope" AS "s"
 ON "s"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club');

-- all_groups_21
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

-- each_unit_2
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 "u"."own_0" AS "f_form.yes",
 "u"."own_1" AS "f_form.no",
 "u"."own_2" AS "f_form.out",
 "u"."own_3" AS "o_visits.counted",
 CASE
  WHEN COALESCE((
   CAST('-Infinity' AS DOUBLE) < COALESCE("reached"."low", 0) AND COALESCE("reached"."low", 0) < CAST('Infinity' AS DOUBLE)
  ), FALSE)
  THEN CAST(COALESCE("reached"."low", 0) AS DECIMAL(27, 0))
 END AS "o_visits.low",
 CASE
  WHEN COALESCE(
   (
    CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("reached"."high", 0) AS DOUBLE) AND CAST(COALESCE("reached"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ),
   FALSE
  )
  THEN CAST(CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
 END AS "o_visits.high",
 COALESCE(COALESCE("reached"."low", 0) = CAST(COALESCE("reached"."high", 0) AS DOUBLE), FALSE) AS "o_visits.settled",
 COALESCE("reached"."low", 0) <= 2 AS "o_visits.may_fit",
 CAST(COALESCE("reached"."high", 0) AS DOUBLE) <= 2 AS "o_visits.fits"
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
  ) AS "own_2",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_3"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   "u"."kind" IN ('body', 'cell', 'club', 'council') OR "u"."kind" IN ('body', 'cell', 'club')
  )
) AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit"
JOIN "scope" AS "s"
 ON "s"."unit" = "u"."unit"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- by_group_3
/* added up by group */
SELECT
 "e"."grp",
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
 COUNT(CASE WHEN (
  "e"."f_form.yes" OR "e"."f_form.no"
 ) AND "e"."several" THEN 1 END) AS "f_form.several",
 COUNT(CASE WHEN "e"."o_visits.counted" THEN 1 END) AS "o_visits.surely",
 SUM(CASE WHEN "e"."o_visits.counted" THEN "e"."o_visits.low" END) AS "o_visits.low",
 COUNT(CASE WHEN "e"."o_visits.counted" AND "e"."o_visits.low" IS NULL THEN 1 END) AS "o_visits.low_endless",
 SUM(CASE WHEN "e"."o_visits.counted" THEN "e"."o_visits.high" END) AS "o_visits.high",
 COUNT(CASE WHEN "e"."o_visits.counted" AND "e"."o_visits.high" IS NULL THEN 1 END) AS "o_visits.high_endless",
 COUNT(CASE WHEN "e"."o_visits.counted" AND (
  NOT "e"."o_visits.settled" OR "e"."o_visits.low" IS NULL OR "e"."o_visits.high" IS NULL
 ) THEN 1 END) AS "o_visits.unknown",
 COUNT(CASE WHEN "e"."o_visits.counted" AND NOT "e"."o_visits.may_fit" THEN 1 END) AS "o_visits.gap",
 COUNT(CASE WHEN "e"."o_visits.counted" AND NOT "e"."o_visits.fits" AND NOT (
  "e"."o_visits.counted" AND NOT "e"."o_visits.may_fit"
 ) THEN 1 END) AS "o_visits.possible",
 COUNT(CASE WHEN "e"."o_visits.counted" AND "e"."several" THEN 1 END) AS "o_visits.several"
FROM "each_unit_2" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_22
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
) AS "u"
JOIN "scope_34" AS "s"
 ON "s"."unit" = "u"."unit";

-- told_of
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
FROM "each_unit_22" AS "e"
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

-- each_unit_25
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
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
) AS "u"
JOIN "scope" AS "s"
 ON "s"."unit" = "u"."unit"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- told_of_27
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
FROM "each_unit_25" AS "e"
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

-- each_unit_28
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "counted",
 CASE
  WHEN COALESCE((
   CAST('-Infinity' AS DOUBLE) < COALESCE("reached"."low", 0) AND COALESCE("reached"."low", 0) < CAST('Infinity' AS DOUBLE)
  ), FALSE)
  THEN CAST(COALESCE("reached"."low", 0) AS DECIMAL(27, 0))
 END AS "low",
 CASE
  WHEN COALESCE(
   (
    CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("reached"."high", 0) AS DOUBLE) AND CAST(COALESCE("reached"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ),
   FALSE
  )
  THEN CAST(CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
 END AS "high",
 COALESCE(COALESCE("reached"."low", 0) = CAST(COALESCE("reached"."high", 0) AS DOUBLE), FALSE) AS "settled",
 COALESCE("reached"."low", 0) <= 2 AS "may_fit",
 CAST(COALESCE("reached"."high", 0) AS DOUBLE) <= 2 AS "fits"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit"
JOIN "scope_34" AS "s"
 ON "s"."unit" = "u"."unit";

-- told_of_30
SELECT
 "e"."grp",
 "e"."unit",
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL
 ) AS "unknown",
 "e"."counted" AND NOT "e"."may_fit" AS "gap",
 "e"."counted" AND NOT "e"."fits" AND NOT (
  "e"."counted" AND NOT "e"."may_fit"
 ) AS "possible",
 FALSE AS "excluded"
FROM "each_unit_28" AS "e"
WHERE
 (
  "e"."counted" AND (
   NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL
  )
 )
 OR (
  "e"."counted" AND NOT "e"."may_fit"
 )
 OR (
  "e"."counted" AND NOT "e"."fits" AND NOT (
   "e"."counted" AND NOT "e"."may_fit"
  )
 );

-- each_unit_31
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("p"."grp", -2) AS "grp",
 COALESCE("p"."several", FALSE) AS "several",
 "u"."own_0" AS "counted",
 CASE
  WHEN COALESCE((
   CAST('-Infinity' AS DOUBLE) < COALESCE("reached"."low", 0) AND COALESCE("reached"."low", 0) < CAST('Infinity' AS DOUBLE)
  ), FALSE)
  THEN CAST(COALESCE("reached"."low", 0) AS DECIMAL(27, 0))
 END AS "low",
 CASE
  WHEN COALESCE(
   (
    CAST('-Infinity' AS DOUBLE) < CAST(COALESCE("reached"."high", 0) AS DOUBLE) AND CAST(COALESCE("reached"."high", 0) AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ),
   FALSE
  )
  THEN CAST(CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS DECIMAL(27, 0))
 END AS "high",
 COALESCE(COALESCE("reached"."low", 0) = CAST(COALESCE("reached"."high", 0) AS DOUBLE), FALSE) AS "settled",
 COALESCE("reached"."low", 0) <= 2 AS "may_fit",
 CAST(COALESCE("reached"."high", 0) AS DOUBLE) <= 2 AS "fits"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit"
JOIN "scope" AS "s"
 ON "s"."unit" = "u"."unit"
LEFT JOIN "places" AS "p"
 ON "p"."unit" = "u"."unit";

-- told_of_33
SELECT
 "e"."grp",
 "e"."unit",
 "e"."counted" AND (
  NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL
 ) AS "unknown",
 "e"."counted" AND NOT "e"."may_fit" AS "gap",
 "e"."counted" AND NOT "e"."fits" AND NOT (
  "e"."counted" AND NOT "e"."may_fit"
 ) AS "possible",
 FALSE AS "excluded"
FROM "each_unit_31" AS "e"
WHERE
 (
  "e"."counted" AND (
   NOT "e"."settled" OR "e"."low" IS NULL OR "e"."high" IS NULL
  )
 )
 OR (
  "e"."counted" AND NOT "e"."may_fit"
 )
 OR (
  "e"."counted" AND NOT "e"."fits" AND NOT (
   "e"."counted" AND NOT "e"."may_fit"
  )
 );

-- figures 1
SELECT
 "grp",
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
 "o_visits.denominator_low",
 "o_visits.denominator_high",
 "o_visits.low_top",
 "o_visits.low_bottom",
 "o_visits.numerator_low",
 "o_visits.high_top",
 "o_visits.high_bottom",
 "o_visits.numerator_high",
 "o_visits.unknown",
 "o_visits.gap",
 "o_visits.possible",
 "o_visits.excluded",
 "o_visits.several",
 CASE
  WHEN "o_visits.low_bottom" = 0
  THEN NULL
  ELSE CASE WHEN "o_visits.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("o_visits.low_top" AS DOUBLE) / CAST(NULLIF("o_visits.low_bottom", 0) AS DOUBLE) END
 END AS "o_visits.low",
 CASE
  WHEN "o_visits.high_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "o_visits.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CAST("o_visits.high_top" AS DOUBLE) / CAST(NULLIF("o_visits.high_bottom", 0) AS DOUBLE)
  END
 END AS "o_visits.high"
FROM (
 SELECT
  "g"."grp",
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
  COALESCE("by_group"."o_visits.surely", 0) AS "o_visits.denominator_low",
  COALESCE("by_group"."o_visits.surely", 0) AS "o_visits.denominator_high",
  CASE WHEN COALESCE("by_group"."o_visits.low_endless", 0) = 0 THEN COALESCE("by_group"."o_visits.low", 0) END AS "o_visits.low_top",
  COALESCE("by_group"."o_visits.surely", 0) AS "o_visits.low_bottom",
  CASE WHEN COALESCE("by_group"."o_visits.low_endless", 0) = 0 THEN COALESCE("by_group"."o_visits.low", 0) END AS "o_visits.numerator_low",
  CASE WHEN COALESCE("by_group"."o_visits.high_endless", 0) = 0 THEN COALESCE("by_group"."o_visits.high", 0) END AS "o_visits.high_top",
  COALESCE("by_group"."o_visits.surely", 0) AS "o_visits.high_bottom",
  CASE WHEN COALESCE("by_group"."o_visits.high_endless", 0) = 0 THEN COALESCE("by_group"."o_visits.high", 0) END AS "o_visits.numerator_high",
  COALESCE("by_group"."o_visits.unknown", 0) AS "o_visits.unknown",
  COALESCE("by_group"."o_visits.gap", 0) AS "o_visits.gap",
  COALESCE("by_group"."o_visits.possible", 0) AS "o_visits.possible",
  0 AS "o_visits.excluded",
  0 AS "o_visits.several"
 FROM "all_groups" AS "g"
 LEFT JOIN "by_group"
  ON "by_group"."grp" = "g"."grp"
) AS "n"
ORDER BY
 "grp";

-- figures 2
SELECT
 "grp",
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
 "o_visits.denominator_low",
 "o_visits.denominator_high",
 "o_visits.low_top",
 "o_visits.low_bottom",
 "o_visits.numerator_low",
 "o_visits.high_top",
 "o_visits.high_bottom",
 "o_visits.numerator_high",
 "o_visits.unknown",
 "o_visits.gap",
 "o_visits.possible",
 "o_visits.excluded",
 "o_visits.several",
 CASE
  WHEN "o_visits.low_bottom" = 0
  THEN NULL
  ELSE CASE WHEN "o_visits.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("o_visits.low_top" AS DOUBLE) / CAST(NULLIF("o_visits.low_bottom", 0) AS DOUBLE) END
 END AS "o_visits.low",
 CASE
  WHEN "o_visits.high_bottom" = 0
  THEN NULL
  ELSE CASE
   WHEN "o_visits.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE CAST("o_visits.high_top" AS DOUBLE) / CAST(NULLIF("o_visits.high_bottom", 0) AS DOUBLE)
  END
 END AS "o_visits.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group_3"."f_form.yes", 0) AS "f_form.low_top",
  COALESCE("by_group_3"."f_form.yes", 0) + COALESCE("by_group_3"."f_form.either", 0) + COALESCE("by_group_3"."f_form.no", 0) + COALESCE("by_group_3"."f_form.perhaps_either", 0) + COALESCE("by_group_3"."f_form.perhaps_no", 0) AS "f_form.low_bottom",
  COALESCE("by_group_3"."f_form.yes", 0) + COALESCE("by_group_3"."f_form.either", 0) + COALESCE("by_group_3"."f_form.perhaps_yes", 0) + COALESCE("by_group_3"."f_form.perhaps_either", 0) AS "f_form.high_top",
  COALESCE("by_group_3"."f_form.yes", 0) + COALESCE("by_group_3"."f_form.either", 0) + COALESCE("by_group_3"."f_form.no", 0) + COALESCE("by_group_3"."f_form.perhaps_yes", 0) + COALESCE("by_group_3"."f_form.perhaps_either", 0) AS "f_form.high_bottom",
  COALESCE("by_group_3"."f_form.yes", 0) AS "f_form.numerator_low",
  COALESCE("by_group_3"."f_form.yes", 0) + COALESCE("by_group_3"."f_form.either", 0) + COALESCE("by_group_3"."f_form.perhaps_yes", 0) + COALESCE("by_group_3"."f_form.perhaps_either", 0) AS "f_form.numerator_high",
  COALESCE("by_group_3"."f_form.yes", 0) + COALESCE("by_group_3"."f_form.either", 0) + COALESCE("by_group_3"."f_form.no", 0) AS "f_form.denominator_low",
  COALESCE("by_group_3"."f_form.yes", 0) + COALESCE("by_group_3"."f_form.either", 0) + COALESCE("by_group_3"."f_form.no", 0) + COALESCE("by_group_3"."f_form.perhaps_yes", 0) + COALESCE("by_group_3"."f_form.perhaps_either", 0) + COALESCE("by_group_3"."f_form.perhaps_no", 0) AS "f_form.denominator_high",
  COALESCE("by_group_3"."f_form.unknown", 0) AS "f_form.unknown",
  COALESCE("by_group_3"."f_form.no", 0) AS "f_form.gap",
  COALESCE("by_group_3"."f_form.possible", 0) AS "f_form.possible",
  0 AS "f_form.excluded",
  COALESCE("by_group_3"."f_form.several", 0) AS "f_form.several",
  COALESCE("by_group_3"."o_visits.surely", 0) AS "o_visits.denominator_low",
  COALESCE("by_group_3"."o_visits.surely", 0) AS "o_visits.denominator_high",
  CASE WHEN COALESCE("by_group_3"."o_visits.low_endless", 0) = 0 THEN COALESCE("by_group_3"."o_visits.low", 0) END AS "o_visits.low_top",
  COALESCE("by_group_3"."o_visits.surely", 0) AS "o_visits.low_bottom",
  CASE WHEN COALESCE("by_group_3"."o_visits.low_endless", 0) = 0 THEN COALESCE("by_group_3"."o_visits.low", 0) END AS "o_visits.numerator_low",
  CASE WHEN COALESCE("by_group_3"."o_visits.high_endless", 0) = 0 THEN COALESCE("by_group_3"."o_visits.high", 0) END AS "o_visits.high_top",
  COALESCE("by_group_3"."o_visits.surely", 0) AS "o_visits.high_bottom",
  CASE WHEN COALESCE("by_group_3"."o_visits.high_endless", 0) = 0 THEN COALESCE("by_group_3"."o_visits.high", 0) END AS "o_visits.numerator_high",
  COALESCE("by_group_3"."o_visits.unknown", 0) AS "o_visits.unknown",
  COALESCE("by_group_3"."o_visits.gap", 0) AS "o_visits.gap",
  COALESCE("by_group_3"."o_visits.possible", 0) AS "o_visits.possible",
  0 AS "o_visits.excluded",
  COALESCE("by_group_3"."o_visits.several", 0) AS "o_visits.several"
 FROM "all_groups_21" AS "g"
 LEFT JOIN "by_group_3"
  ON "by_group_3"."grp" = "g"."grp"
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
