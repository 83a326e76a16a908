-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- incomplete_covers
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'covers';

-- of_kinds_18
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council');

-- both
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_covers" AS "a"
JOIN "of_kinds_18" AS "b"
 ON "a"."unit" = "b"."unit";

-- of_kinds_20
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('city', 'quarter');

-- both_21
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_covers" AS "a"
JOIN "of_kinds_20" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed
SELECT
 "a"."unit"
FROM "of_kinds_18" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_21"
 LIMIT 1
) AS "s";

-- any_of
SELECT
 "unit"
FROM "both"
UNION
SELECT
 "unit"
FROM "may_be_listed";

-- of_kinds
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club');

-- both_24
SELECT DISTINCT
 "a"."unit"
FROM "any_of" AS "a"
JOIN "of_kinds" AS "b"
 ON "a"."unit" = "b"."unit";

-- of_kinds_12
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('council');

-- both_25
SELECT DISTINCT
 "a"."unit"
FROM "any_of" AS "a"
JOIN "of_kinds_12" AS "b"
 ON "a"."unit" = "b"."unit";

-- any_of_26
SELECT
 "unit"
FROM "both_24"
UNION
SELECT
 "unit"
FROM "both_25";

-- starts
SELECT
 "u"."unit" AS "start",
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND TRUE;

-- pairs_kept
SELECT
 "p"."start",
 "p"."unit"
FROM "starts" AS "p"
JOIN "of_kinds" AS "w"
 ON "p"."unit" = "w"."unit";

-- links_by_covers
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
 "l"."in_force";

-- along_covers
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "pairs_kept" AS "p"
JOIN "links_by_covers" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- above_area_in
SELECT
 "u"."unit",
 "u"."area_in.level0" AS "above",
 0 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND NOT "u"."area_in.level0" IS NULL
UNION ALL
SELECT
 "u"."unit",
 "u"."area_in.level1" AS "above",
 1 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND NOT "u"."area_in.level1" IS NULL
UNION ALL
SELECT
 "u"."unit",
 "u"."area_in.level2" AS "above",
 2 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND NOT "u"."area_in.level2" IS NULL
/* each unit with what is above it by area_in */
UNION ALL
SELECT
 "u"."unit",
 "u"."unit" AS "above",
 CAST(NULL AS INT) AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."area_in.position" IS NULL;

-- along_area_in
SELECT DISTINCT
 "p"."start",
 "e"."above" AS "unit"
FROM "along_covers" AS "p"
JOIN "above_area_in" AS "e"
 ON "p"."unit" = "e"."unit"
WHERE
 TRUE;

-- pairs_kept_13
SELECT
 "p"."start",
 "p"."unit"
FROM "starts" AS "p"
JOIN "of_kinds_12" AS "w"
 ON "p"."unit" = "w"."unit";

-- along_covers_14
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "pairs_kept_13" AS "p"
JOIN "links_by_covers" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- along_area_in_15
SELECT DISTINCT
 "p"."start",
 "e"."above" AS "unit"
FROM "along_covers_14" AS "p"
JOIN "above_area_in" AS "e"
 ON "p"."unit" = "e"."unit"
WHERE
 TRUE;

-- pairs
SELECT
 "start",
 "unit"
FROM "along_area_in"
UNION
SELECT
 "start",
 "unit"
FROM "along_area_in_15";

-- fitting
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND COALESCE("u"."open.value" = TRUE, FALSE);

-- fitting_3
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
 JOIN "fitting_3" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "unit",
  0 AS "low",
  CAST('Infinity' AS DOUBLE) AS "high"
 FROM "any_of_26"
) AS "r"
GROUP BY
 "unit";

-- links_by_visits
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_visits" AS "l"
WHERE
 "l"."in_force";

-- spread_visits
WITH RECURSIVE "repeated_visits" AS (
 SELECT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "fitting" AS "w"
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

-- any_of_30
SELECT
 "unit"
FROM "fitting"
UNION
SELECT
 "unit"
FROM "spread_visits";

-- met_any_of_30
SELECT DISTINCT
 "unit"
FROM "any_of_30";

-- spread_visits_31
WITH RECURSIVE "repeated_visits" AS (
 SELECT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "fitting_3" AS "w"
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

-- any_of_32
SELECT
 "unit"
FROM "fitting_3"
UNION
SELECT
 "unit"
FROM "spread_visits_31";

-- of_kinds_35
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'post');

-- incomplete_visits
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'visits';

-- both_37
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_visits" AS "a"
JOIN "of_kinds" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed_38
SELECT
 "a"."unit"
FROM "of_kinds_35" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_37"
 LIMIT 1
) AS "s";

-- of_kinds_33
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('post');

-- both_36
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_visits" AS "a"
JOIN "of_kinds_35" AS "b"
 ON "a"."unit" = "b"."unit";

-- any_of_39
SELECT
 "unit"
FROM "of_kinds_33"
UNION
SELECT
 "unit"
FROM "both_36"
UNION
SELECT
 "unit"
FROM "may_be_listed_38";

-- spread_visits_40
WITH RECURSIVE "repeated_visits" AS (
 SELECT
  "e"."source" AS "unit"
 FROM "links_by_visits" AS "e"
 JOIN "any_of_39" AS "w"
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

-- any_of_41
SELECT
 "unit"
FROM "any_of_39"
UNION
SELECT
 "unit"
FROM "spread_visits_40";

-- any_of_42
SELECT
 "unit"
FROM "any_of_32"
UNION
SELECT
 "unit"
FROM "any_of_41";

-- any_of_43
SELECT
 "unit"
FROM "any_of_42"
UNION
SELECT
 "unit"
FROM "any_of_30";

-- met_any_of_43
SELECT DISTINCT
 "unit"
FROM "any_of_43";

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

-- any_of_47
SELECT
 "start",
 "unit"
FROM "starts"
UNION
SELECT
 "start",
 "unit"
FROM "pairs_by_visits";

-- units_now
/* units in force on the day */
SELECT
 *
FROM "units"
WHERE
 "in_force";

-- reached_48
SELECT
 "unit",
 COALESCE(SUM("low"), 0) AS "low",
 COALESCE(SUM("high"), 0) AS "high"
FROM (
 SELECT
  "p"."start" AS "unit",
  1 AS "low",
  0 AS "high"
 FROM "any_of_47" AS "p"
 JOIN "units_now" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "p"."start" AS "unit",
  0 AS "low",
  1 AS "high"
 FROM "any_of_47" AS "p"
 JOIN "units_now" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "unit",
  0 AS "low",
  CAST('Infinity' AS DOUBLE) AS "high"
 FROM "any_of_41"
) AS "r"
GROUP BY
 "unit";

-- met_fitting
SELECT DISTINCT
 "unit"
FROM "fitting";

-- any_of_49
SELECT
 "unit"
FROM "fitting_3"
UNION
SELECT
 "unit"
FROM "fitting";

-- met_any_of_49
SELECT DISTINCT
 "unit"
FROM "any_of_49";

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

-- fitting_52
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND 3 <= COALESCE("u"."rank.low", 0);

-- by_part_of
SELECT DISTINCT
 "a"."unit" AS "unit"
FROM "above_part_of" AS "a"
JOIN "fitting_52" AS "w"
 ON "a"."above" = "w"."unit"
WHERE
 "a"."unit" <> "a"."above";

-- met_by_part_of
SELECT DISTINCT
 "unit"
FROM "by_part_of";

-- fitting_53
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND 3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE));

-- by_part_of_56
SELECT DISTINCT
 "a"."unit" AS "unit"
FROM "above_part_of" AS "a"
JOIN "fitting_53" AS "w"
 ON "a"."above" = "w"."unit"
WHERE
 "a"."unit" <> "a"."above";

-- without_parent
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "of_kinds" AS "s"
 ON "s"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "u"."part_of.parent" IS NULL;

-- incomplete_part_of
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'part_of';

-- both_60
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_part_of" AS "a"
JOIN "of_kinds" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed_61
SELECT
 "a"."unit"
FROM "without_parent" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_60"
 LIMIT 1
) AS "s";

-- both_59
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_part_of" AS "a"
JOIN "without_parent" AS "b"
 ON "a"."unit" = "b"."unit";

-- any_of_62
SELECT
 "unit"
FROM "of_kinds"
UNION
SELECT
 "unit"
FROM "both_59"
UNION
SELECT
 "unit"
FROM "may_be_listed_61";

-- by_part_of_63
SELECT DISTINCT
 "a"."unit" AS "unit"
FROM "above_part_of" AS "a"
JOIN "any_of_62" AS "w"
 ON "a"."above" = "w"."unit";

-- any_of_64
SELECT
 "unit"
FROM "by_part_of_56"
UNION
SELECT
 "unit"
FROM "by_part_of_63";

-- any_of_65
SELECT
 "unit"
FROM "any_of_64"
UNION
SELECT
 "unit"
FROM "by_part_of";

-- met_any_of_65
SELECT DISTINCT
 "unit"
FROM "any_of_65";

-- without_parent_69
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete_part_of" AS "s"
 ON "s"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "u"."part_of.parent" IS NULL;

-- both_70
SELECT DISTINCT
 "a"."unit"
FROM "without_parent_69" AS "a"
JOIN "of_kinds" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed_71
SELECT
 "a"."unit"
FROM "of_kinds" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_70"
 LIMIT 1
) AS "s";

-- any_of_72
SELECT
 "unit"
FROM "of_kinds"
UNION
SELECT
 "unit"
FROM "both_60"
UNION
SELECT
 "unit"
FROM "may_be_listed_71";

-- by_part_of_73
SELECT DISTINCT
 "a"."above" AS "unit"
FROM "above_part_of" AS "a"
JOIN "any_of_72" AS "w"
 ON "a"."unit" = "w"."unit";

-- along_part_of
SELECT DISTINCT
 "p"."start",
 "e"."unit" AS "unit"
FROM "starts" AS "p"
JOIN "above_part_of" AS "e"
 ON "p"."unit" = "e"."above"
WHERE
 TRUE;

-- reached_74
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
 JOIN "fitting" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "p"."start" AS "unit",
  0 AS "low",
  1 AS "high"
 FROM "along_part_of" AS "p"
 JOIN "fitting_3" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "unit",
  0 AS "low",
  CAST('Infinity' AS DOUBLE) AS "high"
 FROM "by_part_of_73"
) AS "r"
GROUP BY
 "unit";

-- links_by_seat
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_seat" AS "l"
WHERE
 "l"."in_force";

-- with_seat
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_seat" AS "e"
JOIN "any_of_62" AS "w"
 ON "e"."target" = "w"."unit";

-- incomplete_seat
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'seat';

-- both_81
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_seat" AS "a"
JOIN "of_kinds_12" AS "b"
 ON "a"."unit" = "b"."unit";

-- both_82
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_seat" AS "a"
JOIN "of_kinds" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed_83
SELECT
 "a"."unit"
FROM "of_kinds_12" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_82"
 LIMIT 1
) AS "s";

-- any_of_84
SELECT
 "unit"
FROM "both_81"
UNION
SELECT
 "unit"
FROM "may_be_listed_83";

-- any_of_85
SELECT
 "unit"
FROM "with_seat"
UNION
SELECT
 "unit"
FROM "any_of_84";

-- along_seat
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "starts" AS "p"
JOIN "links_by_seat" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- links_by_part_of
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_part_of" AS "l"
WHERE
 "l"."in_force";

-- along_part_of_78
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "along_seat" AS "p"
JOIN "links_by_part_of" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- reached_86
SELECT
 "unit",
 COALESCE(SUM("low"), 0) AS "low",
 COALESCE(SUM("high"), 0) AS "high"
FROM (
 SELECT
  "p"."start" AS "unit",
  1 AS "low",
  0 AS "high"
 FROM "along_part_of_78" AS "p"
 JOIN "units_now" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "p"."start" AS "unit",
  0 AS "low",
  1 AS "high"
 FROM "along_part_of_78" AS "p"
 JOIN "units_now" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "unit",
  0 AS "low",
  CAST('Infinity' AS DOUBLE) AS "high"
 FROM "any_of_85"
) AS "r"
GROUP BY
 "unit";

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND 2 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS "d_territory_open.yes",
 "u"."own_0" AND NOT 2 <= COALESCE("reached"."low", 0) AS "d_territory_open.no",
 "u"."own_1" AND NOT "met_any_of_43"."unit" IS NULL AS "d_star.yes",
 "u"."own_1" AND "met_any_of_30"."unit" IS NULL AS "d_star.no",
 "u"."own_1" AND 4 <= CAST(COALESCE("reached_48"."high", 0) AS DOUBLE) AS "d_star_two.yes",
 "u"."own_1" AND NOT 4 <= COALESCE("reached_48"."low", 0) AS "d_star_two.no",
 "u"."own_1" AND NOT "met_any_of_49"."unit" IS NULL AS "d_never.yes",
 "u"."own_1" AND "met_fitting"."unit" IS NULL AS "d_never.no",
 "u"."own_1" AND NOT "met_any_of_65"."unit" IS NULL AS "d_up.yes",
 "u"."own_1" AND "met_by_part_of"."unit" IS NULL AS "d_up.no",
 "u"."own_1" AND 2 <= CAST(COALESCE("reached_74"."high", 0) AS DOUBLE) AS "d_down.yes",
 "u"."own_1" AND NOT 2 <= COALESCE("reached_74"."low", 0) AS "d_down.no",
 "u"."own_2" AND (
  1 <= CAST(COALESCE("reached_86"."high", 0) AS DOUBLE) AND COALESCE("reached_86"."low", 0) <= 2
 ) AS "d_inner.yes",
 "u"."own_2" AND NOT (
  1 <= COALESCE("reached_86"."low", 0) AND CAST(COALESCE("reached_86"."high", 0) AS DOUBLE) <= 2
 ) AS "d_inner.no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club', 'council') AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_1",
  "u"."kind" IN ('council') AS "own_2"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   "u"."kind" IN ('body', 'cell', 'club', 'council') OR "u"."kind" IN ('body', 'cell', 'club') OR "u"."kind" IN ('council')
  )
) AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit"
LEFT JOIN "met_any_of_30"
 ON "met_any_of_30"."unit" = "u"."unit"
LEFT JOIN "met_any_of_43"
 ON "met_any_of_43"."unit" = "u"."unit"
LEFT JOIN "reached_48"
 ON "reached_48"."unit" = "u"."unit"
LEFT JOIN "met_fitting"
 ON "met_fitting"."unit" = "u"."unit"
LEFT JOIN "met_any_of_49"
 ON "met_any_of_49"."unit" = "u"."unit"
LEFT JOIN "met_by_part_of"
 ON "met_by_part_of"."unit" = "u"."unit"
LEFT JOIN "met_any_of_65"
 ON "met_any_of_65"."unit" = "u"."unit"
LEFT JOIN "reached_74"
 ON "reached_74"."unit" = "u"."unit"
LEFT JOIN "reached_86"
 ON "reached_86"."unit" = "u"."unit";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."d_territory_open.yes" AND NOT "e"."d_territory_open.no" THEN 1 END) AS "d_territory_open.yes",
 COUNT(CASE WHEN "e"."d_territory_open.yes" AND "e"."d_territory_open.no" THEN 1 END) AS "d_territory_open.either",
 COUNT(CASE WHEN "e"."d_territory_open.no" AND NOT "e"."d_territory_open.yes" THEN 1 END) AS "d_territory_open.no",
 COUNT(CASE WHEN "e"."d_star.yes" AND NOT "e"."d_star.no" THEN 1 END) AS "d_star.yes",
 COUNT(CASE WHEN "e"."d_star.yes" AND "e"."d_star.no" THEN 1 END) AS "d_star.either",
 COUNT(CASE WHEN "e"."d_star.no" AND NOT "e"."d_star.yes" THEN 1 END) AS "d_star.no",
 COUNT(CASE WHEN "e"."d_star_two.yes" AND NOT "e"."d_star_two.no" THEN 1 END) AS "d_star_two.yes",
 COUNT(CASE WHEN "e"."d_star_two.yes" AND "e"."d_star_two.no" THEN 1 END) AS "d_star_two.either",
 COUNT(CASE WHEN "e"."d_star_two.no" AND NOT "e"."d_star_two.yes" THEN 1 END) AS "d_star_two.no",
 COUNT(CASE WHEN "e"."d_never.yes" AND NOT "e"."d_never.no" THEN 1 END) AS "d_never.yes",
 COUNT(CASE WHEN "e"."d_never.yes" AND "e"."d_never.no" THEN 1 END) AS "d_never.either",
 COUNT(CASE WHEN "e"."d_never.no" AND NOT "e"."d_never.yes" THEN 1 END) AS "d_never.no",
 COUNT(CASE WHEN "e"."d_up.yes" AND NOT "e"."d_up.no" THEN 1 END) AS "d_up.yes",
 COUNT(CASE WHEN "e"."d_up.yes" AND "e"."d_up.no" THEN 1 END) AS "d_up.either",
 COUNT(CASE WHEN "e"."d_up.no" AND NOT "e"."d_up.yes" THEN 1 END) AS "d_up.no",
 COUNT(CASE WHEN "e"."d_down.yes" AND NOT "e"."d_down.no" THEN 1 END) AS "d_down.yes",
 COUNT(CASE WHEN "e"."d_down.yes" AND "e"."d_down.no" THEN 1 END) AS "d_down.either",
 COUNT(CASE WHEN "e"."d_down.no" AND NOT "e"."d_down.yes" THEN 1 END) AS "d_down.no",
 COUNT(CASE WHEN "e"."d_inner.yes" AND NOT "e"."d_inner.no" THEN 1 END) AS "d_inner.yes",
 COUNT(CASE WHEN "e"."d_inner.yes" AND "e"."d_inner.no" THEN 1 END) AS "d_inner.either",
 COUNT(CASE WHEN "e"."d_inner.no" AND NOT "e"."d_inner.yes" THEN 1 END) AS "d_inner.no"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_88
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND 2 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS "yes",
 "u"."own_0" AND NOT 2 <= COALESCE("reached"."low", 0) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club', 'council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council')
) AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit";

-- told_of
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_88" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_91
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND NOT "met_any_of_43"."unit" IS NULL AS "yes",
 "u"."own_0" AND "met_any_of_30"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "met_any_of_30"
 ON "met_any_of_30"."unit" = "u"."unit"
LEFT JOIN "met_any_of_43"
 ON "met_any_of_43"."unit" = "u"."unit";

-- told_of_93
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_91" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_94
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND 4 <= CAST(COALESCE("reached_48"."high", 0) AS DOUBLE) AS "yes",
 "u"."own_0" AND NOT 4 <= COALESCE("reached_48"."low", 0) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "reached_48"
 ON "reached_48"."unit" = "u"."unit";

-- told_of_96
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_94" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_97
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND NOT "met_any_of_49"."unit" IS NULL AS "yes",
 "u"."own_0" AND "met_fitting"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "met_fitting"
 ON "met_fitting"."unit" = "u"."unit"
LEFT JOIN "met_any_of_49"
 ON "met_any_of_49"."unit" = "u"."unit";

-- told_of_99
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_97" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_100
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND NOT "met_any_of_65"."unit" IS NULL AS "yes",
 "u"."own_0" AND "met_by_part_of"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "met_by_part_of"
 ON "met_by_part_of"."unit" = "u"."unit"
LEFT JOIN "met_any_of_65"
 ON "met_any_of_65"."unit" = "u"."unit";

-- told_of_102
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_100" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_103
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND 2 <= CAST(COALESCE("reached_74"."high", 0) AS DOUBLE) AS "yes",
 "u"."own_0" AND NOT 2 <= COALESCE("reached_74"."low", 0) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "reached_74"
 ON "reached_74"."unit" = "u"."unit";

-- told_of_105
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_103" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_106
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND (
  1 <= CAST(COALESCE("reached_86"."high", 0) AS DOUBLE) AND COALESCE("reached_86"."low", 0) <= 2
 ) AS "yes",
 "u"."own_0" AND NOT (
  1 <= COALESCE("reached_86"."low", 0) AND CAST(COALESCE("reached_86"."high", 0) AS DOUBLE) <= 2
 ) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u"
LEFT JOIN "reached_86"
 ON "reached_86"."unit" = "u"."unit";

-- told_of_108
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_106" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- figures 1
SELECT
 "grp",
 "d_territory_open.low_top",
 "d_territory_open.low_bottom",
 "d_territory_open.high_top",
 "d_territory_open.high_bottom",
 "d_territory_open.numerator_low",
 "d_territory_open.numerator_high",
 "d_territory_open.denominator_low",
 "d_territory_open.denominator_high",
 "d_territory_open.unknown",
 "d_territory_open.gap",
 "d_territory_open.possible",
 "d_territory_open.excluded",
 "d_territory_open.several",
 CASE
  WHEN "d_territory_open.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_territory_open.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_territory_open.low_top" AS DOUBLE) / CAST(NULLIF("d_territory_open.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_territory_open.low",
 CASE
  WHEN "d_territory_open.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_territory_open.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_territory_open.high_top" AS DOUBLE) / CAST(NULLIF("d_territory_open.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_territory_open.high",
 "d_star.low_top",
 "d_star.low_bottom",
 "d_star.high_top",
 "d_star.high_bottom",
 "d_star.numerator_low",
 "d_star.numerator_high",
 "d_star.denominator_low",
 "d_star.denominator_high",
 "d_star.unknown",
 "d_star.gap",
 "d_star.possible",
 "d_star.excluded",
 "d_star.several",
 CASE
  WHEN "d_star.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_star.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_star.low_top" AS DOUBLE) / CAST(NULLIF("d_star.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_star.low",
 CASE
  WHEN "d_star.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_star.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_star.high_top" AS DOUBLE) / CAST(NULLIF("d_star.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_star.high",
 "d_star_two.low_top",
 "d_star_two.low_bottom",
 "d_star_two.high_top",
 "d_star_two.high_bottom",
 "d_star_two.numerator_low",
 "d_star_two.numerator_high",
 "d_star_two.denominator_low",
 "d_star_two.denominator_high",
 "d_star_two.unknown",
 "d_star_two.gap",
 "d_star_two.possible",
 "d_star_two.excluded",
 "d_star_two.several",
 CASE
  WHEN "d_star_two.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_star_two.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_star_two.low_top" AS DOUBLE) / CAST(NULLIF("d_star_two.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_star_two.low",
 CASE
  WHEN "d_star_two.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_star_two.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_star_two.high_top" AS DOUBLE) / CAST(NULLIF("d_star_two.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_star_two.high",
 "d_never.low_top",
 "d_never.low_bottom",
 "d_never.high_top",
 "d_never.high_bottom",
 "d_never.numerator_low",
 "d_never.numerator_high",
 "d_never.denominator_low",
 "d_never.denominator_high",
 "d_never.unknown",
 "d_never.gap",
 "d_never.possible",
 "d_never.excluded",
 "d_never.several",
 CASE
  WHEN "d_never.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_never.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_never.low_top" AS DOUBLE) / CAST(NULLIF("d_never.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_never.low",
 CASE
  WHEN "d_never.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_never.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_never.high_top" AS DOUBLE) / CAST(NULLIF("d_never.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_never.high",
 "d_up.low_top",
 "d_up.low_bottom",
 "d_up.high_top",
 "d_up.high_bottom",
 "d_up.numerator_low",
 "d_up.numerator_high",
 "d_up.denominator_low",
 "d_up.denominator_high",
 "d_up.unknown",
 "d_up.gap",
 "d_up.possible",
 "d_up.excluded",
 "d_up.several",
 CASE
  WHEN "d_up.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_up.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_up.low_top" AS DOUBLE) / CAST(NULLIF("d_up.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_up.low",
 CASE
  WHEN "d_up.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_up.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_up.high_top" AS DOUBLE) / CAST(NULLIF("d_up.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_up.high",
 "d_down.low_top",
 "d_down.low_bottom",
 "d_down.high_top",
 "d_down.high_bottom",
 "d_down.numerator_low",
 "d_down.numerator_high",
 "d_down.denominator_low",
 "d_down.denominator_high",
 "d_down.unknown",
 "d_down.gap",
 "d_down.possible",
 "d_down.excluded",
 "d_down.several",
 CASE
  WHEN "d_down.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_down.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_down.low_top" AS DOUBLE) / CAST(NULLIF("d_down.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_down.low",
 CASE
  WHEN "d_down.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_down.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_down.high_top" AS DOUBLE) / CAST(NULLIF("d_down.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_down.high",
 "d_inner.low_top",
 "d_inner.low_bottom",
 "d_inner.high_top",
 "d_inner.high_bottom",
 "d_inner.numerator_low",
 "d_inner.numerator_high",
 "d_inner.denominator_low",
 "d_inner.denominator_high",
 "d_inner.unknown",
 "d_inner.gap",
 "d_inner.possible",
 "d_inner.excluded",
 "d_inner.several",
 CASE
  WHEN "d_inner.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_inner.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_inner.low_top" AS DOUBLE) / CAST(NULLIF("d_inner.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "d_inner.low",
 CASE
  WHEN "d_inner.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "d_inner.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("d_inner.high_top" AS DOUBLE) / CAST(NULLIF("d_inner.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "d_inner.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group"."d_territory_open.yes", 0) AS "d_territory_open.low_top",
  COALESCE("by_group"."d_territory_open.yes", 0) + COALESCE("by_group"."d_territory_open.either", 0) + COALESCE("by_group"."d_territory_open.no", 0) AS "d_territory_open.low_bottom",
  COALESCE("by_group"."d_territory_open.yes", 0) + COALESCE("by_group"."d_territory_open.either", 0) AS "d_territory_open.high_top",
  COALESCE("by_group"."d_territory_open.yes", 0) + COALESCE("by_group"."d_territory_open.either", 0) + COALESCE("by_group"."d_territory_open.no", 0) AS "d_territory_open.high_bottom",
  COALESCE("by_group"."d_territory_open.yes", 0) AS "d_territory_open.numerator_low",
  COALESCE("by_group"."d_territory_open.yes", 0) + COALESCE("by_group"."d_territory_open.either", 0) AS "d_territory_open.numerator_high",
  COALESCE("by_group"."d_territory_open.yes", 0) + COALESCE("by_group"."d_territory_open.either", 0) + COALESCE("by_group"."d_territory_open.no", 0) AS "d_territory_open.denominator_low",
  COALESCE("by_group"."d_territory_open.yes", 0) + COALESCE("by_group"."d_territory_open.either", 0) + COALESCE("by_group"."d_territory_open.no", 0) AS "d_territory_open.denominator_high",
  COALESCE("by_group"."d_territory_open.either", 0) AS "d_territory_open.unknown",
  COALESCE("by_group"."d_territory_open.no", 0) AS "d_territory_open.gap",
  COALESCE("by_group"."d_territory_open.either", 0) AS "d_territory_open.possible",
  0 AS "d_territory_open.excluded",
  0 AS "d_territory_open.several",
  COALESCE("by_group"."d_star.yes", 0) AS "d_star.low_top",
  COALESCE("by_group"."d_star.yes", 0) + COALESCE("by_group"."d_star.either", 0) + COALESCE("by_group"."d_star.no", 0) AS "d_star.low_bottom",
  COALESCE("by_group"."d_star.yes", 0) + COALESCE("by_group"."d_star.either", 0) AS "d_star.high_top",
  COALESCE("by_group"."d_star.yes", 0) + COALESCE("by_group"."d_star.either", 0) + COALESCE("by_group"."d_star.no", 0) AS "d_star.high_bottom",
  COALESCE("by_group"."d_star.yes", 0) AS "d_star.numerator_low",
  COALESCE("by_group"."d_star.yes", 0) + COALESCE("by_group"."d_star.either", 0) AS "d_star.numerator_high",
  COALESCE("by_group"."d_star.yes", 0) + COALESCE("by_group"."d_star.either", 0) + COALESCE("by_group"."d_star.no", 0) AS "d_star.denominator_low",
  COALESCE("by_group"."d_star.yes", 0) + COALESCE("by_group"."d_star.either", 0) + COALESCE("by_group"."d_star.no", 0) AS "d_star.denominator_high",
  COALESCE("by_group"."d_star.either", 0) AS "d_star.unknown",
  COALESCE("by_group"."d_star.no", 0) AS "d_star.gap",
  COALESCE("by_group"."d_star.either", 0) AS "d_star.possible",
  0 AS "d_star.excluded",
  0 AS "d_star.several",
  COALESCE("by_group"."d_star_two.yes", 0) AS "d_star_two.low_top",
  COALESCE("by_group"."d_star_two.yes", 0) + COALESCE("by_group"."d_star_two.either", 0) + COALESCE("by_group"."d_star_two.no", 0) AS "d_star_two.low_bottom",
  COALESCE("by_group"."d_star_two.yes", 0) + COALESCE("by_group"."d_star_two.either", 0) AS "d_star_two.high_top",
  COALESCE("by_group"."d_star_two.yes", 0) + COALESCE("by_group"."d_star_two.either", 0) + COALESCE("by_group"."d_star_two.no", 0) AS "d_star_two.high_bottom",
  COALESCE("by_group"."d_star_two.yes", 0) AS "d_star_two.numerator_low",
  COALESCE("by_group"."d_star_two.yes", 0) + COALESCE("by_group"."d_star_two.either", 0) AS "d_star_two.numerator_high",
  COALESCE("by_group"."d_star_two.yes", 0) + COALESCE("by_group"."d_star_two.either", 0) + COALESCE("by_group"."d_star_two.no", 0) AS "d_star_two.denominator_low",
  COALESCE("by_group"."d_star_two.yes", 0) + COALESCE("by_group"."d_star_two.either", 0) + COALESCE("by_group"."d_star_two.no", 0) AS "d_star_two.denominator_high",
  COALESCE("by_group"."d_star_two.either", 0) AS "d_star_two.unknown",
  COALESCE("by_group"."d_star_two.no", 0) AS "d_star_two.gap",
  COALESCE("by_group"."d_star_two.either", 0) AS "d_star_two.possible",
  0 AS "d_star_two.excluded",
  0 AS "d_star_two.several",
  COALESCE("by_group"."d_never.yes", 0) AS "d_never.low_top",
  COALESCE("by_group"."d_never.yes", 0) + COALESCE("by_group"."d_never.either", 0) + COALESCE("by_group"."d_never.no", 0) AS "d_never.low_bottom",
  COALESCE("by_group"."d_never.yes", 0) + COALESCE("by_group"."d_never.either", 0) AS "d_never.high_top",
  COALESCE("by_group"."d_never.yes", 0) + COALESCE("by_group"."d_never.either", 0) + COALESCE("by_group"."d_never.no", 0) AS "d_never.high_bottom",
  COALESCE("by_group"."d_never.yes", 0) AS "d_never.numerator_low",
  COALESCE("by_group"."d_never.yes", 0) + COALESCE("by_group"."d_never.either", 0) AS "d_never.numerator_high",
  COALESCE("by_group"."d_never.yes", 0) + COALESCE("by_group"."d_never.either", 0) + COALESCE("by_group"."d_never.no", 0) AS "d_never.denominator_low",
  COALESCE("by_group"."d_never.yes", 0) + COALESCE("by_group"."d_never.either", 0) + COALESCE("by_group"."d_never.no", 0) AS "d_never.denominator_high",
  COALESCE("by_group"."d_never.either", 0) AS "d_never.unknown",
  COALESCE("by_group"."d_never.no", 0) AS "d_never.gap",
  COALESCE("by_group"."d_never.either", 0) AS "d_never.possible",
  0 AS "d_never.excluded",
  0 AS "d_never.several",
  COALESCE("by_group"."d_up.yes", 0) AS "d_up.low_top",
  COALESCE("by_group"."d_up.yes", 0) + COALESCE("by_group"."d_up.either", 0) + COALESCE("by_group"."d_up.no", 0) AS "d_up.low_bottom",
  COALESCE("by_group"."d_up.yes", 0) + COALESCE("by_group"."d_up.either", 0) AS "d_up.high_top",
  COALESCE("by_group"."d_up.yes", 0) + COALESCE("by_group"."d_up.either", 0) + COALESCE("by_group"."d_up.no", 0) AS "d_up.high_bottom",
  COALESCE("by_group"."d_up.yes", 0) AS "d_up.numerator_low",
  COALESCE("by_group"."d_up.yes", 0) + COALESCE("by_group"."d_up.either", 0) AS "d_up.numerator_high",
  COALESCE("by_group"."d_up.yes", 0) + COALESCE("by_group"."d_up.either", 0) + COALESCE("by_group"."d_up.no", 0) AS "d_up.denominator_low",
  COALESCE("by_group"."d_up.yes", 0) + COALESCE("by_group"."d_up.either", 0) + COALESCE("by_group"."d_up.no", 0) AS "d_up.denominator_high",
  COALESCE("by_group"."d_up.either", 0) AS "d_up.unknown",
  COALESCE("by_group"."d_up.no", 0) AS "d_up.gap",
  COALESCE("by_group"."d_up.either", 0) AS "d_up.possible",
  0 AS "d_up.excluded",
  0 AS "d_up.several",
  COALESCE("by_group"."d_down.yes", 0) AS "d_down.low_top",
  COALESCE("by_group"."d_down.yes", 0) + COALESCE("by_group"."d_down.either", 0) + COALESCE("by_group"."d_down.no", 0) AS "d_down.low_bottom",
  COALESCE("by_group"."d_down.yes", 0) + COALESCE("by_group"."d_down.either", 0) AS "d_down.high_top",
  COALESCE("by_group"."d_down.yes", 0) + COALESCE("by_group"."d_down.either", 0) + COALESCE("by_group"."d_down.no", 0) AS "d_down.high_bottom",
  COALESCE("by_group"."d_down.yes", 0) AS "d_down.numerator_low",
  COALESCE("by_group"."d_down.yes", 0) + COALESCE("by_group"."d_down.either", 0) AS "d_down.numerator_high",
  COALESCE("by_group"."d_down.yes", 0) + COALESCE("by_group"."d_down.either", 0) + COALESCE("by_group"."d_down.no", 0) AS "d_down.denominator_low",
  COALESCE("by_group"."d_down.yes", 0) + COALESCE("by_group"."d_down.either", 0) + COALESCE("by_group"."d_down.no", 0) AS "d_down.denominator_high",
  COALESCE("by_group"."d_down.either", 0) AS "d_down.unknown",
  COALESCE("by_group"."d_down.no", 0) AS "d_down.gap",
  COALESCE("by_group"."d_down.either", 0) AS "d_down.possible",
  0 AS "d_down.excluded",
  0 AS "d_down.several",
  COALESCE("by_group"."d_inner.yes", 0) AS "d_inner.low_top",
  COALESCE("by_group"."d_inner.yes", 0) + COALESCE("by_group"."d_inner.either", 0) + COALESCE("by_group"."d_inner.no", 0) AS "d_inner.low_bottom",
  COALESCE("by_group"."d_inner.yes", 0) + COALESCE("by_group"."d_inner.either", 0) AS "d_inner.high_top",
  COALESCE("by_group"."d_inner.yes", 0) + COALESCE("by_group"."d_inner.either", 0) + COALESCE("by_group"."d_inner.no", 0) AS "d_inner.high_bottom",
  COALESCE("by_group"."d_inner.yes", 0) AS "d_inner.numerator_low",
  COALESCE("by_group"."d_inner.yes", 0) + COALESCE("by_group"."d_inner.either", 0) AS "d_inner.numerator_high",
  COALESCE("by_group"."d_inner.yes", 0) + COALESCE("by_group"."d_inner.either", 0) + COALESCE("by_group"."d_inner.no", 0) AS "d_inner.denominator_low",
  COALESCE("by_group"."d_inner.yes", 0) + COALESCE("by_group"."d_inner.either", 0) + COALESCE("by_group"."d_inner.no", 0) AS "d_inner.denominator_high",
  COALESCE("by_group"."d_inner.either", 0) AS "d_inner.unknown",
  COALESCE("by_group"."d_inner.no", 0) AS "d_inner.gap",
  COALESCE("by_group"."d_inner.either", 0) AS "d_inner.possible",
  0 AS "d_inner.excluded",
  0 AS "d_inner.several"
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
