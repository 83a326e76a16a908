-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

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

-- by_covers
SELECT
 "e"."source" AS "unit",
 COUNT(DISTINCT "e"."target") AS "reached"
FROM "links_by_covers" AS "e"
GROUP BY
 "e"."source";

-- incomplete_covers
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'covers';

-- of_kinds
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council');

-- both
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_covers" AS "a"
JOIN "of_kinds" AS "b"
 ON "a"."unit" = "b"."unit";

-- of_kinds_8
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('city', 'quarter');

-- both_9
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_covers" AS "a"
JOIN "of_kinds_8" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed
SELECT
 "a"."unit"
FROM "of_kinds" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_9"
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

-- met_any_of
SELECT DISTINCT
 "unit"
FROM "any_of";

-- links_by_seat
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target",
 COALESCE("l"."role.value" IN ('chair'), FALSE) AND 2 <= COALESCE("l"."votes.low", 0) AS "sure"
FROM "links_seat" AS "l"
WHERE
 "l"."in_force"
 AND (
  (
   COALESCE("l"."role.value" IN ('chair'), FALSE) OR "l"."role.value" IS NULL
  ) AND 2 <= COALESCE("l"."votes.high", CAST('Infinity' AS DOUBLE))
 );

-- by_seat
SELECT
 "e"."source" AS "unit",
 BOOL_OR(CAST("e"."sure" AS BOOLEAN)) AS "some"
FROM "links_by_seat" AS "e"
GROUP BY
 "e"."source";

-- incomplete_seat
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'seat';

-- of_kinds_16
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('council');

-- both_17
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_seat" AS "a"
JOIN "of_kinds_16" AS "b"
 ON "a"."unit" = "b"."unit";

-- of_kinds_18
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club');

-- both_19
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_seat" AS "a"
JOIN "of_kinds_18" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed_20
SELECT
 "a"."unit"
FROM "of_kinds_16" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_19"
 LIMIT 1
) AS "s";

-- any_of_21
SELECT
 "unit"
FROM "both_17"
UNION
SELECT
 "unit"
FROM "may_be_listed_20";

-- met_any_of_21
SELECT DISTINCT
 "unit"
FROM "any_of_21";

-- links_by_seat_23
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target",
 COALESCE("l"."firm.value" = TRUE, FALSE) OR "l"."firm.value" IS NULL AS "sure"
FROM "links_seat" AS "l"
WHERE
 "l"."in_force" AND (
  (
   COALESCE("l"."firm.value" = TRUE, FALSE) OR "l"."firm.value" IS NULL
  ) OR "l"."firm.value" IS NULL
 );

-- by_seat_24
SELECT
 "e"."source" AS "unit",
 COUNT(DISTINCT CASE WHEN "e"."sure" THEN "e"."target" END) AS "reached",
 COUNT(DISTINCT "e"."target") AS "reached_1"
FROM "links_by_seat_23" AS "e"
GROUP BY
 "e"."source";

-- links_by_seat_27
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_seat" AS "l"
WHERE
 "l"."in_force";

-- fitting
SELECT
 "u"."unit"
FROM "units" AS "u"
LEFT JOIN "by_covers"
 ON "by_covers"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND NOT "by_covers"."unit" IS NULL;

-- with_seat
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_seat_27" AS "e"
JOIN "fitting" AS "w"
 ON "e"."target" = "w"."unit";

-- links_by_sent_by
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_sent_by" AS "l"
WHERE
 "l"."in_force";

-- with_sent_by
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_sent_by" AS "e"
JOIN "fitting" AS "w"
 ON "e"."target" = "w"."unit";

-- any_of_31
SELECT
 "unit"
FROM "with_seat"
UNION
SELECT
 "unit"
FROM "with_sent_by";

-- met_any_of_31
SELECT DISTINCT
 "unit"
FROM "any_of_31";

-- fitting_26
SELECT
 "u"."unit"
FROM "units" AS "u"
LEFT JOIN "by_covers"
 ON "by_covers"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND (
  NOT "by_covers"."unit" IS NULL OR NOT "met_any_of"."unit" IS NULL
 );

-- with_seat_32
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_seat_27" AS "e"
JOIN "fitting_26" AS "w"
 ON "e"."target" = "w"."unit";

-- any_of_33
SELECT
 "unit"
FROM "with_seat_32"
UNION
SELECT
 "unit"
FROM "any_of_21";

-- with_sent_by_34
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_sent_by" AS "e"
JOIN "fitting_26" AS "w"
 ON "e"."target" = "w"."unit";

-- any_of_35
SELECT
 "unit"
FROM "any_of_33"
UNION
SELECT
 "unit"
FROM "with_sent_by_34";

-- any_of_36
SELECT
 "unit"
FROM "any_of_35"
UNION
SELECT
 "unit"
FROM "any_of_31";

-- met_any_of_36
SELECT DISTINCT
 "unit"
FROM "any_of_36";

-- incomplete_visits
SELECT
 "u"."unit"
FROM "units" AS "u"
JOIN "incomplete" AS "i"
 ON "i"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND "i"."link" = 'visits';

-- of_kinds_47
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'post');

-- both_48
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_visits" AS "a"
JOIN "of_kinds_47" AS "b"
 ON "a"."unit" = "b"."unit";

-- may_be_listed_49
SELECT
 "a"."unit"
FROM "of_kinds_18" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_48"
 LIMIT 1
) AS "s";

-- both_46
SELECT DISTINCT
 "a"."unit"
FROM "incomplete_visits" AS "a"
JOIN "of_kinds_18" AS "b"
 ON "a"."unit" = "b"."unit";

-- any_of_50
SELECT
 "unit"
FROM "of_kinds_18"
UNION
SELECT
 "unit"
FROM "both_46"
UNION
SELECT
 "unit"
FROM "may_be_listed_49";

-- may_be_listed_51
SELECT
 "a"."unit"
FROM "of_kinds_18" AS "a"
CROSS JOIN (
 SELECT
  1 AS "one"
 FROM "both_17"
 LIMIT 1
) AS "s";

-- any_of_52
SELECT
 "unit"
FROM "both_19"
UNION
SELECT
 "unit"
FROM "may_be_listed_51";

-- any_of_53
SELECT
 "unit"
FROM "any_of_50"
UNION
SELECT
 "unit"
FROM "any_of_52";

-- starts
SELECT
 "u"."unit" AS "start",
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND TRUE;

-- links_by_visits
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
JOIN "links_by_visits" AS "e"
 ON "p"."unit" = "e"."source"
WHERE
 TRUE;

-- links_by_seat_42
SELECT
 "l"."target" AS "source",
 "l"."source" AS "target"
FROM "links_seat" AS "l"
WHERE
 "l"."in_force";

-- along_seat
SELECT DISTINCT
 "p"."start",
 "e"."target" AS "unit"
FROM "starts" AS "p"
JOIN "links_by_seat_42" AS "e"
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
FROM "along_seat";

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
 FROM "pairs" AS "p"
 JOIN "units_now" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "p"."start" AS "unit",
  0 AS "low",
  1 AS "high"
 FROM "pairs" AS "p"
 JOIN "units_now" AS "t"
  ON "p"."unit" = "t"."unit"
 UNION ALL
 SELECT
  "unit",
  0 AS "low",
  CAST('Infinity' AS DOUBLE) AS "high"
 FROM "any_of_53"
) AS "r"
GROUP BY
 "unit";

-- links_by_coheld
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_coheld" AS "l"
WHERE
 "l"."in_force"
UNION ALL
SELECT
 "l"."target" AS "source",
 "l"."source" AS "target"
FROM "links_coheld" AS "l"
WHERE
 "l"."in_force";

-- by_coheld
SELECT
 "e"."source" AS "unit",
 BOOL_OR(CAST(COALESCE("u"."open.value" = TRUE, FALSE) AS BOOLEAN)) AS "some",
 BOOL_OR(CAST(COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL AS BOOLEAN)) AS "some_1"
FROM "units" AS "u"
JOIN "links_by_coheld" AS "e"
 ON "e"."target" = "u"."unit"
WHERE
 "u"."in_force"
GROUP BY
 "e"."source";

-- links_by_seat_58
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_seat" AS "l"
WHERE
 "l"."in_force" AND (
  COALESCE("l"."role.value" IN ('chair'), FALSE) OR "l"."role.value" IS NULL
 );

-- with_covers
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_covers" AS "e";

-- with_seat_59
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_seat_58" AS "e"
JOIN "with_covers" AS "w"
 ON "e"."target" = "w"."unit";

-- met_with_seat_59
SELECT DISTINCT
 "unit"
FROM "with_seat_59";

-- links_by_seat_61
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_seat" AS "l"
WHERE
 "l"."in_force" AND (
  (
   COALESCE("l"."role.value" IN ('chair'), FALSE) OR "l"."role.value" IS NULL
  ) OR "l"."role.value" IS NULL
 );

-- any_of_60
SELECT
 "unit"
FROM "with_covers"
UNION
SELECT
 "unit"
FROM "any_of";

-- with_seat_62
SELECT DISTINCT
 "e"."source" AS "unit"
FROM "links_by_seat_61" AS "e"
JOIN "any_of_60" AS "w"
 ON "e"."target" = "w"."unit";

-- any_of_63
SELECT
 "unit"
FROM "with_seat_62"
UNION
SELECT
 "unit"
FROM "any_of_21";

-- any_of_64
SELECT
 "unit"
FROM "any_of_63"
UNION
SELECT
 "unit"
FROM "with_seat_59";

-- met_any_of_64
SELECT DISTINCT
 "unit"
FROM "any_of_64";

-- links_by_post_at
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_post_at" AS "l"
WHERE
 "l"."in_force";

-- by_post_at
SELECT
 "e"."source" AS "unit",
 BOOL_OR(CAST("u"."kind" IN ('club') AS BOOLEAN)) AS "some"
FROM "units" AS "u"
JOIN "links_by_post_at" AS "e"
 ON "e"."target" = "u"."unit"
WHERE
 "u"."in_force"
GROUP BY
 "e"."source";

-- links_by_fully
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target"
FROM "links_fully" AS "l"
WHERE
 "l"."in_force";

-- by_fully
SELECT
 "e"."source" AS "unit"
FROM "links_by_fully" AS "e"
GROUP BY
 "e"."source";

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND "by_covers"."unit" IS NULL AS "p_none.yes",
 "u"."own_0" AND (
  NOT "by_covers"."unit" IS NULL OR NOT "met_any_of"."unit" IS NULL
 ) AS "p_none.no",
 2 <= CASE WHEN NOT "met_any_of"."unit" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST(COALESCE("by_covers"."reached", 0) AS DOUBLE) END AS "p_two.yes",
 NOT 2 <= COALESCE("by_covers"."reached", 0) AS "p_two.no",
 "u"."own_1" AND (
  NOT "by_seat"."unit" IS NULL OR NOT "met_any_of_21"."unit" IS NULL
 ) AS "p_with.yes",
 "u"."own_1" AND NOT COALESCE("by_seat"."some", FALSE) AS "p_with.no",
 "u"."own_1" AND 2 <= CASE WHEN NOT "met_any_of_21"."unit" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST(COALESCE("by_seat_24"."reached_1", 0) AS DOUBLE) END AS "p_with_two.yes",
 "u"."own_1" AND NOT 2 <= COALESCE("by_seat_24"."reached", 0) AS "p_with_two.no",
 "u"."own_1" AND NOT "met_any_of_36"."unit" IS NULL AS "p_near.yes",
 "u"."own_1" AND "met_any_of_31"."unit" IS NULL AS "p_near.no",
 "u"."own_0" AND 2 <= CAST(COALESCE("reached"."high", 0) AS DOUBLE) AS "p_either.yes",
 "u"."own_0" AND NOT 2 <= COALESCE("reached"."low", 0) AS "p_either.no",
 "u"."own_2" AND COALESCE("by_coheld"."some_1", FALSE) AS "p_coheld.yes",
 "u"."own_2" AND NOT COALESCE("by_coheld"."some", FALSE) AS "p_coheld.no",
 "u"."own_1" AND NOT "met_any_of_64"."unit" IS NULL AS "p_steps.yes",
 "u"."own_1" AND "met_with_seat_59"."unit" IS NULL AS "p_steps.no",
 "u"."own_2" AND NOT COALESCE("by_post_at"."some", FALSE) AS "p_vacant.yes",
 "u"."own_2" AND COALESCE("by_post_at"."some", FALSE) AS "p_vacant.no",
 "u"."own_3" AS "p_never_two.yes",
 "u"."own_4" AS "p_never_two.no",
 "u"."own_5" AND NOT "by_fully"."unit" IS NULL AS "p_fully.yes",
 "u"."own_5" AND "by_fully"."unit" IS NULL AS "p_fully.no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0",
  "u"."kind" IN ('council') AS "own_1",
  "u"."kind" IN ('post') AS "own_2",
  "u"."kind" IN ('body', 'cell', 'club') AND 2 <= 0 AS "own_3",
  "u"."kind" IN ('body', 'cell', 'club') AND NOT 2 <= 0 AS "own_4",
  "u"."kind" IN ('body', 'cell', 'club', 'council') AS "own_5"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u"
LEFT JOIN "by_covers"
 ON "by_covers"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
LEFT JOIN "by_seat"
 ON "by_seat"."unit" = "u"."unit"
LEFT JOIN "met_any_of_21"
 ON "met_any_of_21"."unit" = "u"."unit"
LEFT JOIN "by_seat_24"
 ON "by_seat_24"."unit" = "u"."unit"
LEFT JOIN "met_any_of_31"
 ON "met_any_of_31"."unit" = "u"."unit"
LEFT JOIN "met_any_of_36"
 ON "met_any_of_36"."unit" = "u"."unit"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit"
LEFT JOIN "by_coheld"
 ON "by_coheld"."unit" = "u"."unit"
LEFT JOIN "met_with_seat_59"
 ON "met_with_seat_59"."unit" = "u"."unit"
LEFT JOIN "met_any_of_64"
 ON "met_any_of_64"."unit" = "u"."unit"
LEFT JOIN "by_post_at"
 ON "by_post_at"."unit" = "u"."unit"
LEFT JOIN "by_fully"
 ON "by_fully"."unit" = "u"."unit";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."p_none.yes" AND NOT "e"."p_none.no" THEN 1 END) AS "p_none.yes",
 COUNT(CASE WHEN "e"."p_none.yes" AND "e"."p_none.no" THEN 1 END) AS "p_none.either",
 COUNT(CASE WHEN "e"."p_none.no" AND NOT "e"."p_none.yes" THEN 1 END) AS "p_none.no",
 COUNT(CASE WHEN "e"."p_two.yes" AND NOT "e"."p_two.no" THEN 1 END) AS "p_two.yes",
 COUNT(CASE WHEN "e"."p_two.yes" AND "e"."p_two.no" THEN 1 END) AS "p_two.either",
 COUNT(CASE WHEN "e"."p_two.no" AND NOT "e"."p_two.yes" THEN 1 END) AS "p_two.no",
 COUNT(CASE WHEN "e"."p_with.yes" AND NOT "e"."p_with.no" THEN 1 END) AS "p_with.yes",
 COUNT(CASE WHEN "e"."p_with.yes" AND "e"."p_with.no" THEN 1 END) AS "p_with.either",
 COUNT(CASE WHEN "e"."p_with.no" AND NOT "e"."p_with.yes" THEN 1 END) AS "p_with.no",
 COUNT(CASE WHEN "e"."p_with_two.yes" AND NOT "e"."p_with_two.no" THEN 1 END) AS "p_with_two.yes",
 COUNT(CASE WHEN "e"."p_with_two.yes" AND "e"."p_with_two.no" THEN 1 END) AS "p_with_two.either",
 COUNT(CASE WHEN "e"."p_with_two.no" AND NOT "e"."p_with_two.yes" THEN 1 END) AS "p_with_two.no",
 COUNT(CASE WHEN "e"."p_near.yes" AND NOT "e"."p_near.no" THEN 1 END) AS "p_near.yes",
 COUNT(CASE WHEN "e"."p_near.yes" AND "e"."p_near.no" THEN 1 END) AS "p_near.either",
 COUNT(CASE WHEN "e"."p_near.no" AND NOT "e"."p_near.yes" THEN 1 END) AS "p_near.no",
 COUNT(CASE WHEN "e"."p_either.yes" AND NOT "e"."p_either.no" THEN 1 END) AS "p_either.yes",
 COUNT(CASE WHEN "e"."p_either.yes" AND "e"."p_either.no" THEN 1 END) AS "p_either.either",
 COUNT(CASE WHEN "e"."p_either.no" AND NOT "e"."p_either.yes" THEN 1 END) AS "p_either.no",
 COUNT(CASE WHEN "e"."p_coheld.yes" AND NOT "e"."p_coheld.no" THEN 1 END) AS "p_coheld.yes",
 COUNT(CASE WHEN "e"."p_coheld.yes" AND "e"."p_coheld.no" THEN 1 END) AS "p_coheld.either",
 COUNT(CASE WHEN "e"."p_coheld.no" AND NOT "e"."p_coheld.yes" THEN 1 END) AS "p_coheld.no",
 COUNT(CASE WHEN "e"."p_steps.yes" AND NOT "e"."p_steps.no" THEN 1 END) AS "p_steps.yes",
 COUNT(CASE WHEN "e"."p_steps.yes" AND "e"."p_steps.no" THEN 1 END) AS "p_steps.either",
 COUNT(CASE WHEN "e"."p_steps.no" AND NOT "e"."p_steps.yes" THEN 1 END) AS "p_steps.no",
 COUNT(CASE WHEN "e"."p_vacant.yes" THEN 1 END) AS "p_vacant.yes",
 COUNT(CASE WHEN "e"."p_vacant.no" THEN 1 END) AS "p_vacant.no",
 COUNT(CASE WHEN "e"."p_never_two.yes" THEN 1 END) AS "p_never_two.yes",
 COUNT(CASE WHEN "e"."p_never_two.no" THEN 1 END) AS "p_never_two.no",
 COUNT(CASE WHEN "e"."p_fully.yes" THEN 1 END) AS "p_fully.yes",
 COUNT(CASE WHEN "e"."p_fully.no" THEN 1 END) AS "p_fully.no"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_73
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND "by_covers"."unit" IS NULL AS "yes",
 "u"."own_0" AND (
  NOT "by_covers"."unit" IS NULL OR NOT "met_any_of"."unit" IS NULL
 ) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "by_covers"
 ON "by_covers"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit";

-- told_of
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_73" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_76
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 2 <= CASE WHEN NOT "met_any_of"."unit" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST(COALESCE("by_covers"."reached", 0) AS DOUBLE) END AS "yes",
 NOT 2 <= COALESCE("by_covers"."reached", 0) AS "no"
FROM (
 SELECT
  "u"."unit"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u"
LEFT JOIN "by_covers"
 ON "by_covers"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit";

-- told_of_78
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_76" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_79
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND (
  NOT "by_seat"."unit" IS NULL OR NOT "met_any_of_21"."unit" IS NULL
 ) AS "yes",
 "u"."own_0" AND NOT COALESCE("by_seat"."some", FALSE) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u"
LEFT JOIN "by_seat"
 ON "by_seat"."unit" = "u"."unit"
LEFT JOIN "met_any_of_21"
 ON "met_any_of_21"."unit" = "u"."unit";

-- told_of_81
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_79" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_82
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND 2 <= CASE WHEN NOT "met_any_of_21"."unit" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST(COALESCE("by_seat_24"."reached_1", 0) AS DOUBLE) END AS "yes",
 "u"."own_0" AND NOT 2 <= COALESCE("by_seat_24"."reached", 0) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u"
LEFT JOIN "by_seat_24"
 ON "by_seat_24"."unit" = "u"."unit"
LEFT JOIN "met_any_of_21"
 ON "met_any_of_21"."unit" = "u"."unit";

-- told_of_84
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_82" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_85
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND NOT "met_any_of_36"."unit" IS NULL AS "yes",
 "u"."own_0" AND "met_any_of_31"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u"
LEFT JOIN "met_any_of_31"
 ON "met_any_of_31"."unit" = "u"."unit"
LEFT JOIN "met_any_of_36"
 ON "met_any_of_36"."unit" = "u"."unit";

-- told_of_87
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_85" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

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
  "u"."kind" IN ('body', 'cell', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u"
LEFT JOIN "reached"
 ON "reached"."unit" = "u"."unit";

-- told_of_90
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
 "u"."own_0" AND COALESCE("by_coheld"."some_1", FALSE) AS "yes",
 "u"."own_0" AND NOT COALESCE("by_coheld"."some", FALSE) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('post') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('post')
) AS "u"
LEFT JOIN "by_coheld"
 ON "by_coheld"."unit" = "u"."unit";

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
 "u"."own_0" AND NOT "met_any_of_64"."unit" IS NULL AS "yes",
 "u"."own_0" AND "met_with_seat_59"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u"
LEFT JOIN "met_with_seat_59"
 ON "met_with_seat_59"."unit" = "u"."unit"
LEFT JOIN "met_any_of_64"
 ON "met_any_of_64"."unit" = "u"."unit";

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
 "u"."own_0" AND NOT COALESCE("by_post_at"."some", FALSE) AS "yes",
 "u"."own_0" AND COALESCE("by_post_at"."some", FALSE) AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('post') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('post')
) AS "u"
LEFT JOIN "by_post_at"
 ON "by_post_at"."unit" = "u"."unit";

-- told_of_99
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."yes" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_97" AS "e"
WHERE
 "e"."yes";

-- each_unit_100
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AND 2 <= 0 AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club') AND NOT 2 <= 0 AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_102
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."no" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_100" AS "e"
WHERE
 "e"."no";

-- each_unit_103
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AND 2 <= 0 AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club') AND NOT 2 <= 0 AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_105
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."no" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_103" AS "e"
WHERE
 "e"."no";

-- each_unit_106
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND NOT "by_fully"."unit" IS NULL AS "yes",
 "u"."own_0" AND "by_fully"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club', 'council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club', 'council')
) AS "u"
LEFT JOIN "by_fully"
 ON "by_fully"."unit" = "u"."unit";

-- told_of_108
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."no" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_106" AS "e"
WHERE
 "e"."no";

-- figures 1
SELECT
 "grp",
 "p_none.low_top",
 "p_none.low_bottom",
 "p_none.high_top",
 "p_none.high_bottom",
 "p_none.numerator_low",
 "p_none.numerator_high",
 "p_none.denominator_low",
 "p_none.denominator_high",
 "p_none.unknown",
 "p_none.gap",
 "p_none.possible",
 "p_none.excluded",
 "p_none.several",
 CASE
  WHEN "p_none.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_none.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_none.low_top" AS DOUBLE) / CAST(NULLIF("p_none.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_none.low",
 CASE
  WHEN "p_none.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_none.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_none.high_top" AS DOUBLE) / CAST(NULLIF("p_none.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_none.high",
 "p_two.low_top",
 "p_two.low_bottom",
 "p_two.high_top",
 "p_two.high_bottom",
 "p_two.numerator_low",
 "p_two.numerator_high",
 "p_two.denominator_low",
 "p_two.denominator_high",
 "p_two.unknown",
 "p_two.gap",
 "p_two.possible",
 "p_two.excluded",
 "p_two.several",
 CASE
  WHEN "p_two.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_two.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_two.low_top" AS DOUBLE) / CAST(NULLIF("p_two.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_two.low",
 CASE
  WHEN "p_two.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_two.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_two.high_top" AS DOUBLE) / CAST(NULLIF("p_two.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_two.high",
 "p_with.low_top",
 "p_with.low_bottom",
 "p_with.high_top",
 "p_with.high_bottom",
 "p_with.numerator_low",
 "p_with.numerator_high",
 "p_with.denominator_low",
 "p_with.denominator_high",
 "p_with.unknown",
 "p_with.gap",
 "p_with.possible",
 "p_with.excluded",
 "p_with.several",
 CASE
  WHEN "p_with.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_with.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_with.low_top" AS DOUBLE) / CAST(NULLIF("p_with.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_with.low",
 CASE
  WHEN "p_with.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_with.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_with.high_top" AS DOUBLE) / CAST(NULLIF("p_with.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_with.high",
 "p_with_two.low_top",
 "p_with_two.low_bottom",
 "p_with_two.high_top",
 "p_with_two.high_bottom",
 "p_with_two.numerator_low",
 "p_with_two.numerator_high",
 "p_with_two.denominator_low",
 "p_with_two.denominator_high",
 "p_with_two.unknown",
 "p_with_two.gap",
 "p_with_two.possible",
 "p_with_two.excluded",
 "p_with_two.several",
 CASE
  WHEN "p_with_two.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_with_two.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_with_two.low_top" AS DOUBLE) / CAST(NULLIF("p_with_two.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_with_two.low",
 CASE
  WHEN "p_with_two.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_with_two.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_with_two.high_top" AS DOUBLE) / CAST(NULLIF("p_with_two.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_with_two.high",
 "p_near.low_top",
 "p_near.low_bottom",
 "p_near.high_top",
 "p_near.high_bottom",
 "p_near.numerator_low",
 "p_near.numerator_high",
 "p_near.denominator_low",
 "p_near.denominator_high",
 "p_near.unknown",
 "p_near.gap",
 "p_near.possible",
 "p_near.excluded",
 "p_near.several",
 CASE
  WHEN "p_near.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_near.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_near.low_top" AS DOUBLE) / CAST(NULLIF("p_near.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_near.low",
 CASE
  WHEN "p_near.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_near.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_near.high_top" AS DOUBLE) / CAST(NULLIF("p_near.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_near.high",
 "p_either.low_top",
 "p_either.low_bottom",
 "p_either.high_top",
 "p_either.high_bottom",
 "p_either.numerator_low",
 "p_either.numerator_high",
 "p_either.denominator_low",
 "p_either.denominator_high",
 "p_either.unknown",
 "p_either.gap",
 "p_either.possible",
 "p_either.excluded",
 "p_either.several",
 CASE
  WHEN "p_either.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_either.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_either.low_top" AS DOUBLE) / CAST(NULLIF("p_either.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_either.low",
 CASE
  WHEN "p_either.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_either.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_either.high_top" AS DOUBLE) / CAST(NULLIF("p_either.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_either.high",
 "p_coheld.low_top",
 "p_coheld.low_bottom",
 "p_coheld.high_top",
 "p_coheld.high_bottom",
 "p_coheld.numerator_low",
 "p_coheld.numerator_high",
 "p_coheld.denominator_low",
 "p_coheld.denominator_high",
 "p_coheld.unknown",
 "p_coheld.gap",
 "p_coheld.possible",
 "p_coheld.excluded",
 "p_coheld.several",
 CASE
  WHEN "p_coheld.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_coheld.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_coheld.low_top" AS DOUBLE) / CAST(NULLIF("p_coheld.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_coheld.low",
 CASE
  WHEN "p_coheld.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_coheld.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_coheld.high_top" AS DOUBLE) / CAST(NULLIF("p_coheld.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_coheld.high",
 "p_steps.low_top",
 "p_steps.low_bottom",
 "p_steps.high_top",
 "p_steps.high_bottom",
 "p_steps.numerator_low",
 "p_steps.numerator_high",
 "p_steps.denominator_low",
 "p_steps.denominator_high",
 "p_steps.unknown",
 "p_steps.gap",
 "p_steps.possible",
 "p_steps.excluded",
 "p_steps.several",
 CASE
  WHEN "p_steps.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_steps.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_steps.low_top" AS DOUBLE) / CAST(NULLIF("p_steps.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_steps.low",
 CASE
  WHEN "p_steps.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_steps.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_steps.high_top" AS DOUBLE) / CAST(NULLIF("p_steps.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_steps.high",
 "p_vacant.low_top",
 "p_vacant.low_bottom",
 "p_vacant.high_top",
 "p_vacant.high_bottom",
 "p_vacant.numerator_low",
 "p_vacant.numerator_high",
 "p_vacant.denominator_low",
 "p_vacant.denominator_high",
 "p_vacant.unknown",
 "p_vacant.gap",
 "p_vacant.possible",
 "p_vacant.excluded",
 "p_vacant.several",
 CASE
  WHEN "p_vacant.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_vacant.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_vacant.low_top" AS DOUBLE) / CAST(NULLIF("p_vacant.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_vacant.low",
 CASE
  WHEN "p_vacant.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_vacant.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_vacant.high_top" AS DOUBLE) / CAST(NULLIF("p_vacant.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_vacant.high",
 "p_never_two.low_top",
 "p_never_two.low_bottom",
 "p_never_two.high_top",
 "p_never_two.high_bottom",
 "p_never_two.numerator_low",
 "p_never_two.numerator_high",
 "p_never_two.denominator_low",
 "p_never_two.denominator_high",
 "p_never_two.unknown",
 "p_never_two.gap",
 "p_never_two.possible",
 "p_never_two.excluded",
 "p_never_two.several",
 CASE
  WHEN "p_never_two.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_never_two.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_never_two.low_top" AS DOUBLE) / CAST(NULLIF("p_never_two.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_never_two.low",
 CASE
  WHEN "p_never_two.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_never_two.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_never_two.high_top" AS DOUBLE) / CAST(NULLIF("p_never_two.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_never_two.high",
 "p_nowhere.low_top",
 "p_nowhere.low_bottom",
 "p_nowhere.high_top",
 "p_nowhere.high_bottom",
 "p_nowhere.numerator_low",
 "p_nowhere.numerator_high",
 "p_nowhere.denominator_low",
 "p_nowhere.denominator_high",
 "p_nowhere.unknown",
 "p_nowhere.gap",
 "p_nowhere.possible",
 "p_nowhere.excluded",
 "p_nowhere.several",
 CASE
  WHEN "p_nowhere.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_nowhere.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_nowhere.low_top" AS DOUBLE) / CAST(NULLIF("p_nowhere.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_nowhere.low",
 CASE
  WHEN "p_nowhere.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_nowhere.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_nowhere.high_top" AS DOUBLE) / CAST(NULLIF("p_nowhere.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_nowhere.high",
 "p_fully.low_top",
 "p_fully.low_bottom",
 "p_fully.high_top",
 "p_fully.high_bottom",
 "p_fully.numerator_low",
 "p_fully.numerator_high",
 "p_fully.denominator_low",
 "p_fully.denominator_high",
 "p_fully.unknown",
 "p_fully.gap",
 "p_fully.possible",
 "p_fully.excluded",
 "p_fully.several",
 CASE
  WHEN "p_fully.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_fully.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_fully.low_top" AS DOUBLE) / CAST(NULLIF("p_fully.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "p_fully.low",
 CASE
  WHEN "p_fully.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "p_fully.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("p_fully.high_top" AS DOUBLE) / CAST(NULLIF("p_fully.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "p_fully.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group"."p_none.yes", 0) AS "p_none.low_top",
  COALESCE("by_group"."p_none.yes", 0) + COALESCE("by_group"."p_none.either", 0) + COALESCE("by_group"."p_none.no", 0) AS "p_none.low_bottom",
  COALESCE("by_group"."p_none.yes", 0) + COALESCE("by_group"."p_none.either", 0) AS "p_none.high_top",
  COALESCE("by_group"."p_none.yes", 0) + COALESCE("by_group"."p_none.either", 0) + COALESCE("by_group"."p_none.no", 0) AS "p_none.high_bottom",
  COALESCE("by_group"."p_none.yes", 0) AS "p_none.numerator_low",
  COALESCE("by_group"."p_none.yes", 0) + COALESCE("by_group"."p_none.either", 0) AS "p_none.numerator_high",
  COALESCE("by_group"."p_none.yes", 0) + COALESCE("by_group"."p_none.either", 0) + COALESCE("by_group"."p_none.no", 0) AS "p_none.denominator_low",
  COALESCE("by_group"."p_none.yes", 0) + COALESCE("by_group"."p_none.either", 0) + COALESCE("by_group"."p_none.no", 0) AS "p_none.denominator_high",
  COALESCE("by_group"."p_none.either", 0) AS "p_none.unknown",
  COALESCE("by_group"."p_none.no", 0) AS "p_none.gap",
  COALESCE("by_group"."p_none.either", 0) AS "p_none.possible",
  0 AS "p_none.excluded",
  0 AS "p_none.several",
  COALESCE("by_group"."p_two.yes", 0) AS "p_two.low_top",
  COALESCE("by_group"."p_two.yes", 0) + COALESCE("by_group"."p_two.either", 0) + COALESCE("by_group"."p_two.no", 0) AS "p_two.low_bottom",
  COALESCE("by_group"."p_two.yes", 0) + COALESCE("by_group"."p_two.either", 0) AS "p_two.high_top",
  COALESCE("by_group"."p_two.yes", 0) + COALESCE("by_group"."p_two.either", 0) + COALESCE("by_group"."p_two.no", 0) AS "p_two.high_bottom",
  COALESCE("by_group"."p_two.yes", 0) AS "p_two.numerator_low",
  COALESCE("by_group"."p_two.yes", 0) + COALESCE("by_group"."p_two.either", 0) AS "p_two.numerator_high",
  COALESCE("by_group"."p_two.yes", 0) + COALESCE("by_group"."p_two.either", 0) + COALESCE("by_group"."p_two.no", 0) AS "p_two.denominator_low",
  COALESCE("by_group"."p_two.yes", 0) + COALESCE("by_group"."p_two.either", 0) + COALESCE("by_group"."p_two.no", 0) AS "p_two.denominator_high",
  COALESCE("by_group"."p_two.either", 0) AS "p_two.unknown",
  COALESCE("by_group"."p_two.no", 0) AS "p_two.gap",
  COALESCE("by_group"."p_two.either", 0) AS "p_two.possible",
  0 AS "p_two.excluded",
  0 AS "p_two.several",
  COALESCE("by_group"."p_with.yes", 0) AS "p_with.low_top",
  COALESCE("by_group"."p_with.yes", 0) + COALESCE("by_group"."p_with.either", 0) + COALESCE("by_group"."p_with.no", 0) AS "p_with.low_bottom",
  COALESCE("by_group"."p_with.yes", 0) + COALESCE("by_group"."p_with.either", 0) AS "p_with.high_top",
  COALESCE("by_group"."p_with.yes", 0) + COALESCE("by_group"."p_with.either", 0) + COALESCE("by_group"."p_with.no", 0) AS "p_with.high_bottom",
  COALESCE("by_group"."p_with.yes", 0) AS "p_with.numerator_low",
  COALESCE("by_group"."p_with.yes", 0) + COALESCE("by_group"."p_with.either", 0) AS "p_with.numerator_high",
  COALESCE("by_group"."p_with.yes", 0) + COALESCE("by_group"."p_with.either", 0) + COALESCE("by_group"."p_with.no", 0) AS "p_with.denominator_low",
  COALESCE("by_group"."p_with.yes", 0) + COALESCE("by_group"."p_with.either", 0) + COALESCE("by_group"."p_with.no", 0) AS "p_with.denominator_high",
  COALESCE("by_group"."p_with.either", 0) AS "p_with.unknown",
  COALESCE("by_group"."p_with.no", 0) AS "p_with.gap",
  COALESCE("by_group"."p_with.either", 0) AS "p_with.possible",
  0 AS "p_with.excluded",
  0 AS "p_with.several",
  COALESCE("by_group"."p_with_two.yes", 0) AS "p_with_two.low_top",
  COALESCE("by_group"."p_with_two.yes", 0) + COALESCE("by_group"."p_with_two.either", 0) + COALESCE("by_group"."p_with_two.no", 0) AS "p_with_two.low_bottom",
  COALESCE("by_group"."p_with_two.yes", 0) + COALESCE("by_group"."p_with_two.either", 0) AS "p_with_two.high_top",
  COALESCE("by_group"."p_with_two.yes", 0) + COALESCE("by_group"."p_with_two.either", 0) + COALESCE("by_group"."p_with_two.no", 0) AS "p_with_two.high_bottom",
  COALESCE("by_group"."p_with_two.yes", 0) AS "p_with_two.numerator_low",
  COALESCE("by_group"."p_with_two.yes", 0) + COALESCE("by_group"."p_with_two.either", 0) AS "p_with_two.numerator_high",
  COALESCE("by_group"."p_with_two.yes", 0) + COALESCE("by_group"."p_with_two.either", 0) + COALESCE("by_group"."p_with_two.no", 0) AS "p_with_two.denominator_low",
  COALESCE("by_group"."p_with_two.yes", 0) + COALESCE("by_group"."p_with_two.either", 0) + COALESCE("by_group"."p_with_two.no", 0) AS "p_with_two.denominator_high",
  COALESCE("by_group"."p_with_two.either", 0) AS "p_with_two.unknown",
  COALESCE("by_group"."p_with_two.no", 0) AS "p_with_two.gap",
  COALESCE("by_group"."p_with_two.either", 0) AS "p_with_two.possible",
  0 AS "p_with_two.excluded",
  0 AS "p_with_two.several",
  COALESCE("by_group"."p_near.yes", 0) AS "p_near.low_top",
  COALESCE("by_group"."p_near.yes", 0) + COALESCE("by_group"."p_near.either", 0) + COALESCE("by_group"."p_near.no", 0) AS "p_near.low_bottom",
  COALESCE("by_group"."p_near.yes", 0) + COALESCE("by_group"."p_near.either", 0) AS "p_near.high_top",
  COALESCE("by_group"."p_near.yes", 0) + COALESCE("by_group"."p_near.either", 0) + COALESCE("by_group"."p_near.no", 0) AS "p_near.high_bottom",
  COALESCE("by_group"."p_near.yes", 0) AS "p_near.numerator_low",
  COALESCE("by_group"."p_near.yes", 0) + COALESCE("by_group"."p_near.either", 0) AS "p_near.numerator_high",
  COALESCE("by_group"."p_near.yes", 0) + COALESCE("by_group"."p_near.either", 0) + COALESCE("by_group"."p_near.no", 0) AS "p_near.denominator_low",
  COALESCE("by_group"."p_near.yes", 0) + COALESCE("by_group"."p_near.either", 0) + COALESCE("by_group"."p_near.no", 0) AS "p_near.denominator_high",
  COALESCE("by_group"."p_near.either", 0) AS "p_near.unknown",
  COALESCE("by_group"."p_near.no", 0) AS "p_near.gap",
  COALESCE("by_group"."p_near.either", 0) AS "p_near.possible",
  0 AS "p_near.excluded",
  0 AS "p_near.several",
  COALESCE("by_group"."p_either.yes", 0) AS "p_either.low_top",
  COALESCE("by_group"."p_either.yes", 0) + COALESCE("by_group"."p_either.either", 0) + COALESCE("by_group"."p_either.no", 0) AS "p_either.low_bottom",
  COALESCE("by_group"."p_either.yes", 0) + COALESCE("by_group"."p_either.either", 0) AS "p_either.high_top",
  COALESCE("by_group"."p_either.yes", 0) + COALESCE("by_group"."p_either.either", 0) + COALESCE("by_group"."p_either.no", 0) AS "p_either.high_bottom",
  COALESCE("by_group"."p_either.yes", 0) AS "p_either.numerator_low",
  COALESCE("by_group"."p_either.yes", 0) + COALESCE("by_group"."p_either.either", 0) AS "p_either.numerator_high",
  COALESCE("by_group"."p_either.yes", 0) + COALESCE("by_group"."p_either.either", 0) + COALESCE("by_group"."p_either.no", 0) AS "p_either.denominator_low",
  COALESCE("by_group"."p_either.yes", 0) + COALESCE("by_group"."p_either.either", 0) + COALESCE("by_group"."p_either.no", 0) AS "p_either.denominator_high",
  COALESCE("by_group"."p_either.either", 0) AS "p_either.unknown",
  COALESCE("by_group"."p_either.no", 0) AS "p_either.gap",
  COALESCE("by_group"."p_either.either", 0) AS "p_either.possible",
  0 AS "p_either.excluded",
  0 AS "p_either.several",
  COALESCE("by_group"."p_coheld.yes", 0) AS "p_coheld.low_top",
  COALESCE("by_group"."p_coheld.yes", 0) + COALESCE("by_group"."p_coheld.either", 0) + COALESCE("by_group"."p_coheld.no", 0) AS "p_coheld.low_bottom",
  COALESCE("by_group"."p_coheld.yes", 0) + COALESCE("by_group"."p_coheld.either", 0) AS "p_coheld.high_top",
  COALESCE("by_group"."p_coheld.yes", 0) + COALESCE("by_group"."p_coheld.either", 0) + COALESCE("by_group"."p_coheld.no", 0) AS "p_coheld.high_bottom",
  COALESCE("by_group"."p_coheld.yes", 0) AS "p_coheld.numerator_low",
  COALESCE("by_group"."p_coheld.yes", 0) + COALESCE("by_group"."p_coheld.either", 0) AS "p_coheld.numerator_high",
  COALESCE("by_group"."p_coheld.yes", 0) + COALESCE("by_group"."p_coheld.either", 0) + COALESCE("by_group"."p_coheld.no", 0) AS "p_coheld.denominator_low",
  COALESCE("by_group"."p_coheld.yes", 0) + COALESCE("by_group"."p_coheld.either", 0) + COALESCE("by_group"."p_coheld.no", 0) AS "p_coheld.denominator_high",
  COALESCE("by_group"."p_coheld.either", 0) AS "p_coheld.unknown",
  COALESCE("by_group"."p_coheld.no", 0) AS "p_coheld.gap",
  COALESCE("by_group"."p_coheld.either", 0) AS "p_coheld.possible",
  0 AS "p_coheld.excluded",
  0 AS "p_coheld.several",
  COALESCE("by_group"."p_steps.yes", 0) AS "p_steps.low_top",
  COALESCE("by_group"."p_steps.yes", 0) + COALESCE("by_group"."p_steps.either", 0) + COALESCE("by_group"."p_steps.no", 0) AS "p_steps.low_bottom",
  COALESCE("by_group"."p_steps.yes", 0) + COALESCE("by_group"."p_steps.either", 0) AS "p_steps.high_top",
  COALESCE("by_group"."p_steps.yes", 0) + COALESCE("by_group"."p_steps.either", 0) + COALESCE("by_group"."p_steps.no", 0) AS "p_steps.high_bottom",
  COALESCE("by_group"."p_steps.yes", 0) AS "p_steps.numerator_low",
  COALESCE("by_group"."p_steps.yes", 0) + COALESCE("by_group"."p_steps.either", 0) AS "p_steps.numerator_high",
  COALESCE("by_group"."p_steps.yes", 0) + COALESCE("by_group"."p_steps.either", 0) + COALESCE("by_group"."p_steps.no", 0) AS "p_steps.denominator_low",
  COALESCE("by_group"."p_steps.yes", 0) + COALESCE("by_group"."p_steps.either", 0) + COALESCE("by_group"."p_steps.no", 0) AS "p_steps.denominator_high",
  COALESCE("by_group"."p_steps.either", 0) AS "p_steps.unknown",
  COALESCE("by_group"."p_steps.no", 0) AS "p_steps.gap",
  COALESCE("by_group"."p_steps.either", 0) AS "p_steps.possible",
  0 AS "p_steps.excluded",
  0 AS "p_steps.several",
  COALESCE("by_group"."p_vacant.yes", 0) AS "p_vacant.low_top",
  COALESCE("by_group"."p_vacant.yes", 0) + COALESCE("by_group"."p_vacant.no", 0) AS "p_vacant.low_bottom",
  COALESCE("by_group"."p_vacant.yes", 0) AS "p_vacant.high_top",
  COALESCE("by_group"."p_vacant.yes", 0) + COALESCE("by_group"."p_vacant.no", 0) AS "p_vacant.high_bottom",
  COALESCE("by_group"."p_vacant.yes", 0) AS "p_vacant.numerator_low",
  COALESCE("by_group"."p_vacant.yes", 0) AS "p_vacant.numerator_high",
  COALESCE("by_group"."p_vacant.yes", 0) + COALESCE("by_group"."p_vacant.no", 0) AS "p_vacant.denominator_low",
  COALESCE("by_group"."p_vacant.yes", 0) + COALESCE("by_group"."p_vacant.no", 0) AS "p_vacant.denominator_high",
  0 AS "p_vacant.unknown",
  COALESCE("by_group"."p_vacant.yes", 0) AS "p_vacant.gap",
  0 AS "p_vacant.possible",
  0 AS "p_vacant.excluded",
  0 AS "p_vacant.several",
  COALESCE("by_group"."p_never_two.yes", 0) AS "p_never_two.low_top",
  COALESCE("by_group"."p_never_two.yes", 0) + COALESCE("by_group"."p_never_two.no", 0) AS "p_never_two.low_bottom",
  COALESCE("by_group"."p_never_two.yes", 0) AS "p_never_two.high_top",
  COALESCE("by_group"."p_never_two.yes", 0) + COALESCE("by_group"."p_never_two.no", 0) AS "p_never_two.high_bottom",
  COALESCE("by_group"."p_never_two.yes", 0) AS "p_never_two.numerator_low",
  COALESCE("by_group"."p_never_two.yes", 0) AS "p_never_two.numerator_high",
  COALESCE("by_group"."p_never_two.yes", 0) + COALESCE("by_group"."p_never_two.no", 0) AS "p_never_two.denominator_low",
  COALESCE("by_group"."p_never_two.yes", 0) + COALESCE("by_group"."p_never_two.no", 0) AS "p_never_two.denominator_high",
  0 AS "p_never_two.unknown",
  COALESCE("by_group"."p_never_two.no", 0) AS "p_never_two.gap",
  0 AS "p_never_two.possible",
  0 AS "p_never_two.excluded",
  0 AS "p_never_two.several",
  COALESCE("by_group"."p_never_two.yes", 0) AS "p_nowhere.low_top",
  COALESCE("by_group"."p_never_two.yes", 0) + COALESCE("by_group"."p_never_two.no", 0) AS "p_nowhere.low_bottom",
  COALESCE("by_group"."p_never_two.yes", 0) AS "p_nowhere.high_top",
  COALESCE("by_group"."p_never_two.yes", 0) + COALESCE("by_group"."p_never_two.no", 0) AS "p_nowhere.high_bottom",
  COALESCE("by_group"."p_never_two.yes", 0) AS "p_nowhere.numerator_low",
  COALESCE("by_group"."p_never_two.yes", 0) AS "p_nowhere.numerator_high",
  COALESCE("by_group"."p_never_two.yes", 0) + COALESCE("by_group"."p_never_two.no", 0) AS "p_nowhere.denominator_low",
  COALESCE("by_group"."p_never_two.yes", 0) + COALESCE("by_group"."p_never_two.no", 0) AS "p_nowhere.denominator_high",
  0 AS "p_nowhere.unknown",
  COALESCE("by_group"."p_never_two.no", 0) AS "p_nowhere.gap",
  0 AS "p_nowhere.possible",
  0 AS "p_nowhere.excluded",
  0 AS "p_nowhere.several",
  COALESCE("by_group"."p_fully.yes", 0) AS "p_fully.low_top",
  COALESCE("by_group"."p_fully.yes", 0) + COALESCE("by_group"."p_fully.no", 0) AS "p_fully.low_bottom",
  COALESCE("by_group"."p_fully.yes", 0) AS "p_fully.high_top",
  COALESCE("by_group"."p_fully.yes", 0) + COALESCE("by_group"."p_fully.no", 0) AS "p_fully.high_bottom",
  COALESCE("by_group"."p_fully.yes", 0) AS "p_fully.numerator_low",
  COALESCE("by_group"."p_fully.yes", 0) AS "p_fully.numerator_high",
  COALESCE("by_group"."p_fully.yes", 0) + COALESCE("by_group"."p_fully.no", 0) AS "p_fully.denominator_low",
  COALESCE("by_group"."p_fully.yes", 0) + COALESCE("by_group"."p_fully.no", 0) AS "p_fully.denominator_high",
  0 AS "p_fully.unknown",
  COALESCE("by_group"."p_fully.no", 0) AS "p_fully.gap",
  0 AS "p_fully.possible",
  0 AS "p_fully.excluded",
  0 AS "p_fully.several"
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
