-- rule
WITH "links_by_visits" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_visits" AS "l"
 WHERE
  "l"."in_force"
), "fitting" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND COALESCE("u"."open.value" = TRUE, FALSE)
), "with_visits" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "fitting" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_5" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_6" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_5" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_7" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_6" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_8" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_7" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_9" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_8" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_10" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_9" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_11" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_10" AS "w"
  ON "e"."target" = "w"."unit"
), "any_of" AS (
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
 FROM "with_visits_11"
), "met_any_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of"
), "fitting_1" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  )
), "with_visits_15" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "fitting_1" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_16" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_15" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_17" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_16" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_18" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_17" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_19" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_18" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_20" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_19" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_21" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_20" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_22" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_21" AS "w"
  ON "e"."target" = "w"."unit"
), "any_of_23" AS (
 SELECT
  "unit"
 FROM "with_visits_15"
 UNION
 SELECT
  "unit"
 FROM "with_visits_16"
 UNION
 SELECT
  "unit"
 FROM "with_visits_17"
 UNION
 SELECT
  "unit"
 FROM "with_visits_18"
 UNION
 SELECT
  "unit"
 FROM "with_visits_19"
 UNION
 SELECT
  "unit"
 FROM "with_visits_20"
 UNION
 SELECT
  "unit"
 FROM "with_visits_21"
 UNION
 SELECT
  "unit"
 FROM "with_visits_22"
), "any_of_26" AS (
 SELECT
  "unit"
 FROM "any_of_23"
 UNION
 SELECT
  "unit"
 FROM "any_of"
), "met_any_of_26" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of_26"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND "met_any_of_26"."unit" IS NULL THEN 0 ELSE NULL END AS INT) AS "part",
 CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND "met_any_of_26"."unit" IS NULL THEN 'fails' ELSE 'undecided' END AS "state",
 0 AS "place"
FROM "units" AS "u"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
LEFT JOIN "met_any_of_26"
 ON "met_any_of_26"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND "met_any_of_26"."unit" IS NULL
  ) OR (
   "u"."kind" IN ('body', 'cell', 'club') AND "met_any_of"."unit" IS NULL
  )
 );

-- '{link}' is followed by more than {most} steps, further than this engine repeats a link
WITH "links_by_visits" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_visits" AS "l"
 WHERE
  "l"."in_force"
), "fitting_1" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  )
), "with_visits_15" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "fitting_1" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_16" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_15" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_17" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_16" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_18" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_17" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_19" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_18" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_20" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_19" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_21" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_20" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_22" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_21" AS "w"
  ON "e"."target" = "w"."unit"
), "with_visits_24" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "with_visits_22" AS "w"
  ON "e"."target" = "w"."unit"
), "any_of_23" AS (
 SELECT
  "unit"
 FROM "with_visits_15"
 UNION
 SELECT
  "unit"
 FROM "with_visits_16"
 UNION
 SELECT
  "unit"
 FROM "with_visits_17"
 UNION
 SELECT
  "unit"
 FROM "with_visits_18"
 UNION
 SELECT
  "unit"
 FROM "with_visits_19"
 UNION
 SELECT
  "unit"
 FROM "with_visits_20"
 UNION
 SELECT
  "unit"
 FROM "with_visits_21"
 UNION
 SELECT
  "unit"
 FROM "with_visits_22"
), "beyond_visits_25" AS (
 SELECT
  "m"."unit"
 FROM "with_visits_24" AS "m"
 LEFT JOIN "any_of_23" AS "f"
  ON "m"."unit" = "f"."unit"
 WHERE
  "f"."unit" IS NULL
)
SELECT
 *
FROM "beyond_visits_25"
LIMIT 1;

-- counts
SELECT
 "part",
 "state",
 COUNT(*) AS "n"
FROM "rule_1"
GROUP BY
 "part",
 "state";

-- all that fail
SELECT
 *
FROM "rule_1"
WHERE
 "state" = 'fails'
ORDER BY
 "unit",
 "place";

-- the first that fail
SELECT
 *
FROM "rule_1"
WHERE
 "state" = 'fails'
ORDER BY
 "unit",
 "place"
LIMIT 5;

-- rows of rules
SELECT
 *
FROM (
 SELECT
  CAST(NULL AS TEXT) AS "rule",
  CAST(NULL AS TEXT) AS "check",
  "unit",
  "id",
  "name",
  "kind",
  CAST(NULL AS TEXT) AS "state",
  CAST(NULL AS TEXT) AS "severity"
 FROM "units"
 WHERE
  FALSE
 UNION ALL
 SELECT
  'R01',
  'holds',
  "unit",
  "id",
  "name",
  "kind",
  "state",
  CAST(CASE WHEN "part" = 1 THEN 'warning' ELSE CASE WHEN "part" = 0 THEN 'error' ELSE NULL END END AS TEXT)
 FROM "rule_1"
 UNION ALL
 SELECT
  'R02',
  'age',
  "unit",
  "id",
  "name",
  "kind",
  "state",
  CAST(CASE WHEN "part" = 0 THEN 'warning' ELSE NULL END AS TEXT)
 FROM "rule_2"
) AS "e"
ORDER BY
 "rule",
 "unit";

-- rows of no rule
SELECT
 *
FROM (
 SELECT
  CAST(NULL AS TEXT) AS "rule",
  CAST(NULL AS TEXT) AS "check",
  "unit",
  "id",
  "name",
  "kind",
  CAST(NULL AS TEXT) AS "state",
  CAST(NULL AS TEXT) AS "severity"
 FROM "units"
 WHERE
  FALSE
) AS "e"
ORDER BY
 "rule",
 "unit";

-- besides
SELECT
 "row",
 "value"
FROM "besides"
WHERE
 "what" = 'exception' AND "table" = 'units';
