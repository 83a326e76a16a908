-- check: required-link, for: body, path: {path: ^visits, kind: post}
WITH "links_by_visits" AS (
 SELECT
  "l"."target" AS "source",
  "l"."source" AS "target"
 FROM "links_visits" AS "l"
 WHERE
  "l"."in_force"
), "by_visits" AS (
 SELECT
  "e"."source" AS "unit",
  BOOL_OR(CAST("u"."kind" IN ('post') AS BOOLEAN)) AS "some"
 FROM "units" AS "u"
 JOIN "links_by_visits" AS "e"
  ON "e"."target" = "u"."unit"
 WHERE
  "u"."in_force"
 GROUP BY
  "e"."source"
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "incomplete_visits" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'visits'
), "of_kinds_6" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'post')
), "both_7" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_visits" AS "a"
 JOIN "of_kinds_6" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_7"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_visits" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
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
 FROM "may_be_listed"
), "met_any_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
  COALESCE("by_visits"."some", FALSE) OR NOT "met_any_of"."unit" IS NULL
 ) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   COALESCE("by_visits"."some", FALSE) OR NOT "met_any_of"."unit" IS NULL
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place"
FROM "units" AS "u"
LEFT JOIN "by_visits"
 ON "by_visits"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT (
    COALESCE("by_visits"."some", FALSE) OR NOT "met_any_of"."unit" IS NULL
   )
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT COALESCE("by_visits"."some", FALSE)
  )
 );

-- check: link-count, for: council, path: [seat, sent_by], allowed: 2.., distinct: false
WITH "incomplete_seat" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'seat'
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_seat" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "of_kinds_9" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "both_10" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_seat" AS "a"
 JOIN "of_kinds_9" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_10"
  LIMIT 1
 ) AS "s"
), "any_of" AS (
 SELECT
  "unit"
 FROM "both"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed"
), "open_any_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "of_kinds" AS "u"
), "links_by_sent_by" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_sent_by" AS "l"
 WHERE
  "l"."in_force"
), "each_sent_by" AS (
 SELECT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_sent_by" AS "e"
  ON "p"."unit" = "e"."source"
), "links_by_seat" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_seat" AS "l"
 WHERE
  "l"."in_force"
), "each_seat" AS (
 SELECT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_seat" AS "e"
  ON "p"."unit" = "e"."source"
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_seat" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_sent_by" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_seat" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_sent_by" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "open_any_of"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('council') AND NOT 2 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('council') AND NOT 2 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("way_counts"."low", 0) AS "0.low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('council') AND NOT 2 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
  )
  OR (
   "u"."kind" IN ('council') AND NOT 2 <= COALESCE("way_counts"."low", 0)
  )
 );

-- check: link-count, for: council, path: seat, allowed: ..2, besides: {path: sent_by, where: {open: true}}
WITH "incomplete_seat" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'seat'
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_seat" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "of_kinds_14" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "both_15" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_seat" AS "a"
 JOIN "of_kinds_14" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_15"
  LIMIT 1
 ) AS "s"
), "any_of" AS (
 SELECT
  "unit"
 FROM "both"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed"
), "open_any_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of"
), "starts_9" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "of_kinds" AS "u"
), "links_by_seat" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_seat" AS "l"
 WHERE
  "l"."in_force"
), "each_seat" AS (
 SELECT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts_9" AS "p"
 JOIN "links_by_seat" AS "e"
  ON "p"."unit" = "e"."source"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
), "links_by_sent_by" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_sent_by" AS "l"
 WHERE
  "l"."in_force"
), "along_sent_by" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_sent_by" AS "e"
  ON "p"."unit" = "e"."source"
 WHERE
  TRUE
), "fitting_2" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  )
), "left_out_7" AS (
 SELECT DISTINCT
  "p"."start",
  "p"."unit"
 FROM "along_sent_by" AS "p"
 JOIN "fitting_2" AS "w"
  ON "p"."unit" = "w"."unit"
), "fitting" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND COALESCE("u"."open.value" = TRUE, FALSE)
), "left_out" AS (
 SELECT DISTINCT
  "p"."start",
  "p"."unit"
 FROM "along_sent_by" AS "p"
 JOIN "fitting" AS "w"
  ON "p"."unit" = "w"."unit"
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_seat" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  LEFT JOIN "left_out_7" AS "o"
   ON "p"."start" = "o"."start" AND "p"."unit" = "o"."unit"
  WHERE
   "o"."unit" IS NULL
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_seat" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  LEFT JOIN "left_out" AS "o"
   ON "p"."start" = "o"."start" AND "p"."unit" = "o"."unit"
  WHERE
   "o"."unit" IS NULL
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "open_any_of"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('council') AND NOT (
  0 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 2
 ) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('council') AND NOT (
   0 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 2
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("way_counts"."low", 0) AS "0.low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('council') AND NOT (
    0 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 2
   )
  )
  OR (
   "u"."kind" IN ('council') AND NOT (
    0 <= COALESCE("way_counts"."low", 0) AND CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) <= 2
   )
  )
 );

-- check: link-count, for: council, path: seat/part_of, allowed: 1, distinct: true, besides: sent_by
WITH "links_by_seat" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_seat" AS "l"
 WHERE
  "l"."in_force"
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "without_parent" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "of_kinds" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "u"."part_of.parent" IS NULL
), "incomplete_part_of" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'part_of'
), "both_13" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "without_parent" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_13"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "without_parent" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
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
 FROM "may_be_listed"
), "with_seat" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_seat" AS "e"
 JOIN "any_of" AS "w"
  ON "e"."target" = "w"."unit"
), "incomplete_seat" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'seat'
), "of_kinds_18" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
), "both_19" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_seat" AS "a"
 JOIN "of_kinds_18" AS "b"
  ON "a"."unit" = "b"."unit"
), "both_20" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_seat" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed_21" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds_18" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_20"
  LIMIT 1
 ) AS "s"
), "any_of_22" AS (
 SELECT
  "unit"
 FROM "both_19"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed_21"
), "any_of_23" AS (
 SELECT
  "unit"
 FROM "with_seat"
 UNION
 SELECT
  "unit"
 FROM "any_of_22"
), "open_any_of_23" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of_23"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
), "along_seat" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_seat" AS "e"
  ON "p"."unit" = "e"."source"
 WHERE
  TRUE
), "links_by_part_of" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_part_of" AS "l"
 WHERE
  "l"."in_force"
), "along_part_of" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "along_seat" AS "p"
 JOIN "links_by_part_of" AS "e"
  ON "p"."unit" = "e"."source"
 WHERE
  TRUE
), "links_by_sent_by" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_sent_by" AS "l"
 WHERE
  "l"."in_force"
), "along_sent_by" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_sent_by" AS "e"
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
), "left_out" AS (
 SELECT DISTINCT
  "p"."start",
  "p"."unit"
 FROM "along_sent_by" AS "p"
 JOIN "units_now" AS "w"
  ON "p"."unit" = "w"."unit"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "along_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  LEFT JOIN "left_out" AS "o"
   ON "p"."start" = "o"."start" AND "p"."unit" = "o"."unit"
  WHERE
   "o"."unit" IS NULL
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "along_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  LEFT JOIN "left_out" AS "o"
   ON "p"."start" = "o"."start" AND "p"."unit" = "o"."unit"
  WHERE
   "o"."unit" IS NULL
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "open_any_of_23"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('council') AND NOT (
  1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
 ) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('council') AND NOT (
   1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("way_counts"."low", 0) AS "0.low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('council') AND NOT (
    1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
   )
  )
  OR (
   "u"."kind" IN ('council') AND NOT (
    1 <= COALESCE("way_counts"."low", 0) AND CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) <= 1
   )
  )
 );

-- check: link-count, for: body, path: part_of+, allowed: 1
WITH "above_part_of" AS (
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
  "u"."in_force" AND "u"."part_of.position" IS NULL
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "without_parent" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "of_kinds" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "u"."part_of.parent" IS NULL
), "incomplete_part_of" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'part_of'
), "both_8" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "without_parent" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_8"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "without_parent" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
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
 FROM "may_be_listed"
), "by_part_of" AS (
 SELECT DISTINCT
  "a"."unit" AS "unit"
 FROM "above_part_of" AS "a"
 JOIN "any_of" AS "w"
  ON "a"."above" = "w"."unit"
), "open_by_part_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "by_part_of"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "of_kinds" AS "u"
), "each_part_of" AS (
 SELECT
  "p"."start",
  "e"."above" AS "unit"
 FROM "starts" AS "p"
 JOIN "above_part_of" AS "e"
  ON "p"."unit" = "e"."unit"
 WHERE
  "e"."unit" <> "e"."above"
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "open_by_part_of"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("way_counts"."low", 0) AS "0.low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT (
    1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
   )
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT (
    1 <= COALESCE("way_counts"."low", 0) AND CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) <= 1
   )
  )
 );

-- check: link-count, for: body, path: ^part_of*, allowed: 1, distinct: true
WITH "above_part_of" AS (
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
  "u"."in_force" AND "u"."part_of.position" IS NULL
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "incomplete_part_of" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'part_of'
), "without_parent" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete_part_of" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "u"."part_of.parent" IS NULL
), "both_8" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "without_parent" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_8"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
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
 FROM "may_be_listed"
), "by_part_of" AS (
 SELECT DISTINCT
  "a"."above" AS "unit"
 FROM "above_part_of" AS "a"
 JOIN "any_of" AS "w"
  ON "a"."unit" = "w"."unit"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "along_part_of" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."unit" AS "unit"
 FROM "starts" AS "p"
 JOIN "above_part_of" AS "e"
  ON "p"."unit" = "e"."above"
 WHERE
  TRUE
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "reached" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "along_part_of" AS "p"
  JOIN "units_now" AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "along_part_of" AS "p"
  JOIN "units_now" AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "by_part_of"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   1 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) AND COALESCE("reached"."low", 0) <= 1
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   1 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) AND COALESCE("reached"."low", 0) <= 1
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("reached"."low", 0) AS "0.low",
 CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT (
    1 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) AND COALESCE("reached"."low", 0) <= 1
   )
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT (
    1 <= COALESCE("reached"."low", 0) AND CAST(COALESCE("reached"."high", 0) AS DOUBLE) <= 1
   )
  )
 );

-- check: link-count, for: body, path: ^part_of+, allowed: 1
WITH "above_part_of" AS (
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
  "u"."in_force" AND "u"."part_of.position" IS NULL
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "incomplete_part_of" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'part_of'
), "without_parent" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete_part_of" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "u"."part_of.parent" IS NULL
), "both_8" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "without_parent" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_8"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
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
 FROM "may_be_listed"
), "by_part_of" AS (
 SELECT DISTINCT
  "a"."above" AS "unit"
 FROM "above_part_of" AS "a"
 JOIN "any_of" AS "w"
  ON "a"."unit" = "w"."unit"
), "open_by_part_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "by_part_of"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "of_kinds" AS "u"
), "each_part_of" AS (
 SELECT
  "p"."start",
  "e"."unit" AS "unit"
 FROM "starts" AS "p"
 JOIN "above_part_of" AS "e"
  ON "p"."unit" = "e"."above"
 WHERE
  "e"."unit" <> "e"."above"
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "open_by_part_of"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("way_counts"."low", 0) AS "0.low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT (
    1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 1
   )
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT (
    1 <= COALESCE("way_counts"."low", 0) AND CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) <= 1
   )
  )
 );

-- check: link-count, for: body, path: never, allowed: 1
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
  1 <= 0 AND 0 <= 1
 ) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   1 <= 0 AND 0 <= 1
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 0 AS "0.low",
 0 AS "0.high"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  "u"."kind" IN ('body', 'cell', 'club') AND NOT (
   1 <= 0 AND 0 <= 1
  )
 );

-- check: link-count, path: covers, allowed: ..9
WITH "incomplete_covers" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'covers'
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council')
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "of_kinds_7" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('city', 'quarter')
), "both_8" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds_7" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_8"
  LIMIT 1
 ) AS "s"
), "any_of" AS (
 SELECT
  "unit"
 FROM "both"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed"
), "open_any_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of"
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "units_now" AS "u"
), "links_by_covers" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_covers" AS "l"
 WHERE
  "l"."in_force"
 UNION ALL
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_fully" AS "l"
 WHERE
  "l"."in_force"
), "each_covers" AS (
 SELECT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_covers" AS "e"
  ON "p"."unit" = "e"."source"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_covers" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_covers" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "open_any_of"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN NOT (
  0 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 9
 ) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN NOT (
   0 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 9
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("way_counts"."low", 0) AS "0.low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  NOT (
   0 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND COALESCE("way_counts"."low", 0) <= 9
  )
  OR NOT (
   0 <= COALESCE("way_counts"."low", 0) AND CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) <= 9
  )
 );

-- check: link-count, for: post, path: post_at, allowed: 1, besides: visits
WITH "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('post')
), "starts_6" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "of_kinds" AS "u"
), "links_by_post_at" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_post_at" AS "l"
 WHERE
  "l"."in_force"
), "each_post_at" AS (
 SELECT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts_6" AS "p"
 JOIN "links_by_post_at" AS "e"
  ON "p"."unit" = "e"."source"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('post')
), "links_by_visits" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_visits" AS "l"
 WHERE
  "l"."in_force"
), "along_visits" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_visits" AS "e"
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
), "left_out" AS (
 SELECT DISTINCT
  "p"."start",
  "p"."unit"
 FROM "along_visits" AS "p"
 JOIN "units_now" AS "w"
  ON "p"."unit" = "w"."unit"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_post_at" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  LEFT JOIN "left_out" AS "o"
   ON "p"."start" = "o"."start" AND "p"."unit" = "o"."unit"
  WHERE
   "o"."unit" IS NULL
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_post_at" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  LEFT JOIN "left_out" AS "o"
   ON "p"."start" = "o"."start" AND "p"."unit" = "o"."unit"
  WHERE
   "o"."unit" IS NULL
 ) AS "r"
 GROUP BY
  "unit"
), "of_kinds_11" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'post')
), "incomplete_visits" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'visits'
), "of_kinds_13" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "both_14" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_visits" AS "a"
 JOIN "of_kinds_13" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds_11" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_14"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_visits" AS "a"
 JOIN "of_kinds_11" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
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
 FROM "may_be_listed"
), "open_any_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('post')
  AND NOT (
   1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND CASE WHEN NOT "open_any_of"."unit" IS NULL THEN 0 ELSE COALESCE("way_counts"."low", 0) END <= 1
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('post')
  AND NOT (
   1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND CASE WHEN NOT "open_any_of"."unit" IS NULL THEN 0 ELSE COALESCE("way_counts"."low", 0) END <= 1
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 CASE WHEN NOT "open_any_of"."unit" IS NULL THEN 0 ELSE COALESCE("way_counts"."low", 0) END AS "0.low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
LEFT JOIN "open_any_of"
 ON "open_any_of"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('post')
   AND NOT (
    1 <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AND CASE WHEN NOT "open_any_of"."unit" IS NULL THEN 0 ELSE COALESCE("way_counts"."low", 0) END <= 1
   )
  )
  OR (
   "u"."kind" IN ('post')
   AND NOT (
    1 <= CASE WHEN NOT "open_any_of"."unit" IS NULL THEN 0 ELSE COALESCE("way_counts"."low", 0) END AND CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) <= 1
   )
  )
 );

-- check: link-count, for: body, path: 'never*', allowed: 1.., distinct: true
WITH "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "reached" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "starts" AS "p"
  JOIN "units_now" AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "starts" AS "p"
  JOIN "units_now" AS "t"
   ON "p"."unit" = "t"."unit"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT 1 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT 1 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE)
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("reached"."low", 0) AS "0.low",
 CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS "0.high"
FROM "units" AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT 1 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE)
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT 1 <= COALESCE("reached"."low", 0)
  )
 );

-- check: link-count, for: body, path: never+, allowed: 1.., distinct: true
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT 1 <= 0 THEN 0 ELSE NULL END AS INT) AS "part",
 CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND NOT 1 <= 0 THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END ELSE 'undecided' END AS "state",
 0 AS "place",
 0 AS "0.low",
 0 AS "0.high"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  "u"."kind" IN ('body', 'cell', 'club') AND NOT 1 <= 0
 );

-- check: required-link, for: body, path: {path: in_quarter, kind: area}
WITH "links_by_covers" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_covers" AS "l"
 WHERE
  "l"."in_force"
 UNION ALL
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_fully" AS "l"
 WHERE
  "l"."in_force"
), "fitting" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('city', 'quarter')
), "fitting_1" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('quarter')
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "fitting" AS "a"
 JOIN "fitting_1" AS "b"
  ON "a"."unit" = "b"."unit"
), "with_covers" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_covers" AS "e"
 JOIN "both" AS "w"
  ON "e"."target" = "w"."unit"
), "met_with_covers" AS (
 SELECT DISTINCT
  "unit"
 FROM "with_covers"
), "incomplete_covers" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'covers'
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council')
), "both_8" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "of_kinds_9" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('city', 'quarter')
), "both_10" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds_9" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_10"
  LIMIT 1
 ) AS "s"
), "any_of" AS (
 SELECT
  "unit"
 FROM "both_8"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed"
), "any_of_13" AS (
 SELECT
  "unit"
 FROM "with_covers"
 UNION
 SELECT
  "unit"
 FROM "any_of"
), "any_of_14" AS (
 SELECT
  "unit"
 FROM "any_of_13"
 UNION
 SELECT
  "unit"
 FROM "with_covers"
), "met_any_of_14" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of_14"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN "u"."kind" IN ('body', 'cell', 'club') AND "met_any_of_14"."unit" IS NULL THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'cell', 'club') AND "met_any_of_14"."unit" IS NULL
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place"
FROM "units" AS "u"
LEFT JOIN "met_with_covers"
 ON "met_with_covers"."unit" = "u"."unit"
LEFT JOIN "met_any_of_14"
 ON "met_any_of_14"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'cell', 'club') AND "met_any_of_14"."unit" IS NULL
  )
  OR (
   "u"."kind" IN ('body', 'cell', 'club') AND "met_with_covers"."unit" IS NULL
  )
 );

-- check: unique, fields: rank, within: never
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

-- check: unique, fields: rank, within: {path: covers, kind: ghost}
WITH "comparable" AS (
 SELECT
  "u"."unit",
  TRUE AS "must",
  CASE WHEN COALESCE((
   "u"."rank.low" = "u"."rank.high"
  ), FALSE) THEN "u"."rank.low" END AS "value0",
  CAST((
   CASE WHEN CASE WHEN COALESCE((
    "u"."rank.low" = "u"."rank.high"
   ), FALSE) THEN "u"."rank.low" END IS NULL THEN 1 ELSE 0 END
  ) AS INT) AS "unknown"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
), "incomplete_covers" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'covers'
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council')
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "of_kinds_8" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('city', 'quarter')
), "both_9" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds_8" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_9"
  LIMIT 1
 ) AS "s"
), "any_of" AS (
 SELECT
  "unit"
 FROM "both"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed"
), "may_stand_elsewhere" AS (
 SELECT
  "c".*,
  NOT "x"."unit" IS NULL AS "opened"
 FROM "comparable" AS "c"
 LEFT JOIN (
  SELECT DISTINCT
   "unit"
  FROM "any_of"
 ) AS "x"
  ON "x"."unit" = "c"."unit"
), "alike_elsewhere" AS (
 SELECT
  "w"."unit"
 FROM (
  SELECT
   "c"."unit",
   (
    (
     (
      "c"."unknown" = 0
      AND "c"."opened"
      AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."value0") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 0 AND "c"."opened" AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND "c"."opened" AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND "c"."opened" AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
    )
    OR (
     (
      "c"."unknown" = 0
      AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0 AND "c"."opened"
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."value0") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 0 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1 AND "c"."opened"
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0 AND "c"."opened"
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1 AND "c"."opened"
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
    )
   ) AS "perhaps"
  FROM "may_stand_elsewhere" AS "c"
 ) AS "w"
 WHERE
  "w"."perhaps"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(NULL AS INT) AS "part",
 'undecided' AS "state",
 0 AS "place"
FROM "units" AS "u"
LEFT JOIN "alike_elsewhere"
 ON "alike_elsewhere"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND NOT "alike_elsewhere"."unit" IS NULL;

-- check: unique, fields: rank, within: {path: covers, where: {rare: 2..}}
WITH "comparable" AS (
 SELECT
  "u"."unit",
  TRUE AS "must",
  CASE WHEN COALESCE((
   "u"."rank.low" = "u"."rank.high"
  ), FALSE) THEN "u"."rank.low" END AS "value0",
  CAST((
   CASE WHEN CASE WHEN COALESCE((
    "u"."rank.low" = "u"."rank.high"
   ), FALSE) THEN "u"."rank.low" END IS NULL THEN 1 ELSE 0 END
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
), "links_by_covers" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_covers" AS "l"
 WHERE
  "l"."in_force"
 UNION ALL
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_fully" AS "l"
 WHERE
  "l"."in_force"
), "along_covers" AS (
 SELECT DISTINCT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_covers" AS "e"
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
   FALSE
  ) AS "sure"
 FROM "comparable" AS "c"
 JOIN "along_covers" AS "p"
  ON "p"."start" = "c"."unit"
 JOIN (
  SELECT DISTINCT
   "unit"
  FROM "units_now"
 ) AS "t"
  ON "t"."unit" = "p"."unit"
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
), "incomplete_covers" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'covers'
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council')
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "of_kinds_8" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('city', 'quarter')
), "both_9" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds_8" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_9"
  LIMIT 1
 ) AS "s"
), "any_of" AS (
 SELECT
  "unit"
 FROM "both"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed"
), "may_stand_elsewhere" AS (
 SELECT
  "c".*,
  NOT "x"."unit" IS NULL AS "opened"
 FROM "comparable" AS "c"
 LEFT JOIN (
  SELECT DISTINCT
   "unit"
  FROM "any_of"
 ) AS "x"
  ON "x"."unit" = "c"."unit"
), "alike_elsewhere" AS (
 SELECT
  "w"."unit"
 FROM (
  SELECT
   "c"."unit",
   (
    (
     (
      "c"."unknown" = 0
      AND "c"."opened"
      AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."value0") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 0 AND "c"."opened" AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND "c"."opened" AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND "c"."opened" AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
    )
    OR (
     (
      "c"."unknown" = 0
      AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0 AND "c"."opened"
       ) THEN "c"."unit" END) OVER (PARTITION BY "c"."value0") < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 0 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1 AND "c"."opened"
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 0 AND "c"."opened"
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
     OR (
      "c"."unknown" = 1 AND COALESCE((
       MIN(CASE WHEN (
        "c"."unknown" = 1 AND "c"."opened"
       ) THEN "c"."unit" END) OVER () < "c"."unit"
      ), FALSE)
     )
    )
   ) AS "perhaps"
  FROM "may_stand_elsewhere" AS "c"
 ) AS "w"
 WHERE
  "w"."perhaps"
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
LEFT JOIN "alike_elsewhere"
 ON "alike_elsewhere"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND (
  COALESCE("alike"."fails", FALSE) OR (
   COALESCE("alike"."perhaps", FALSE) OR NOT "alike_elsewhere"."unit" IS NULL
  )
 );

-- check: total, field: debts
WITH "placed_debts" AS (
 SELECT
  "u"."unit",
  "u"."part_of.parent" AS "parent",
  NOT (
   (
    COALESCE("u"."guests.value" = TRUE, FALSE) OR "u"."guests.value" IS NULL
   ) AND "u"."kind" IN ('body', 'cell', 'club')
  )
  AND NOT "u"."part_of.position" IS NULL AS "must",
  NOT (
   COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'cell', 'club')
  ) AND NOT "u"."part_of.position" IS NULL AS "may"
 FROM "units" AS "u"
 WHERE
  "u"."in_force"
), "incomplete_part_of" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'part_of'
), "own_debts" AS (
 SELECT
  "u"."unit",
  "u"."part_of.depth" AS "depth",
  "u"."part_of.parent" AS "parent",
  NOT "u"."debts.low" IS NULL AS "stated",
  "u"."kind" IN ('body', 'cell', 'club') AS "having",
  NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell') AS "unlisted",
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
 LEFT JOIN "incomplete_part_of"
  ON "incomplete_part_of"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND (
   NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'cell', 'club')
  )
), "level2_debts" AS (
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
  "o"."depth" = 2
), "level1_debts" AS (
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
  "o"."depth" = 1
), "level0_debts" AS (
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
  "o"."depth" = 0
), "totals_debts" AS (
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
  "o"."depth" IS NULL
), "parts_debts" AS (
 /* what the parts of a unit state of debts */
 SELECT
  "p"."parent" AS "unit",
  CAST(CASE
   WHEN COUNT(*) = COUNT(CASE WHEN NOT "p"."must" AND COALESCE(0 < "t"."low", FALSE) THEN 0 ELSE "t"."low" END)
   THEN COALESCE(SUM(CASE WHEN NOT "p"."must" AND COALESCE(0 < "t"."low", FALSE) THEN 0 ELSE "t"."low" END), 0)
  END AS DOUBLE) AS "low",
  CAST(CASE
   WHEN COUNT(*) = COUNT(CASE WHEN NOT "p"."must" AND COALESCE("t"."high" < 0, FALSE) THEN 0 ELSE "t"."high" END)
   THEN COALESCE(SUM(CASE WHEN NOT "p"."must" AND COALESCE("t"."high" < 0, FALSE) THEN 0 ELSE "t"."high" END), 0)
  END AS DOUBLE) AS "high",
  COUNT(CASE WHEN "p"."must" THEN 1 END) AS "parts"
 FROM "placed_debts" AS "p"
 JOIN "totals_debts" AS "t"
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
   0 < COALESCE("parts_debts"."parts", 0) AND NOT "u"."debts.low" IS NULL
  )
  AND (
   (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
        AND COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      AND COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('-Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        END
        AND CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('-Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
     )
     THEN 1e-09 * CASE
      WHEN 1 IS NULL
      OR ABS(
       CASE
        WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
        THEN CAST('-Infinity' AS DOUBLE)
        ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
       END
      ) IS NULL
      THEN NULL
      ELSE GREATEST(
       1,
       ABS(
        CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('-Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        END
       )
      )
     END < (
      (
       CASE
        WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
        THEN CAST('-Infinity' AS DOUBLE)
        ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
       END
      ) - (
       COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
      )
     )
     ELSE COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CASE
      WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
      THEN CAST('-Infinity' AS DOUBLE)
      ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
     END
    END
   )
   OR (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        END
        AND CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      AND COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
        AND COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
     )
     THEN 1e-09 * CASE
      WHEN 1 IS NULL OR ABS(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))) IS NULL
      THEN NULL
      ELSE GREATEST(1, ABS(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))))
     END < (
      (
       COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
      ) - (
       CASE
        WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
        THEN CAST('Infinity' AS DOUBLE)
        ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
       END
      )
     )
     ELSE CASE
      WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
      THEN CAST('Infinity' AS DOUBLE)
      ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
     END < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
    END
   )
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN (
   0 < COALESCE("parts_debts"."parts", 0) AND NOT "u"."debts.low" IS NULL
  )
  AND (
   (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
        AND COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      AND COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('-Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        END
        AND CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('-Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
     )
     THEN 1e-09 * CASE
      WHEN 1 IS NULL
      OR ABS(
       CASE
        WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
        THEN CAST('-Infinity' AS DOUBLE)
        ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
       END
      ) IS NULL
      THEN NULL
      ELSE GREATEST(
       1,
       ABS(
        CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('-Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        END
       )
      )
     END < (
      (
       CASE
        WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
        THEN CAST('-Infinity' AS DOUBLE)
        ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
       END
      ) - (
       COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
      )
     )
     ELSE COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CASE
      WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
      THEN CAST('-Infinity' AS DOUBLE)
      ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
     END
    END
   )
   OR (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        END
        AND CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
      AND COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
        AND COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
     )
     THEN 1e-09 * CASE
      WHEN 1 IS NULL OR ABS(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))) IS NULL
      THEN NULL
      ELSE GREATEST(1, ABS(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))))
     END < (
      (
       COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
      ) - (
       CASE
        WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
        THEN CAST('Infinity' AS DOUBLE)
        ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
       END
      )
     )
     ELSE CASE
      WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
      THEN CAST('Infinity' AS DOUBLE)
      ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
     END < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
    END
   )
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) AS "0.low",
 COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) AS "0.high",
 CASE
  WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
 END AS "0.sum_low",
 CASE
  WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
 END AS "0.sum_high",
 COALESCE("parts_debts"."parts", 0) AS "0.parts"
FROM "units" AS "u"
LEFT JOIN "parts_debts"
 ON "parts_debts"."unit" = "u"."unit"
LEFT JOIN "incomplete_part_of"
 ON "incomplete_part_of"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   (
    0 < COALESCE("parts_debts"."parts", 0) AND NOT "u"."debts.low" IS NULL
   )
   AND (
    (
     CASE
      WHEN (
       COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
         AND COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       AND COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < CASE
          WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
          THEN CAST('-Infinity' AS DOUBLE)
          ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
         END
         AND CASE
          WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
          THEN CAST('-Infinity' AS DOUBLE)
          ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
         END < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
      )
      THEN 1e-09 * CASE
       WHEN 1 IS NULL
       OR ABS(
        CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('-Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        END
       ) IS NULL
       THEN NULL
       ELSE GREATEST(
        1,
        ABS(
         CASE
          WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
          THEN CAST('-Infinity' AS DOUBLE)
          ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
         END
        )
       )
      END < (
       (
        CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('-Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        END
       ) - (
        COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
       )
      )
      ELSE COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CASE
       WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
       THEN CAST('-Infinity' AS DOUBLE)
       ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      END
     END
    )
    OR (
     CASE
      WHEN (
       COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < CASE
          WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
          THEN CAST('Infinity' AS DOUBLE)
          ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
         END
         AND CASE
          WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
          THEN CAST('Infinity' AS DOUBLE)
          ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
         END < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
       AND COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
         AND COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
      )
      THEN 1e-09 * CASE
       WHEN 1 IS NULL OR ABS(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))) IS NULL
       THEN NULL
       ELSE GREATEST(1, ABS(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))))
      END < (
       (
        COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
       ) - (
        CASE
         WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
         THEN CAST('Infinity' AS DOUBLE)
         ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        END
       )
      )
      ELSE CASE
       WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
       THEN CAST('Infinity' AS DOUBLE)
       ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
      END < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
     END
    )
   )
  )
  OR (
   (
    NOT "parts_debts"."unit" IS NULL AND NOT "u"."debts.low" IS NULL
   )
   AND NOT (
    (
     (
      COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) = COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
      AND CASE
       WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
       THEN CAST('-Infinity' AS DOUBLE)
       ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      END = CASE
       WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
       THEN CAST('Infinity' AS DOUBLE)
       ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
      END
     )
     OR (
      COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) = CASE
       WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
       THEN CAST('-Infinity' AS DOUBLE)
       ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      END
      AND COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) = CASE
       WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
       THEN CAST('Infinity' AS DOUBLE)
       ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
      END
     )
    )
    AND NOT (
     (
      CASE
       WHEN (
        COALESCE(
         (
          CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
          AND COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
         ),
         FALSE
        )
        AND COALESCE(
         (
          CAST('-Infinity' AS DOUBLE) < CASE
           WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
           THEN CAST('-Infinity' AS DOUBLE)
           ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
          END
          AND CASE
           WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
           THEN CAST('-Infinity' AS DOUBLE)
           ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
          END < CAST('Infinity' AS DOUBLE)
         ),
         FALSE
        )
       )
       THEN 1e-09 * CASE
        WHEN 1 IS NULL
        OR ABS(
         CASE
          WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
          THEN CAST('-Infinity' AS DOUBLE)
          ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
         END
        ) IS NULL
        THEN NULL
        ELSE GREATEST(
         1,
         ABS(
          CASE
           WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
           THEN CAST('-Infinity' AS DOUBLE)
           ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
          END
         )
        )
       END < (
        (
         CASE
          WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
          THEN CAST('-Infinity' AS DOUBLE)
          ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
         END
        ) - (
         COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
        )
       )
       ELSE COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CASE
        WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
        THEN CAST('-Infinity' AS DOUBLE)
        ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
       END
      END
     )
     OR (
      CASE
       WHEN (
        COALESCE(
         (
          CAST('-Infinity' AS DOUBLE) < CASE
           WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
           THEN CAST('Infinity' AS DOUBLE)
           ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
          END
          AND CASE
           WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
           THEN CAST('Infinity' AS DOUBLE)
           ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
          END < CAST('Infinity' AS DOUBLE)
         ),
         FALSE
        )
        AND COALESCE(
         (
          CAST('-Infinity' AS DOUBLE) < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
          AND COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
         ),
         FALSE
        )
       )
       THEN 1e-09 * CASE
        WHEN 1 IS NULL OR ABS(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))) IS NULL
        THEN NULL
        ELSE GREATEST(1, ABS(COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))))
       END < (
        (
         COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
        ) - (
         CASE
          WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
          THEN CAST('Infinity' AS DOUBLE)
          ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
         END
        )
       )
       ELSE CASE
        WHEN NOT "incomplete_part_of"."unit" IS NULL OR "u"."kind" IN ('cell')
        THEN CAST('Infinity' AS DOUBLE)
        ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
       END < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
      END
     )
    )
   )
  )
 );

-- check: total, field: lost
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

-- check: total, field: owed
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

-- check: listed, for: body, field: rank, path: ^part_of+
WITH "above_part_of" AS (
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
  "u"."in_force" AND "u"."part_of.position" IS NULL
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "incomplete_part_of" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'part_of'
), "without_parent" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete_part_of" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "u"."part_of.parent" IS NULL
), "both_8" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "without_parent" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_8"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
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
 FROM "may_be_listed"
), "by_part_of" AS (
 SELECT DISTINCT
  "a"."above" AS "unit"
 FROM "above_part_of" AS "a"
 JOIN "any_of" AS "w"
  ON "a"."unit" = "w"."unit"
), "open_by_part_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "by_part_of"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "of_kinds" AS "u"
), "each_part_of" AS (
 SELECT
  "p"."start",
  "e"."unit" AS "unit"
 FROM "starts" AS "p"
 JOIN "above_part_of" AS "e"
  ON "p"."unit" = "e"."above"
 WHERE
  "e"."unit" <> "e"."above"
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "open_by_part_of"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."rank.low" IS NULL
  )
  AND NOT (
   COALESCE("way_counts"."low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
   AND COALESCE("u"."rank.low", 0) <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN (
   "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."rank.low" IS NULL
  )
  AND NOT (
   COALESCE("way_counts"."low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
   AND COALESCE("u"."rank.low", 0) <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."rank.low", 0) AS "0.low",
 COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AS "0.high",
 COALESCE("way_counts"."low", 0) AS "0.there_low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.there_high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   (
    "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."rank.low" IS NULL
   )
   AND NOT (
    COALESCE("way_counts"."low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("u"."rank.low", 0) <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
   )
  )
  OR (
   (
    "u"."kind" IN ('body', 'cell', 'club') AND NOT "u"."rank.low" IS NULL
   )
   AND NOT (
    COALESCE("way_counts"."low", 0) = CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
    AND COALESCE("u"."rank.low", 0) = COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("way_counts"."low", 0) = COALESCE("u"."rank.low", 0)
   )
  )
 );

-- check: listed, for: council, field: rank, path: seat/part_of*, distinct: false
WITH "links_by_seat" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_seat" AS "l"
 WHERE
  "l"."in_force"
), "above_part_of" AS (
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
  "u"."in_force" AND "u"."part_of.position" IS NULL
), "of_kinds_7" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "without_parent" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "of_kinds_7" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "u"."part_of.parent" IS NULL
), "incomplete_part_of" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'part_of'
), "both_11" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "of_kinds_7" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "without_parent" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_11"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "without_parent" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
 SELECT
  "unit"
 FROM "of_kinds_7"
 UNION
 SELECT
  "unit"
 FROM "both"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed"
), "by_part_of" AS (
 SELECT DISTINCT
  "a"."unit" AS "unit"
 FROM "above_part_of" AS "a"
 JOIN "any_of" AS "w"
  ON "a"."above" = "w"."unit"
), "with_seat" AS (
 SELECT DISTINCT
  "e"."source" AS "unit"
 FROM "links_by_seat" AS "e"
 JOIN "by_part_of" AS "w"
  ON "e"."target" = "w"."unit"
), "incomplete_seat" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'seat'
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
), "both_17" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_seat" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "both_18" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_seat" AS "a"
 JOIN "of_kinds_7" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed_19" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_18"
  LIMIT 1
 ) AS "s"
), "any_of_20" AS (
 SELECT
  "unit"
 FROM "both_17"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed_19"
), "any_of_21" AS (
 SELECT
  "unit"
 FROM "with_seat"
 UNION
 SELECT
  "unit"
 FROM "any_of_20"
), "open_any_of_21" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of_21"
), "starts" AS (
 SELECT
  "u"."unit" AS "start",
  "u"."unit"
 FROM "of_kinds" AS "u"
), "each_seat" AS (
 SELECT
  "p"."start",
  "e"."target" AS "unit"
 FROM "starts" AS "p"
 JOIN "links_by_seat" AS "e"
  ON "p"."unit" = "e"."source"
), "each_part_of" AS (
 SELECT
  "p"."start",
  "e"."above" AS "unit"
 FROM "each_seat" AS "p"
 JOIN "above_part_of" AS "e"
  ON "p"."unit" = "e"."unit"
), "units_now" AS (
 /* units in force on the day */
 SELECT
  *
 FROM "units"
 WHERE
  "in_force"
), "way_counts" AS (
 SELECT
  "unit",
  COALESCE(SUM("low"), 0) AS "low",
  COALESCE(SUM("high"), 0) AS "high"
 FROM (
  SELECT
   "p"."start" AS "unit",
   1 AS "low",
   0 AS "high"
  FROM "each_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "p"."start" AS "unit",
   0 AS "low",
   1 AS "high"
  FROM "each_part_of" AS "p"
  JOIN (
   SELECT DISTINCT
    "unit"
   FROM "units_now"
  ) AS "t"
   ON "p"."unit" = "t"."unit"
  UNION ALL
  SELECT
   "unit",
   0 AS "low",
   CAST('Infinity' AS DOUBLE) AS "high"
  FROM "open_any_of_21"
 ) AS "r"
 GROUP BY
  "unit"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN (
   "u"."kind" IN ('council') AND NOT "u"."rank.low" IS NULL
  )
  AND NOT (
   COALESCE("way_counts"."low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
   AND COALESCE("u"."rank.low", 0) <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN (
   "u"."kind" IN ('council') AND NOT "u"."rank.low" IS NULL
  )
  AND NOT (
   COALESCE("way_counts"."low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
   AND COALESCE("u"."rank.low", 0) <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."rank.low", 0) AS "0.low",
 COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AS "0.high",
 COALESCE("way_counts"."low", 0) AS "0.there_low",
 CAST(COALESCE("way_counts"."high", 0) AS DOUBLE) AS "0.there_high"
FROM "units" AS "u"
LEFT JOIN "way_counts"
 ON "way_counts"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   (
    "u"."kind" IN ('council') AND NOT "u"."rank.low" IS NULL
   )
   AND NOT (
    COALESCE("way_counts"."low", 0) <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("u"."rank.low", 0) <= CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
   )
  )
  OR (
   (
    "u"."kind" IN ('council') AND NOT "u"."rank.low" IS NULL
   )
   AND NOT (
    COALESCE("way_counts"."low", 0) = CAST(COALESCE("way_counts"."high", 0) AS DOUBLE)
    AND COALESCE("u"."rank.low", 0) = COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("way_counts"."low", 0) = COALESCE("u"."rank.low", 0)
   )
  )
 );

-- check: roots, along: part_of, allowed: club, fits: {rank: 3..}
WITH "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
), "without_parent" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "of_kinds" AS "s"
  ON "s"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "u"."part_of.parent" IS NULL
), "incomplete_part_of" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'part_of'
), "both_5" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "without_parent" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_5"
  LIMIT 1
 ) AS "s"
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_part_of" AS "a"
 JOIN "without_parent" AS "b"
  ON "a"."unit" = "b"."unit"
), "any_of" AS (
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
 FROM "may_be_listed"
), "met_any_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN NOT "u"."part_of.position" IS NULL
  AND NOT (
   (
    (
     NOT "u"."part_of.parent" IS NULL OR NOT "met_any_of"."unit" IS NULL
    ) OR "u"."kind" IN ('club')
   )
   OR 3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN NOT "u"."part_of.position" IS NULL
  AND NOT (
   (
    (
     NOT "u"."part_of.parent" IS NULL OR NOT "met_any_of"."unit" IS NULL
    ) OR "u"."kind" IN ('club')
   )
   OR 3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 "u"."kind" AS "0.kind"
FROM "units" AS "u"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   NOT "u"."part_of.position" IS NULL
   AND NOT (
    (
     (
      NOT "u"."part_of.parent" IS NULL OR NOT "met_any_of"."unit" IS NULL
     ) OR "u"."kind" IN ('club')
    )
    OR 3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
   )
  )
  OR (
   NOT "u"."part_of.position" IS NULL AND NOT (
    (
     NOT "u"."part_of.parent" IS NULL OR "u"."kind" IN ('club')
    ) OR 3 <= COALESCE("u"."rank.low", 0)
   )
  )
 );

-- check: roots, along: area_in
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN NOT "u"."area_in.position" IS NULL AND "u"."area_in.parent" IS NULL THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN NOT "u"."area_in.position" IS NULL AND "u"."area_in.parent" IS NULL
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 "u"."kind" AS "0.kind"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  NOT "u"."area_in.position" IS NULL AND "u"."area_in.parent" IS NULL
 );

-- check: pairs, link: covers, allowed: {body: [city], club: [quarter], council: []}
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
  "l"."link" AS "link",
  "s"."kind" AS "kind",
  "t"."id" AS "to",
  "t"."name" AS "to_name",
  "t"."kind" AS "other_kind"
 FROM "every_covers" AS "l"
 JOIN "asked" AS "a"
  ON "a"."unit" = "l"."source"
 JOIN "units" AS "s"
  ON "s"."unit" = "l"."source"
 JOIN "units" AS "t"
  ON "t"."unit" = "l"."target"
 WHERE
  "l"."in_force"
  AND (
   (
    "s"."kind" IN ('body', 'cell') AND NOT "t"."kind" IN ('city')
   )
   OR (
    "s"."kind" IN ('club') AND NOT "t"."kind" IN ('city', 'quarter')
   )
   OR "s"."kind" IN ('council')
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
 CASE WHEN "r"."part" = 0 THEN "r"."link" END AS "0.link",
 CASE WHEN "r"."part" = 0 THEN "r"."kind" END AS "0.kind",
 CASE WHEN "r"."part" = 0 THEN "r"."to" END AS "0.to",
 CASE WHEN "r"."part" = 0 THEN "r"."to_name" END AS "0.to_name",
 CASE WHEN "r"."part" = 0 THEN "r"."other_kind" END AS "0.other_kind"
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
   "f"."link",
   "f"."kind",
   "f"."to",
   "f"."to_name",
   "f"."other_kind"
  FROM "found" AS "f"
 ) AS "e"
) AS "r"
JOIN "units" AS "u"
 ON "u"."unit" = "r"."unit"
WHERE
 "r"."fails" OR (
  "r"."failing" = 0 AND "r"."nth" = 1
 );

-- check: holds, for: thing, that: {any: [{open: true}, {path: covers}]}
WITH "links_by_covers" AS (
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_covers" AS "l"
 WHERE
  "l"."in_force"
 UNION ALL
 SELECT
  "l"."source" AS "source",
  "l"."target" AS "target"
 FROM "links_fully" AS "l"
 WHERE
  "l"."in_force"
), "by_covers" AS (
 SELECT
  "e"."source" AS "unit"
 FROM "links_by_covers" AS "e"
 GROUP BY
  "e"."source"
), "incomplete_covers" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 JOIN "incomplete" AS "i"
  ON "i"."unit" = "u"."unit"
 WHERE
  "u"."in_force" AND "i"."link" = 'covers'
), "of_kinds" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council')
), "both" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds" AS "b"
  ON "a"."unit" = "b"."unit"
), "of_kinds_6" AS (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('city', 'quarter')
), "both_7" AS (
 SELECT DISTINCT
  "a"."unit"
 FROM "incomplete_covers" AS "a"
 JOIN "of_kinds_6" AS "b"
  ON "a"."unit" = "b"."unit"
), "may_be_listed" AS (
 SELECT
  "a"."unit"
 FROM "of_kinds" AS "a"
 CROSS JOIN (
  SELECT
   1 AS "one"
  FROM "both_7"
  LIMIT 1
 ) AS "s"
), "any_of" AS (
 SELECT
  "unit"
 FROM "both"
 UNION
 SELECT
  "unit"
 FROM "may_be_listed"
), "met_any_of" AS (
 SELECT DISTINCT
  "unit"
 FROM "any_of"
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN NOT (
   (
    COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
   ) OR (
    NOT "by_covers"."unit" IS NULL OR NOT "met_any_of"."unit" IS NULL
   )
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN NOT (
   (
    COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
   ) OR (
    NOT "by_covers"."unit" IS NULL OR NOT "met_any_of"."unit" IS NULL
   )
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place"
FROM "units" AS "u"
LEFT JOIN "by_covers"
 ON "by_covers"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  NOT (
   (
    COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
   ) OR (
    NOT "by_covers"."unit" IS NULL OR NOT "met_any_of"."unit" IS NULL
   )
  )
  OR NOT (
   COALESCE("u"."open.value" = TRUE, FALSE) OR NOT "by_covers"."unit" IS NULL
  )
 );
