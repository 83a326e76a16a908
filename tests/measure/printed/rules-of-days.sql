-- check: needs-end, for: post
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('post') AND NOT (
  NOT "u"."valid_until" IS NULL OR "u"."end_unknown"
 ) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('post') AND NOT (
   NOT "u"."valid_until" IS NULL OR "u"."end_unknown"
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  "u"."kind" IN ('post') AND NOT (
   NOT "u"."valid_until" IS NULL OR "u"."end_unknown"
  )
 );

-- check: dated-needs-link, for: thing, link: covers
WITH "ever_covers" AS (
 SELECT DISTINCT
  "source" AS "unit"
 FROM "links_covers"
), "ever_fully" AS (
 SELECT DISTINCT
  "source" AS "unit"
 FROM "links_fully"
), "ever_covers_2" AS (
 SELECT DISTINCT
  "unit"
 FROM "incomplete"
 WHERE
  "link" = 'covers'
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN (
   "u"."kind" IN ('area', 'body', 'cell', 'city', 'club', 'council', 'post', 'quarter', 'thing')
   AND (
    0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0)
    OR CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END < 3652060
   )
  )
  AND NOT (
   (
    NOT "ever_covers"."unit" IS NULL OR NOT "ever_fully"."unit" IS NULL
   ) OR NOT "ever_covers_2"."unit" IS NULL
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN (
   "u"."kind" IN ('area', 'body', 'cell', 'city', 'club', 'council', 'post', 'quarter', 'thing')
   AND (
    0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0)
    OR CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END < 3652060
   )
  )
  AND NOT (
   (
    NOT "ever_covers"."unit" IS NULL OR NOT "ever_fully"."unit" IS NULL
   ) OR NOT "ever_covers_2"."unit" IS NULL
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0) AS "0.begins",
 COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0) AS "0.first",
 CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END AS "0.stop"
FROM "units" AS "u"
LEFT JOIN "ever_covers"
 ON "ever_covers"."unit" = "u"."unit"
LEFT JOIN "ever_fully"
 ON "ever_fully"."unit" = "u"."unit"
LEFT JOIN "ever_covers_2"
 ON "ever_covers_2"."unit" = "u"."unit"
WHERE
 (
  (
   "u"."kind" IN ('area', 'body', 'cell', 'city', 'club', 'council', 'post', 'quarter', 'thing')
   AND (
    0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0)
    OR CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END < 3652060
   )
  )
  AND NOT (
   (
    NOT "ever_covers"."unit" IS NULL OR NOT "ever_fully"."unit" IS NULL
   ) OR NOT "ever_covers_2"."unit" IS NULL
  )
 )
 OR (
  (
   "u"."kind" IN ('area', 'body', 'cell', 'city', 'club', 'council', 'post', 'quarter', 'thing')
   AND (
    0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0)
    OR CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END < 3652060
   )
  )
  AND NOT (
   NOT "ever_covers"."unit" IS NULL OR NOT "ever_fully"."unit" IS NULL
  )
 );

-- check: dated-needs-link, link: part_of, ends: [until]
WITH "ever_part_of" AS (
 SELECT DISTINCT
  "source" AS "unit"
 FROM "links_part_of"
), "ever_part_of_1" AS (
 SELECT DISTINCT
  "unit"
 FROM "incomplete"
 WHERE
  "link" = 'part_of'
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END < 3652060
  AND NOT (
   NOT "ever_part_of"."unit" IS NULL OR NOT "ever_part_of_1"."unit" IS NULL OR "u"."kind" IN ('cell')
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END < 3652060
  AND NOT (
   NOT "ever_part_of"."unit" IS NULL OR NOT "ever_part_of_1"."unit" IS NULL OR "u"."kind" IN ('cell')
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 FALSE AS "0.begins",
 COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0) AS "0.first",
 CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END AS "0.stop"
FROM "units" AS "u"
LEFT JOIN "ever_part_of"
 ON "ever_part_of"."unit" = "u"."unit"
LEFT JOIN "ever_part_of_1"
 ON "ever_part_of_1"."unit" = "u"."unit"
WHERE
 (
  CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END < 3652060
  AND NOT (
   NOT "ever_part_of"."unit" IS NULL OR NOT "ever_part_of_1"."unit" IS NULL OR "u"."kind" IN ('cell')
  )
 )
 OR (
  CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END < 3652060
  AND "ever_part_of"."unit" IS NULL
 );

-- check: dated-needs-link, for: post, link: visits, ends: [from]
WITH "ever_visits" AS (
 SELECT DISTINCT
  "source" AS "unit"
 FROM "links_visits"
), "ever_visits_1" AS (
 SELECT DISTINCT
  "unit"
 FROM "incomplete"
 WHERE
  "link" = 'visits'
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN (
   "u"."kind" IN ('post') AND 0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0)
  )
  AND NOT (
   NOT "ever_visits"."unit" IS NULL OR NOT "ever_visits_1"."unit" IS NULL OR "u"."kind" IN ('post')
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN (
   "u"."kind" IN ('post') AND 0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0)
  )
  AND NOT (
   NOT "ever_visits"."unit" IS NULL OR NOT "ever_visits_1"."unit" IS NULL OR "u"."kind" IN ('post')
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0) AS "0.begins",
 COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0) AS "0.first",
 CASE WHEN "u"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_until") + 1 AS BIGINT), 3652060) END AS "0.stop"
FROM "units" AS "u"
LEFT JOIN "ever_visits"
 ON "ever_visits"."unit" = "u"."unit"
LEFT JOIN "ever_visits_1"
 ON "ever_visits_1"."unit" = "u"."unit"
WHERE
 (
  (
   "u"."kind" IN ('post') AND 0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0)
  )
  AND NOT (
   NOT "ever_visits"."unit" IS NULL OR NOT "ever_visits_1"."unit" IS NULL OR "u"."kind" IN ('post')
  )
 )
 OR (
  (
   "u"."kind" IN ('post') AND 0 < COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "u"."valid_from") + 1 AS BIGINT), 0)
  )
  AND "ever_visits"."unit" IS NULL
 );

-- check: ends-with, link: visits
WITH "every_visits" AS (
 SELECT
  'visits' AS "link",
  CAST(0 AS BIGINT) + "row" AS "place",
  "source",
  "target",
  "in_force",
  "valid_from",
  "valid_until",
  "end_unknown"
 FROM "links_visits"
), "asked" AS (
 SELECT
  "u"."unit",
  TRUE AS "must"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
), "found" AS (
 SELECT
  "l"."source" AS "unit",
  "a"."must" AS "fails",
  "l"."place" AS "place",
  CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END AS "own",
  CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END AS "end",
  "t"."id" AS "host",
  "t"."name" AS "host_name"
 FROM "every_visits" AS "l"
 JOIN "asked" AS "a"
  ON "a"."unit" = "l"."source"
 JOIN "units" AS "s"
  ON "s"."unit" = "l"."source"
 JOIN "units" AS "t"
  ON "t"."unit" = "l"."target"
 WHERE
  "l"."in_force"
  AND (
   CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END < CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END
  )
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST("r"."part" AS INT) AS "part",
 CASE WHEN "r"."fails" THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 "r"."place" AS "place",
 CASE WHEN "r"."part" = 0 THEN "r"."own" END AS "0.own",
 CASE WHEN "r"."part" = 0 THEN "r"."end" END AS "0.end",
 CASE WHEN "r"."part" = 0 THEN "r"."host" END AS "0.host",
 CASE WHEN "r"."part" = 0 THEN "r"."host_name" END AS "0.host_name"
FROM (
 SELECT
  "e".*,
  MAX(CASE WHEN "e"."fails" THEN 1 ELSE 0 END) OVER (PARTITION BY "e"."unit") AS "failing",
  ROW_NUMBER() OVER (PARTITION BY "e"."unit" ORDER BY "e"."fails", "e"."part", "e"."place") AS "nth"
 FROM (
  SELECT
   0 AS "part",
   "f"."unit",
   "f"."fails",
   "f"."place",
   "f"."own",
   "f"."end",
   "f"."host",
   "f"."host_name"
  FROM "found" AS "f"
 ) AS "e"
) AS "r"
JOIN "units" AS "u"
 ON "u"."unit" = "r"."unit"
WHERE
 "r"."fails" OR (
  "r"."failing" = 0 AND "r"."nth" = 1
 );

-- check: ends-with, link: never
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
 "u"."in_force" AND FALSE;

-- check: no-overlap, link: never, per: to
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
 "u"."in_force" AND FALSE;

-- check: sequence, after: never
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
 "u"."in_force" AND FALSE;

-- check: no-overlap, link: seat, per: to, where: {open: true}
WITH "every_seat" AS (
 SELECT
  'seat' AS "link",
  CAST(0 AS BIGINT) + "row" AS "place",
  "source",
  "target",
  "in_force",
  "valid_from",
  "valid_until",
  "end_unknown"
 FROM "links_seat"
), "holding_seat" AS (
 SELECT
  "l"."source",
  "l"."target",
  "l"."place",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0) IS NULL
   THEN NULL
   ELSE GREATEST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0)
   )
  END AS "start",
  CASE
   WHEN CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   THEN NULL
   ELSE LEAST(
    CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END
   )
  END AS "stop",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   THEN NULL
   ELSE LEAST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060)
   )
  END AS "latest"
 FROM "every_seat" AS "l"
 JOIN "units" AS "s"
  ON "s"."unit" = "l"."source"
 JOIN "units" AS "t"
  ON "t"."unit" = "l"."target"
), "asked" AS (
 SELECT
  "u"."unit",
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('area', 'body', 'cell', 'city', 'club', 'council', 'post', 'quarter', 'thing') AS "must"
 FROM "units" AS "u"
 WHERE
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  )
  AND "u"."kind" IN ('area', 'body', 'cell', 'city', 'club', 'council', 'post', 'quarter', 'thing')
), "in_line_seat" AS (
 SELECT
  "d"."target" AS "at",
  "d"."source" AS "unit",
  "d"."start",
  "d"."place",
  "d"."stop" AS "stop",
  ROW_NUMBER() OVER (PARTITION BY "d"."target" ORDER BY "d"."start", "d"."place") AS "nth"
 FROM "holding_seat" AS "d"
 JOIN "asked" AS "a"
  ON "a"."unit" = "d"."source"
 WHERE
  "d"."start" < "d"."stop" AND "a"."must"
), "latest_seat" AS (
 SELECT
  "r".*,
  MAX("r"."stop") OVER (PARTITION BY "r"."at" ORDER BY "r"."nth" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "latest",
  MAX("r"."stop" * 2147483648 + "r"."nth") OVER (PARTITION BY "r"."at" ORDER BY "r"."nth" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "packed"
 FROM "in_line_seat" AS "r"
), "in_line_seat_5" AS (
 SELECT
  "d"."target" AS "at",
  "d"."source" AS "unit",
  "d"."start",
  "d"."place",
  "d"."latest" AS "stop",
  ROW_NUMBER() OVER (PARTITION BY "d"."target" ORDER BY "d"."start", "d"."place") AS "nth"
 FROM "holding_seat" AS "d"
 JOIN "asked" AS "a"
  ON "a"."unit" = "d"."source"
 WHERE
  "d"."start" < "d"."latest"
), "latest_seat_6" AS (
 SELECT
  "r".*,
  MAX("r"."stop") OVER (PARTITION BY "r"."at" ORDER BY "r"."nth" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "latest",
  MAX("r"."stop" * 2147483648 + "r"."nth") OVER (PARTITION BY "r"."at" ORDER BY "r"."nth" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "packed"
 FROM "in_line_seat_5" AS "r"
), "found" AS (
 SELECT
  "c"."unit",
  TRUE AS "fails",
  ROW_NUMBER() OVER (ORDER BY "c"."at", "c"."nth") AS "place",
  "ou"."id" AS "other",
  "ou"."name" AS "other_name",
  "au"."id" AS "at",
  "au"."name" AS "at_name",
  "c"."start" AS "start",
  CASE WHEN "c"."stop" IS NULL OR "o"."stop" IS NULL THEN NULL ELSE LEAST("c"."stop", "o"."stop") END AS "stop"
 FROM "latest_seat" AS "c"
 JOIN "latest_seat" AS "o"
  ON "o"."at" = "c"."at" AND "o"."nth" = (
   "c"."packed" - (
    "c"."latest" * 2147483648
   )
  )
 JOIN "units" AS "ou"
  ON "ou"."unit" = "o"."unit"
 JOIN "units" AS "au"
  ON "au"."unit" = "c"."at"
 WHERE
  "c"."start" < "c"."latest"
 UNION ALL
 SELECT
  "c"."unit",
  FALSE AS "fails",
  0 AS "place",
  NULL AS "other",
  NULL AS "other_name",
  NULL AS "at",
  NULL AS "at_name",
  NULL AS "start",
  NULL AS "stop"
 FROM "latest_seat_6" AS "c"
 WHERE
  "c"."start" < "c"."latest"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST("r"."part" AS INT) AS "part",
 CASE WHEN "r"."fails" THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 "r"."place" AS "place",
 CASE WHEN "r"."part" = 0 THEN "r"."other" END AS "0.other",
 CASE WHEN "r"."part" = 0 THEN "r"."other_name" END AS "0.other_name",
 CASE WHEN "r"."part" = 0 THEN "r"."at" END AS "0.at",
 CASE WHEN "r"."part" = 0 THEN "r"."at_name" END AS "0.at_name",
 CASE WHEN "r"."part" = 0 THEN "r"."start" END AS "0.start",
 CASE WHEN "r"."part" = 0 THEN "r"."stop" END AS "0.stop"
FROM (
 SELECT
  "e".*,
  MAX(CASE WHEN "e"."fails" THEN 1 ELSE 0 END) OVER (PARTITION BY "e"."unit") AS "failing",
  ROW_NUMBER() OVER (PARTITION BY "e"."unit" ORDER BY "e"."fails", "e"."part", "e"."place") AS "nth"
 FROM (
  SELECT
   0 AS "part",
   "f"."unit",
   "f"."fails",
   "f"."place",
   "f"."other",
   "f"."other_name",
   "f"."at",
   "f"."at_name",
   "f"."start",
   "f"."stop"
  FROM "found" AS "f"
 ) AS "e"
) AS "r"
JOIN "units" AS "u"
 ON "u"."unit" = "r"."unit"
WHERE
 "r"."fails" OR (
  "r"."failing" = 0 AND "r"."nth" = 1
 );

-- check: no-overlap, link: post_at, per: from
WITH "every_post_at" AS (
 SELECT
  'post_at' AS "link",
  CAST(0 AS BIGINT) + "row" AS "place",
  "source",
  "target",
  "in_force",
  "valid_from",
  "valid_until",
  "end_unknown"
 FROM "links_post_at"
), "holding_post_at" AS (
 SELECT
  "l"."source",
  "l"."target",
  "l"."place",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0) IS NULL
   THEN NULL
   ELSE GREATEST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0)
   )
  END AS "start",
  CASE
   WHEN CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   THEN NULL
   ELSE LEAST(
    CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END
   )
  END AS "stop",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   THEN NULL
   ELSE LEAST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060)
   )
  END AS "latest"
 FROM "every_post_at" AS "l"
 JOIN "units" AS "s"
  ON "s"."unit" = "l"."source"
 JOIN "units" AS "t"
  ON "t"."unit" = "l"."target"
), "asked" AS (
 SELECT
  "u"."unit",
  TRUE AS "must"
 FROM "units" AS "u"
 WHERE
  TRUE
), "in_line_post_at" AS (
 SELECT
  "d"."source" AS "at",
  "d"."target" AS "unit",
  "d"."start",
  "d"."place",
  "d"."stop" AS "stop",
  ROW_NUMBER() OVER (PARTITION BY "d"."source" ORDER BY "d"."start", "d"."place") AS "nth"
 FROM "holding_post_at" AS "d"
 JOIN "asked" AS "a"
  ON "a"."unit" = "d"."target"
 WHERE
  "d"."start" < "d"."stop" AND "a"."must"
), "latest_post_at" AS (
 SELECT
  "r".*,
  MAX("r"."stop") OVER (PARTITION BY "r"."at" ORDER BY "r"."nth" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "latest",
  MAX("r"."stop" * 2147483648 + "r"."nth") OVER (PARTITION BY "r"."at" ORDER BY "r"."nth" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "packed"
 FROM "in_line_post_at" AS "r"
), "in_line_post_at_5" AS (
 SELECT
  "d"."source" AS "at",
  "d"."target" AS "unit",
  "d"."start",
  "d"."place",
  "d"."latest" AS "stop",
  ROW_NUMBER() OVER (PARTITION BY "d"."source" ORDER BY "d"."start", "d"."place") AS "nth"
 FROM "holding_post_at" AS "d"
 JOIN "asked" AS "a"
  ON "a"."unit" = "d"."target"
 WHERE
  "d"."start" < "d"."latest"
), "latest_post_at_6" AS (
 SELECT
  "r".*,
  MAX("r"."stop") OVER (PARTITION BY "r"."at" ORDER BY "r"."nth" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "latest",
  MAX("r"."stop" * 2147483648 + "r"."nth") OVER (PARTITION BY "r"."at" ORDER BY "r"."nth" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "packed"
 FROM "in_line_post_at_5" AS "r"
), "found" AS (
 SELECT
  "c"."unit",
  TRUE AS "fails",
  ROW_NUMBER() OVER (ORDER BY "c"."at", "c"."nth") AS "place",
  "ou"."id" AS "other",
  "ou"."name" AS "other_name",
  "au"."id" AS "at",
  "au"."name" AS "at_name",
  "c"."start" AS "start",
  CASE WHEN "c"."stop" IS NULL OR "o"."stop" IS NULL THEN NULL ELSE LEAST("c"."stop", "o"."stop") END AS "stop"
 FROM "latest_post_at" AS "c"
 JOIN "latest_post_at" AS "o"
  ON "o"."at" = "c"."at" AND "o"."nth" = (
   "c"."packed" - (
    "c"."latest" * 2147483648
   )
  )
 JOIN "units" AS "ou"
  ON "ou"."unit" = "o"."unit"
 JOIN "units" AS "au"
  ON "au"."unit" = "c"."at"
 WHERE
  "c"."start" < "c"."latest"
 UNION ALL
 SELECT
  "c"."unit",
  FALSE AS "fails",
  0 AS "place",
  NULL AS "other",
  NULL AS "other_name",
  NULL AS "at",
  NULL AS "at_name",
  NULL AS "start",
  NULL AS "stop"
 FROM "latest_post_at_6" AS "c"
 WHERE
  "c"."start" < "c"."latest"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST("r"."part" AS INT) AS "part",
 CASE WHEN "r"."fails" THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 "r"."place" AS "place",
 CASE WHEN "r"."part" = 0 THEN "r"."other" END AS "0.other",
 CASE WHEN "r"."part" = 0 THEN "r"."other_name" END AS "0.other_name",
 CASE WHEN "r"."part" = 0 THEN "r"."at" END AS "0.at",
 CASE WHEN "r"."part" = 0 THEN "r"."at_name" END AS "0.at_name",
 CASE WHEN "r"."part" = 0 THEN "r"."start" END AS "0.start",
 CASE WHEN "r"."part" = 0 THEN "r"."stop" END AS "0.stop"
FROM (
 SELECT
  "e".*,
  MAX(CASE WHEN "e"."fails" THEN 1 ELSE 0 END) OVER (PARTITION BY "e"."unit") AS "failing",
  ROW_NUMBER() OVER (PARTITION BY "e"."unit" ORDER BY "e"."fails", "e"."part", "e"."place") AS "nth"
 FROM (
  SELECT
   0 AS "part",
   "f"."unit",
   "f"."fails",
   "f"."place",
   "f"."other",
   "f"."other_name",
   "f"."at",
   "f"."at_name",
   "f"."start",
   "f"."stop"
  FROM "found" AS "f"
 ) AS "e"
) AS "r"
JOIN "units" AS "u"
 ON "u"."unit" = "r"."unit"
WHERE
 "r"."fails" OR (
  "r"."failing" = 0 AND "r"."nth" = 1
 );

-- check: sequence, per: covers, begins: founded, ends: elected, gap: 30
WITH "every_covers" AS (
 SELECT
  'covers' AS "link",
  CAST(0 AS BIGINT) + "row" AS "place",
  "source",
  "target",
  "in_force",
  "valid_from",
  "valid_until",
  "end_unknown"
 FROM "links_covers"
 UNION ALL
 SELECT
  'fully' AS "link",
  CAST(2147483648 AS BIGINT) + "row" AS "place",
  "source",
  "target",
  "in_force",
  "valid_from",
  "valid_until",
  "end_unknown"
 FROM "links_fully"
), "holding_covers" AS (
 SELECT
  "l"."source",
  "l"."target",
  "l"."place",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0) IS NULL
   THEN NULL
   ELSE GREATEST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0)
   )
  END AS "start",
  CASE
   WHEN CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   THEN NULL
   ELSE LEAST(
    CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END
   )
  END AS "stop",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   THEN NULL
   ELSE LEAST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060)
   )
  END AS "latest"
 FROM "every_covers" AS "l"
 JOIN "units" AS "s"
  ON "s"."unit" = "l"."source"
 JOIN "units" AS "t"
  ON "t"."unit" = "l"."target"
), "asked" AS (
 SELECT
  "u"."unit",
  TRUE AS "must"
 FROM "units" AS "u"
 WHERE
  TRUE
), "batches" AS (
 SELECT
  "d"."source" AS "unit",
  "d"."target",
  "d"."place",
  "a"."must",
  COALESCE("s"."founded.low", CAST('-Infinity' AS DOUBLE)) AS "begin_low",
  COALESCE("s"."founded.high", CAST('Infinity' AS DOUBLE)) AS "begin_high",
  CAST('-Infinity' AS DOUBLE) AS "end_low",
  CAST('Infinity' AS DOUBLE) AS "end_high"
 FROM "holding_covers" AS "d"
 JOIN "asked" AS "a"
  ON "a"."unit" = "d"."source"
 JOIN "units" AS "s"
  ON "s"."unit" = "d"."source"
 WHERE
  "d"."start" < "d"."latest"
), "in_order" AS (
 SELECT
  "w"."unit",
  "w"."place",
  "w"."begin_low",
  "w"."begin_high",
  "w"."end_low",
  "w"."end_high",
  CASE WHEN "w"."placed" THEN "w"."former" END AS "former",
  (
   "w"."must" AND "w"."former_must"
  ) AS "must",
  (
   NOT "w"."placed" AND 1 < "w"."several"
  ) AS "lost"
 FROM (
  SELECT
   "b"."unit",
   "b"."must",
   "b"."begin_low",
   "b"."begin_high",
   ROW_NUMBER() OVER (ORDER BY "b"."target", "b"."begin_low", "b"."begin_high", "b"."place") AS "place",
   COALESCE((
    CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
   ), FALSE) AS "placed",
   COUNT(*) OVER (PARTITION BY "b"."target") AS "several",
   LAG("b"."unit") OVER (
    PARTITION BY "b"."target", COALESCE((
     CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    ORDER BY "b"."begin_low", "b"."begin_high", "b"."place"
   ) AS "former",
   LAG("b"."must") OVER (
    PARTITION BY "b"."target", COALESCE((
     CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    ORDER BY "b"."begin_low", "b"."begin_high", "b"."place"
   ) AS "former_must",
   LAG("b"."end_low") OVER (
    PARTITION BY "b"."target", COALESCE((
     CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    ORDER BY "b"."begin_low", "b"."begin_high", "b"."place"
   ) AS "end_low",
   LAG("b"."end_high") OVER (
    PARTITION BY "b"."target", COALESCE((
     CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    ORDER BY "b"."begin_low", "b"."begin_high", "b"."place"
   ) AS "end_high"
  FROM "batches" AS "b"
 ) AS "w"
), "found" AS (
 SELECT
  "r"."unit",
  (
   NOT "r"."lost" AND (
    "r"."must" AND (
     NOT (
      "r"."end_low" <= "r"."begin_high"
     ) OR NOT (
      "r"."begin_low" <= "r"."end_high" + 30
     )
    )
   )
  ) AS "fails",
  "r"."place",
  "f"."id" AS "other",
  "f"."name" AS "other_name",
  NOT (
   "r"."begin_low" <= "r"."end_high" + 30
  ) AS "too_late",
  "r"."begin_low" AS "begin_low",
  "r"."begin_high" AS "begin_high",
  "r"."end_low" AS "end_low",
  "r"."end_high" AS "end_high"
 FROM "in_order" AS "r"
 LEFT JOIN "units" AS "f"
  ON "f"."unit" = "r"."former"
 WHERE
  "r"."lost"
  OR (
   NOT "r"."former" IS NULL
   AND (
    (
     "r"."must" AND (
      NOT (
       "r"."end_low" <= "r"."begin_high"
      ) OR NOT (
       "r"."begin_low" <= "r"."end_high" + 30
      )
     )
    )
    OR (
     NOT (
      "r"."end_high" <= "r"."begin_low"
     ) OR NOT (
      "r"."begin_high" <= "r"."end_low" + 30
     )
    )
   )
  )
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST("r"."part" AS INT) AS "part",
 CASE WHEN "r"."fails" THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 "r"."place" AS "place",
 CASE WHEN "r"."part" = 0 THEN "r"."other" END AS "0.other",
 CASE WHEN "r"."part" = 0 THEN "r"."other_name" END AS "0.other_name",
 CASE WHEN "r"."part" = 0 THEN "r"."too_late" END AS "0.too_late",
 CASE WHEN "r"."part" = 0 THEN "r"."begin_low" END AS "0.begin_low",
 CASE WHEN "r"."part" = 0 THEN "r"."begin_high" END AS "0.begin_high",
 CASE WHEN "r"."part" = 0 THEN "r"."end_low" END AS "0.end_low",
 CASE WHEN "r"."part" = 0 THEN "r"."end_high" END AS "0.end_high"
FROM (
 SELECT
  "e".*,
  MAX(CASE WHEN "e"."fails" THEN 1 ELSE 0 END) OVER (PARTITION BY "e"."unit") AS "failing",
  ROW_NUMBER() OVER (PARTITION BY "e"."unit" ORDER BY "e"."fails", "e"."part", "e"."place") AS "nth"
 FROM (
  SELECT
   0 AS "part",
   "f"."unit",
   "f"."fails",
   "f"."place",
   "f"."other",
   "f"."other_name",
   "f"."too_late",
   "f"."begin_low",
   "f"."begin_high",
   "f"."end_low",
   "f"."end_high"
  FROM "found" AS "f"
 ) AS "e"
) AS "r"
JOIN "units" AS "u"
 ON "u"."unit" = "r"."unit"
WHERE
 "r"."fails" OR (
  "r"."failing" = 0 AND "r"."nth" = 1
 );

-- check: sequence, per: visits
WITH "every_visits" AS (
 SELECT
  'visits' AS "link",
  CAST(0 AS BIGINT) + "row" AS "place",
  "source",
  "target",
  "in_force",
  "valid_from",
  "valid_until",
  "end_unknown"
 FROM "links_visits"
), "holding_visits" AS (
 SELECT
  "l"."source",
  "l"."target",
  "l"."place",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0) IS NULL
   THEN NULL
   ELSE GREATEST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0)
   )
  END AS "start",
  CASE
   WHEN CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   THEN NULL
   ELSE LEAST(
    CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END
   )
  END AS "stop",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   THEN NULL
   ELSE LEAST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060)
   )
  END AS "latest"
 FROM "every_visits" AS "l"
 JOIN "units" AS "s"
  ON "s"."unit" = "l"."source"
 JOIN "units" AS "t"
  ON "t"."unit" = "l"."target"
), "asked" AS (
 SELECT
  "u"."unit",
  TRUE AS "must"
 FROM "units" AS "u"
 WHERE
  TRUE
), "batches" AS (
 SELECT
  "d"."source" AS "unit",
  "d"."target",
  "d"."place",
  "a"."must",
  CASE WHEN (
   "d"."start" > 0
  ) THEN CAST("d"."start" AS DOUBLE) ELSE CAST('-Infinity' AS DOUBLE) END AS "begin_low",
  CASE WHEN (
   "d"."start" > 0
  ) THEN CAST("d"."start" AS DOUBLE) ELSE CAST('Infinity' AS DOUBLE) END AS "begin_high",
  CASE
   WHEN (
    "d"."stop" = -1
   )
   THEN CASE WHEN (
    "d"."start" > 0
   ) THEN CAST("d"."start" AS DOUBLE) ELSE CAST('-Infinity' AS DOUBLE) END
   ELSE CAST("d"."stop" AS DOUBLE)
  END AS "end_low",
  CASE WHEN (
   "d"."stop" = -1
  ) THEN CAST('Infinity' AS DOUBLE) ELSE CAST("d"."stop" AS DOUBLE) END AS "end_high"
 FROM "holding_visits" AS "d"
 JOIN "asked" AS "a"
  ON "a"."unit" = "d"."source"
 JOIN "units" AS "s"
  ON "s"."unit" = "d"."source"
 WHERE
  "d"."start" < "d"."latest"
), "in_order" AS (
 SELECT
  "w"."unit",
  "w"."place",
  "w"."begin_low",
  "w"."begin_high",
  "w"."end_low",
  "w"."end_high",
  CASE WHEN "w"."placed" THEN "w"."former" END AS "former",
  (
   "w"."must" AND "w"."former_must"
  ) AS "must",
  (
   NOT "w"."placed" AND 1 < "w"."several"
  ) AS "lost"
 FROM (
  SELECT
   "b"."unit",
   "b"."must",
   "b"."begin_low",
   "b"."begin_high",
   ROW_NUMBER() OVER (ORDER BY "b"."target", "b"."begin_low", "b"."begin_high", "b"."place") AS "place",
   COALESCE((
    CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
   ), FALSE) AS "placed",
   COUNT(*) OVER (PARTITION BY "b"."target") AS "several",
   LAG("b"."unit") OVER (
    PARTITION BY "b"."target", COALESCE((
     CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    ORDER BY "b"."begin_low", "b"."begin_high", "b"."place"
   ) AS "former",
   LAG("b"."must") OVER (
    PARTITION BY "b"."target", COALESCE((
     CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    ORDER BY "b"."begin_low", "b"."begin_high", "b"."place"
   ) AS "former_must",
   LAG("b"."end_low") OVER (
    PARTITION BY "b"."target", COALESCE((
     CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    ORDER BY "b"."begin_low", "b"."begin_high", "b"."place"
   ) AS "end_low",
   LAG("b"."end_high") OVER (
    PARTITION BY "b"."target", COALESCE((
     CAST('-Infinity' AS DOUBLE) < "b"."begin_low" AND "b"."begin_low" < CAST('Infinity' AS DOUBLE)
    ), FALSE)
    ORDER BY "b"."begin_low", "b"."begin_high", "b"."place"
   ) AS "end_high"
  FROM "batches" AS "b"
 ) AS "w"
), "found" AS (
 SELECT
  "r"."unit",
  (
   NOT "r"."lost" AND (
    "r"."must" AND NOT (
     "r"."end_low" <= "r"."begin_high"
    )
   )
  ) AS "fails",
  "r"."place",
  "f"."id" AS "other",
  "f"."name" AS "other_name",
  FALSE AS "too_late",
  "r"."begin_low" AS "begin_low",
  "r"."begin_high" AS "begin_high",
  "r"."end_low" AS "end_low",
  "r"."end_high" AS "end_high"
 FROM "in_order" AS "r"
 LEFT JOIN "units" AS "f"
  ON "f"."unit" = "r"."former"
 WHERE
  "r"."lost"
  OR (
   NOT "r"."former" IS NULL AND (
    (
     "r"."must" AND NOT (
      "r"."end_low" <= "r"."begin_high"
     )
    ) OR NOT (
     "r"."end_high" <= "r"."begin_low"
    )
   )
  )
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST("r"."part" AS INT) AS "part",
 CASE WHEN "r"."fails" THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 "r"."place" AS "place",
 CASE WHEN "r"."part" = 0 THEN "r"."other" END AS "0.other",
 CASE WHEN "r"."part" = 0 THEN "r"."other_name" END AS "0.other_name",
 CASE WHEN "r"."part" = 0 THEN "r"."too_late" END AS "0.too_late",
 CASE WHEN "r"."part" = 0 THEN "r"."begin_low" END AS "0.begin_low",
 CASE WHEN "r"."part" = 0 THEN "r"."begin_high" END AS "0.begin_high",
 CASE WHEN "r"."part" = 0 THEN "r"."end_low" END AS "0.end_low",
 CASE WHEN "r"."part" = 0 THEN "r"."end_high" END AS "0.end_high"
FROM (
 SELECT
  "e".*,
  MAX(CASE WHEN "e"."fails" THEN 1 ELSE 0 END) OVER (PARTITION BY "e"."unit") AS "failing",
  ROW_NUMBER() OVER (PARTITION BY "e"."unit" ORDER BY "e"."fails", "e"."part", "e"."place") AS "nth"
 FROM (
  SELECT
   0 AS "part",
   "f"."unit",
   "f"."fails",
   "f"."place",
   "f"."other",
   "f"."other_name",
   "f"."too_late",
   "f"."begin_low",
   "f"."begin_high",
   "f"."end_low",
   "f"."end_high"
  FROM "found" AS "f"
 ) AS "e"
) AS "r"
JOIN "units" AS "u"
 ON "u"."unit" = "r"."unit"
WHERE
 "r"."fails" OR (
  "r"."failing" = 0 AND "r"."nth" = 1
 );

-- check: sequence, after: coheld, ends: elected
WITH "every_coheld" AS (
 SELECT
  'coheld' AS "link",
  CAST(0 AS BIGINT) + "row" AS "place",
  "source",
  "target",
  "in_force",
  "valid_from",
  "valid_until",
  "end_unknown"
 FROM "links_coheld"
), "holding_coheld" AS (
 SELECT
  "l"."source",
  "l"."target",
  "l"."place",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0) IS NULL
   THEN NULL
   ELSE GREATEST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_from") + 1 AS BIGINT), 0)
   )
  END AS "start",
  CASE
   WHEN CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   OR CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END IS NULL
   THEN NULL
   ELSE LEAST(
    CASE WHEN "l"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "s"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) END,
    CASE WHEN "t"."end_unknown" THEN -1 ELSE COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) END
   )
  END AS "stop",
  CASE
   WHEN COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   OR COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060) IS NULL
   THEN NULL
   ELSE LEAST(
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "l"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_until") + 1 AS BIGINT), 3652060),
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "t"."valid_until") + 1 AS BIGINT), 3652060)
   )
  END AS "latest"
 FROM "every_coheld" AS "l"
 JOIN "units" AS "s"
  ON "s"."unit" = "l"."source"
 JOIN "units" AS "t"
  ON "t"."unit" = "l"."target"
), "asked" AS (
 SELECT
  "u"."unit",
  TRUE AS "must"
 FROM "units" AS "u"
 WHERE
  TRUE
), "following" AS (
 SELECT
  "d"."source" AS "unit",
  "d"."target" AS "former",
  "d"."place",
  "a"."must",
  FALSE AS "lost",
  CASE
   WHEN (
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) > 0
   )
   THEN CAST(COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) AS DOUBLE)
   ELSE CAST('-Infinity' AS DOUBLE)
  END AS "begin_low",
  CASE
   WHEN (
    COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) > 0
   )
   THEN CAST(COALESCE(CAST(DATE_DIFF('DAY', CAST('0001-01-01' AS DATE), "s"."valid_from") + 1 AS BIGINT), 0) AS DOUBLE)
   ELSE CAST('Infinity' AS DOUBLE)
  END AS "begin_high",
  CAST('-Infinity' AS DOUBLE) AS "end_low",
  CAST('Infinity' AS DOUBLE) AS "end_high"
 FROM "holding_coheld" AS "d"
 JOIN "asked" AS "a"
  ON "a"."unit" = "d"."source"
 JOIN "units" AS "s"
  ON "s"."unit" = "d"."source"
 JOIN "units" AS "t"
  ON "t"."unit" = "d"."target"
), "found" AS (
 SELECT
  "r"."unit",
  (
   NOT "r"."lost" AND (
    "r"."must" AND NOT (
     "r"."end_low" <= "r"."begin_high"
    )
   )
  ) AS "fails",
  "r"."place",
  "f"."id" AS "other",
  "f"."name" AS "other_name",
  FALSE AS "too_late",
  "r"."begin_low" AS "begin_low",
  "r"."begin_high" AS "begin_high",
  "r"."end_low" AS "end_low",
  "r"."end_high" AS "end_high"
 FROM "following" AS "r"
 LEFT JOIN "units" AS "f"
  ON "f"."unit" = "r"."former"
 WHERE
  "r"."lost"
  OR (
   NOT "r"."former" IS NULL AND (
    (
     "r"."must" AND NOT (
      "r"."end_low" <= "r"."begin_high"
     )
    ) OR NOT (
     "r"."end_high" <= "r"."begin_low"
    )
   )
  )
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST("r"."part" AS INT) AS "part",
 CASE WHEN "r"."fails" THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 "r"."place" AS "place",
 CASE WHEN "r"."part" = 0 THEN "r"."other" END AS "0.other",
 CASE WHEN "r"."part" = 0 THEN "r"."other_name" END AS "0.other_name",
 CASE WHEN "r"."part" = 0 THEN "r"."too_late" END AS "0.too_late",
 CASE WHEN "r"."part" = 0 THEN "r"."begin_low" END AS "0.begin_low",
 CASE WHEN "r"."part" = 0 THEN "r"."begin_high" END AS "0.begin_high",
 CASE WHEN "r"."part" = 0 THEN "r"."end_low" END AS "0.end_low",
 CASE WHEN "r"."part" = 0 THEN "r"."end_high" END AS "0.end_high"
FROM (
 SELECT
  "e".*,
  MAX(CASE WHEN "e"."fails" THEN 1 ELSE 0 END) OVER (PARTITION BY "e"."unit") AS "failing",
  ROW_NUMBER() OVER (PARTITION BY "e"."unit" ORDER BY "e"."fails", "e"."part", "e"."place") AS "nth"
 FROM (
  SELECT
   0 AS "part",
   "f"."unit",
   "f"."fails",
   "f"."place",
   "f"."other",
   "f"."other_name",
   "f"."too_late",
   "f"."begin_low",
   "f"."begin_high",
   "f"."end_low",
   "f"."end_high"
  FROM "found" AS "f"
 ) AS "e"
) AS "r"
JOIN "units" AS "u"
 ON "u"."unit" = "r"."unit"
WHERE
 "r"."fails" OR (
  "r"."failing" = 0 AND "r"."nth" = 1
 );

-- check: age, for: body, since: founded, days: 900
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT 739038 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) + 900 THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT 739038 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) + 900
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) AS "0.low",
 COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) AS "0.high"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT 739038 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) + 900
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT 739038 <= COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) + 900
  )
 );

-- check: term, for: body, since: founded, years: 4, until: elected, early_by: 1, late_by: 2
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."founded.low" IS NULL
  )
  AND NOT (
   CAST('-Infinity' AS DOUBLE) <= CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
      AND COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CASE
     WHEN 3649869 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
     THEN 3652059
     ELSE CAST(CAST(DATE_DIFF(
      'DAY',
      CAST('0001-01-01' AS DATE),
      CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
       CAST((
        COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
       ) - 1 AS INT)
      ) DAY AS DATE) + INTERVAL 72 MONTH AS DATE)
     ) + 1 AS BIGINT) AS DOUBLE)
    END
    ELSE COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
   END
   AND CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
      AND COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CASE
     WHEN 3650965 <= COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
     THEN 3652059
     ELSE CAST(CAST(DATE_DIFF(
      'DAY',
      CAST('0001-01-01' AS DATE),
      CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
       CAST((
        COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
       ) - 1 AS INT)
      ) DAY AS DATE) + INTERVAL 36 MONTH AS DATE)
     ) + 1 AS BIGINT) AS DOUBLE)
    END
    ELSE COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
   END <= CAST('Infinity' AS DOUBLE)
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."founded.low" IS NULL
  )
  AND NOT (
   CAST('-Infinity' AS DOUBLE) <= CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
      AND COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CASE
     WHEN 3649869 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
     THEN 3652059
     ELSE CAST(CAST(DATE_DIFF(
      'DAY',
      CAST('0001-01-01' AS DATE),
      CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
       CAST((
        COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
       ) - 1 AS INT)
      ) DAY AS DATE) + INTERVAL 72 MONTH AS DATE)
     ) + 1 AS BIGINT) AS DOUBLE)
    END
    ELSE COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
   END
   AND CASE
    WHEN COALESCE(
     (
      CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
      AND COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
     ),
     FALSE
    )
    THEN CASE
     WHEN 3650965 <= COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
     THEN 3652059
     ELSE CAST(CAST(DATE_DIFF(
      'DAY',
      CAST('0001-01-01' AS DATE),
      CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
       CAST((
        COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
       ) - 1 AS INT)
      ) DAY AS DATE) + INTERVAL 36 MONTH AS DATE)
     ) + 1 AS BIGINT) AS DOUBLE)
    END
    ELSE COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
   END <= CAST('Infinity' AS DOUBLE)
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) AS "0.low",
 COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) AS "0.high",
 CASE
  WHEN COALESCE(
   (
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
   ),
   FALSE
  )
  THEN CASE
   WHEN 3650599 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
   THEN 3652059
   ELSE CAST(CAST(DATE_DIFF(
    'DAY',
    CAST('0001-01-01' AS DATE),
    CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
     CAST((
      COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
     ) - 1 AS INT)
    ) DAY AS DATE) + INTERVAL 48 MONTH AS DATE)
   ) + 1 AS BIGINT) AS DOUBLE)
  END
  ELSE COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
 END AS "0.due",
 NOT (
  CAST('-Infinity' AS DOUBLE) <= CASE
   WHEN COALESCE(
    (
     CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
     AND COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
    ),
    FALSE
   )
   THEN CASE
    WHEN 3649869 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
    THEN 3652059
    ELSE CAST(CAST(DATE_DIFF(
     'DAY',
     CAST('0001-01-01' AS DATE),
     CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
      CAST((
       COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
      ) - 1 AS INT)
     ) DAY AS DATE) + INTERVAL 72 MONTH AS DATE)
    ) + 1 AS BIGINT) AS DOUBLE)
   END
   ELSE COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
  END
 ) AS "0.late",
 CAST('-Infinity' AS DOUBLE) AS "0.ended_low",
 CAST('Infinity' AS DOUBLE) AS "0.ended_high"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  (
   (
    "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."founded.low" IS NULL
   )
   AND NOT (
    CAST('-Infinity' AS DOUBLE) <= CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
       AND COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CASE
      WHEN 3649869 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
      THEN 3652059
      ELSE CAST(CAST(DATE_DIFF(
       'DAY',
       CAST('0001-01-01' AS DATE),
       CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
        CAST((
         COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
        ) - 1 AS INT)
       ) DAY AS DATE) + INTERVAL 72 MONTH AS DATE)
      ) + 1 AS BIGINT) AS DOUBLE)
     END
     ELSE COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
       AND COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CASE
      WHEN 3650965 <= COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
      THEN 3652059
      ELSE CAST(CAST(DATE_DIFF(
       'DAY',
       CAST('0001-01-01' AS DATE),
       CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
        CAST((
         COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
        ) - 1 AS INT)
       ) DAY AS DATE) + INTERVAL 36 MONTH AS DATE)
      ) + 1 AS BIGINT) AS DOUBLE)
     END
     ELSE COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
    END <= CAST('Infinity' AS DOUBLE)
   )
  )
  OR (
   (
    "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."founded.low" IS NULL
   )
   AND NOT (
    CAST('Infinity' AS DOUBLE) <= CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
       AND COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CASE
      WHEN 3649869 <= COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
      THEN 3652059
      ELSE CAST(CAST(DATE_DIFF(
       'DAY',
       CAST('0001-01-01' AS DATE),
       CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
        CAST((
         COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
        ) - 1 AS INT)
       ) DAY AS DATE) + INTERVAL 72 MONTH AS DATE)
      ) + 1 AS BIGINT) AS DOUBLE)
     END
     ELSE COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE(
      (
       CAST('-Infinity' AS DOUBLE) < COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
       AND COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
      ),
      FALSE
     )
     THEN CASE
      WHEN 3650965 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
      THEN 3652059
      ELSE CAST(CAST(DATE_DIFF(
       'DAY',
       CAST('0001-01-01' AS DATE),
       CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
        CAST((
         COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
        ) - 1 AS INT)
       ) DAY AS DATE) + INTERVAL 36 MONTH AS DATE)
      ) + 1 AS BIGINT) AS DOUBLE)
     END
     ELSE COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE))
    END <= CAST('-Infinity' AS DOUBLE)
   )
  )
 );

-- check: term, since: elected, years: 1
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN NOT 739038 <= CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CASE
    WHEN 3651695 <= CAST('Infinity' AS DOUBLE)
    THEN 3652059
    ELSE CAST(CAST(DATE_DIFF(
     'DAY',
     CAST('0001-01-01' AS DATE),
     CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
      CAST((
       CAST('Infinity' AS DOUBLE)
      ) - 1 AS INT)
     ) DAY AS DATE) + INTERVAL 12 MONTH AS DATE)
    ) + 1 AS BIGINT) AS DOUBLE)
   END
   ELSE CAST('Infinity' AS DOUBLE)
  END
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN NOT 739038 <= CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CASE
    WHEN 3651695 <= CAST('Infinity' AS DOUBLE)
    THEN 3652059
    ELSE CAST(CAST(DATE_DIFF(
     'DAY',
     CAST('0001-01-01' AS DATE),
     CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
      CAST((
       CAST('Infinity' AS DOUBLE)
      ) - 1 AS INT)
     ) DAY AS DATE) + INTERVAL 12 MONTH AS DATE)
    ) + 1 AS BIGINT) AS DOUBLE)
   END
   ELSE CAST('Infinity' AS DOUBLE)
  END
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 CAST('-Infinity' AS DOUBLE) AS "0.low",
 CAST('Infinity' AS DOUBLE) AS "0.high",
 CASE
  WHEN COALESCE((
   CAST('-Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE)
  ), FALSE)
  THEN CASE
   WHEN 3651695 <= CAST('Infinity' AS DOUBLE)
   THEN 3652059
   ELSE CAST(CAST(DATE_DIFF(
    'DAY',
    CAST('0001-01-01' AS DATE),
    CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
     CAST((
      CAST('Infinity' AS DOUBLE)
     ) - 1 AS INT)
    ) DAY AS DATE) + INTERVAL 12 MONTH AS DATE)
   ) + 1 AS BIGINT) AS DOUBLE)
  END
  ELSE CAST('Infinity' AS DOUBLE)
 END AS "0.due",
 NOT (
  739038 <= CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CASE
    WHEN 3651695 <= CAST('Infinity' AS DOUBLE)
    THEN 3652059
    ELSE CAST(CAST(DATE_DIFF(
     'DAY',
     CAST('0001-01-01' AS DATE),
     CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
      CAST((
       CAST('Infinity' AS DOUBLE)
      ) - 1 AS INT)
     ) DAY AS DATE) + INTERVAL 12 MONTH AS DATE)
    ) + 1 AS BIGINT) AS DOUBLE)
   END
   ELSE CAST('Infinity' AS DOUBLE)
  END
 ) AS "0.late"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  NOT 739038 <= CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CASE
    WHEN 3651695 <= CAST('Infinity' AS DOUBLE)
    THEN 3652059
    ELSE CAST(CAST(DATE_DIFF(
     'DAY',
     CAST('0001-01-01' AS DATE),
     CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
      CAST((
       CAST('Infinity' AS DOUBLE)
      ) - 1 AS INT)
     ) DAY AS DATE) + INTERVAL 12 MONTH AS DATE)
    ) + 1 AS BIGINT) AS DOUBLE)
   END
   ELSE CAST('Infinity' AS DOUBLE)
  END
  OR NOT 739038 <= CASE
   WHEN COALESCE((
    CAST('-Infinity' AS DOUBLE) < CAST('-Infinity' AS DOUBLE) AND CAST('-Infinity' AS DOUBLE) < CAST('Infinity' AS DOUBLE)
   ), FALSE)
   THEN CASE
    WHEN 3651695 <= CAST('-Infinity' AS DOUBLE)
    THEN 3652059
    ELSE CAST(CAST(DATE_DIFF(
     'DAY',
     CAST('0001-01-01' AS DATE),
     CAST(CAST(CAST('0001-01-01' AS DATE) + INTERVAL (
      CAST((
       CAST('-Infinity' AS DOUBLE)
      ) - 1 AS INT)
     ) DAY AS DATE) + INTERVAL 12 MONTH AS DATE)
    ) + 1 AS BIGINT) AS DOUBLE)
   END
   ELSE CAST('-Infinity' AS DOUBLE)
  END
 );

-- check: age, since: founded, days: 30, in_force: {from: 2018}, judged_at: elected
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN (
   736695 <= CAST('-Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < 3652060
  )
  AND NOT 739038 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) + 30
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN (
   736695 <= CAST('-Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < 3652060
  )
  AND NOT 739038 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) + 30
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) AS "0.low",
 COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) AS "0.high"
FROM "units" AS "u"
WHERE
 "u"."in_force"
 AND (
  (
   (
    736695 <= CAST('-Infinity' AS DOUBLE) AND CAST('Infinity' AS DOUBLE) < 3652060
   )
   AND NOT 739038 <= COALESCE("u"."founded.high", CAST('Infinity' AS DOUBLE)) + 30
  )
  OR (
   (
    736695 <= CAST('Infinity' AS DOUBLE) AND CAST('-Infinity' AS DOUBLE) < 3652060
   )
   AND NOT 739038 <= COALESCE("u"."founded.low", CAST('-Infinity' AS DOUBLE)) + 30
  )
 );
