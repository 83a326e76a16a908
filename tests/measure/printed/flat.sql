-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- own_members
SELECT
 "u"."unit",
 "u"."part_of.depth" AS "depth",
 "u"."part_of.parent" AS "parent",
 NOT "u"."members.low" IS NULL AS "stated",
 "u"."kind" IN ('body', 'club') AS "having",
 FALSE AS "unlisted",
 NOT (
  (
   COALESCE("u"."guests.value" = TRUE, FALSE) OR "u"."guests.value" IS NULL
  ) AND "u"."kind" IN ('body', 'club')
 )
 AND NOT "u"."part_of.position" IS NULL AS "must",
 NOT (
  COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'club')
 ) AND NOT "u"."part_of.position" IS NULL AS "may",
 CASE
  WHEN COALESCE((
   CAST('-Infinity' AS DOUBLE) < COALESCE("u"."members.low", 0) AND COALESCE("u"."members.low", 0) < CAST('Infinity' AS DOUBLE)
  ), FALSE)
  THEN CAST(COALESCE("u"."members.low", 0) AS DECIMAL(27, 0))
 END AS "low",
 CASE
  WHEN COALESCE(
   (
    CAST('-Infinity' AS DOUBLE) < COALESCE("u"."members.high", CAST('Infinity' AS DOUBLE))
    AND COALESCE("u"."members.high", CAST('Infinity' AS DOUBLE)) < CAST('Infinity' AS DOUBLE)
   ),
   FALSE
  )
  THEN CAST(COALESCE("u"."members.high", CAST('Infinity' AS DOUBLE)) AS DECIMAL(27, 0))
 END AS "high"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'club')
 );

-- level0_members
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
FROM "own_members" AS "o"
WHERE
 "o"."depth" = 0;

-- totals_members
SELECT
 "unit",
 "low",
 "high",
 "parts"
FROM "level0_members"
/* totals of members, by part_of */
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
FROM "own_members" AS "o"
WHERE
 "o"."depth" IS NULL;

-- summed_members
/* units that may be summed */
SELECT
 "u"."unit",
 "u"."view.0.level0" AS "view.0.level0",
 "u"."part_of.parent" AS "parent",
 "u"."kind" IN ('club') AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'club')
 ) AS "must",
 COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'club') AS "left",
 NOT "u"."members.low" IS NULL AS "stated",
 "u"."kind" IN ('body', 'club')
 AND "u"."members.low" IS NULL
 AND "totals_members"."parts" = 0
 AND NOT (
  COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'club')
 ) AS "bare",
 FALSE AS "under_stated",
 FALSE AS "unlisted",
 "totals_members"."low" AS "low",
 "totals_members"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_members"
 ON "totals_members"."unit" = "u"."unit"
WHERE
 "u"."in_force" AND (
  "u"."kind" IN ('club') AND (
   NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'club')
  )
 );

-- placed_members
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_members" AS "u";

-- above_part_of
SELECT
 "u"."unit",
 "u"."part_of.level0" AS "above",
 0 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND NOT "u"."part_of.level0" IS NULL
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
FROM "summed_members" AS "m"
WHERE
 "m"."left";

-- hidden_members
SELECT DISTINCT
 "a"."unit",
 "p"."grp"
FROM "above_part_of" AS "a"
JOIN "hiding_low" AS "m"
 ON "m"."unit" = "a"."above"
JOIN "placed_members" AS "p"
 ON "p"."unit" = "a"."above"
JOIN "placed_members" AS "q"
 ON "q"."unit" = "a"."unit" AND "q"."grp" = "p"."grp";

-- over_part_of
/* each unit with what stands over it by part_of */
SELECT
 "u"."unit",
 "u"."unit" AS "above",
 0 AS "level"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND FALSE;

-- next_above_members
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "summed_members" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- topmost_members
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE WHEN "h_low"."unit" IS NULL AND "n_low0"."above" IS NULL THEN "m"."low" ELSE 0 END AS "low",
 CASE WHEN "h_low"."unit" IS NULL AND "n_low0"."above" IS NULL THEN "m"."high" ELSE 0 END AS "high",
 FALSE AS "wide",
 "h_low"."unit" IS NULL AND "n_low0"."above" IS NULL AS "counted",
 (
  "h_low"."unit" IS NULL AND "n_low0"."above" IS NULL
 ) AND NOT (
  NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_members" AS "m"
LEFT JOIN "hidden_members" AS "h_low"
 ON "h_low"."unit" = "m"."unit"
LEFT JOIN "next_above_members" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit";

-- by_group_13
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_clubs.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_clubs.low_endless",
 SUM("e"."high") AS "t_clubs.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_clubs.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_clubs.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_clubs.unknown"
FROM "topmost_members" AS "e"
GROUP BY
 "e"."grp";

-- unstated_lost
SELECT
 "u"."unit",
 -1 AS "grp",
 FALSE AS "several",
 CAST(CAST(0 AS DECIMAL(27, 0)) AS DECIMAL(27, 0)) AS "low",
 CAST(NULL AS DECIMAL(27, 0)) AS "high",
 FALSE AS "wide",
 TRUE AS "counted",
 TRUE AS "open"
FROM "units" AS "u"
WHERE
 (
  "u"."in_force" AND "u"."kind" IN ('body', 'club')
 ) AND TRUE;

-- by_group_23
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_lost.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_lost.low_endless",
 SUM("e"."high") AS "t_lost.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_lost.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_lost.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_lost.unknown"
FROM "unstated_lost" AS "e"
GROUP BY
 "e"."grp";

-- unstated_dues
SELECT
 "u"."unit",
 -1 AS "grp",
 FALSE AS "several",
 CAST(NULL AS DECIMAL(27, 0)) AS "low",
 CAST(NULL AS DECIMAL(27, 0)) AS "high",
 FALSE AS "wide",
 TRUE AS "counted",
 TRUE AS "open"
FROM "units" AS "u"
WHERE
 (
  "u"."in_force" AND (
   (
    3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('club')
   ) AND "u"."kind" IN ('body', 'club')
  )
 )
 AND NOT COALESCE("u"."open.value" = TRUE, FALSE);

-- by_group_27
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "dues.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "dues.low_endless",
 SUM("e"."high") AS "dues.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "dues.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "dues.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "dues.unknown"
FROM "unstated_dues" AS "e"
GROUP BY
 "e"."grp";

-- own_owed
SELECT
 "u"."unit",
 "u"."part_of.depth" AS "depth",
 "u"."part_of.parent" AS "parent",
 FALSE AS "stated",
 "u"."kind" IN ('body', 'club') AS "having",
 FALSE AS "unlisted",
 NOT "u"."part_of.position" IS NULL AS "must",
 NOT "u"."part_of.position" IS NULL AS "may",
 NULL AS "low",
 NULL AS "high"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'club')
 );

-- level0_owed
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
 "o"."depth" = 0;

-- totals_owed
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
 "u"."view.0.level0" AS "view.0.level0",
 "u"."part_of.parent" AS "parent",
 (
  COALESCE("u"."open.value" = TRUE, FALSE) AND "u"."kind" IN ('club')
 ) AND (
  NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'club')
 ) AS "must",
 FALSE AS "left",
 FALSE AS "stated",
 "u"."kind" IN ('body', 'club') AND "totals_owed"."parts" = 0 AS "bare",
 FALSE AS "under_stated",
 FALSE AS "unlisted",
 "totals_owed"."low" AS "low",
 "totals_owed"."high" AS "high"
FROM "units" AS "u"
LEFT JOIN "totals_owed"
 ON "totals_owed"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   (
    COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
   ) AND "u"."kind" IN ('club')
  )
  AND (
   NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'club')
  )
 );

-- placed_owed
SELECT
 "u".*,
 -1 AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_owed" AS "u";

-- counted_low
SELECT
 "m"."unit"
FROM "summed_owed" AS "m"
WHERE
 "m"."must";

-- next_above_owed
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "counted_low" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- next_above_owed_38
SELECT
 "a"."unit",
 ARG_MAX("a"."above", "a"."level") AS "above"
FROM "over_part_of" AS "a"
JOIN "summed_owed" AS "m"
 ON "a"."above" = "m"."unit"
GROUP BY
 "a"."unit";

-- topmost_owed
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE WHEN "m"."must" AND "n_low0"."above" IS NULL THEN "m"."low" ELSE 0 END AS "low",
 CASE WHEN "n_high0"."above" IS NULL THEN "m"."high" ELSE 0 END AS "high",
 FALSE AS "wide",
 "n_high0"."above" IS NULL AS "counted",
 "n_high0"."above" IS NULL AND NOT (
  "m"."must" AND NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_owed" AS "m"
LEFT JOIN "next_above_owed" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit"
LEFT JOIN "next_above_owed_38" AS "n_high0"
 ON "n_high0"."unit" = "m"."unit";

-- by_group_40
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_owed_open.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_owed_open.low_endless",
 SUM("e"."high") AS "t_owed_open.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_owed_open.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_owed_open.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_owed_open.unknown"
FROM "topmost_owed" AS "e"
GROUP BY
 "e"."grp";

-- tops
SELECT
 "u"."unit",
 "u"."kind"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND "u"."kind" IN ('body', 'club');

-- all_groups_56
SELECT
 "unit" AS "grp"
FROM "tops"
/* the groups */
UNION ALL
SELECT
 -2 AS "grp";

-- placed_members_17
SELECT
 "u".*,
 COALESCE("t"."unit", -2) AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_members" AS "u"
LEFT JOIN "tops" AS "t"
 ON "t"."unit" = "u"."view.0.level0";

-- out_of_members
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'club')
 );

-- hidden_members_19
SELECT DISTINCT
 "a"."unit",
 "p"."grp"
FROM "above_part_of" AS "a"
JOIN "hiding_low" AS "m"
 ON "m"."unit" = "a"."above"
JOIN "placed_members_17" AS "p"
 ON "p"."unit" = "a"."above"
JOIN "placed_members_17" AS "q"
 ON "q"."unit" = "a"."unit" AND "q"."grp" = "p"."grp";

-- topmost_members_20
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE
  WHEN CASE WHEN NOT "g"."unit" IS NULL THEN TRUE ELSE "h_low"."unit" IS NULL END AND NOT (
   NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
  )
  THEN "m"."low"
  ELSE 0
 END AS "low",
 CASE
  WHEN CASE WHEN NOT "g"."unit" IS NULL THEN TRUE ELSE "h_low"."unit" IS NULL END AND NOT (
   NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
  )
  THEN "m"."high"
  ELSE 0
 END AS "high",
 FALSE AS "wide",
 CASE WHEN NOT "g"."unit" IS NULL THEN TRUE ELSE "h_low"."unit" IS NULL END AND NOT (
  NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
 ) AS "counted",
 (
  CASE WHEN NOT "g"."unit" IS NULL THEN TRUE ELSE "h_low"."unit" IS NULL END AND NOT (
   NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
  )
 )
 AND NOT (
  NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_members_17" AS "m"
LEFT JOIN "out_of_members" AS "g"
 ON "g"."unit" = "m"."grp"
LEFT JOIN "hidden_members_19" AS "h_low"
 ON "h_low"."unit" = "m"."unit" AND "h_low"."grp" = "m"."grp"
LEFT JOIN "next_above_members" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit"
LEFT JOIN "placed_members_17" AS "c_low0"
 ON "c_low0"."unit" = "n_low0"."above" AND "c_low0"."grp" = "m"."grp";

-- by_group_21
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_clubs.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_clubs.low_endless",
 SUM("e"."high") AS "t_clubs.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_clubs.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_clubs.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_clubs.unknown"
FROM "topmost_members_20" AS "e"
GROUP BY
 "e"."grp";

-- unstated_lost_24
SELECT
 "u"."unit",
 COALESCE("t"."unit", -2) AS "grp",
 FALSE AS "several",
 CAST(CAST(0 AS DECIMAL(27, 0)) AS DECIMAL(27, 0)) AS "low",
 CAST(NULL AS DECIMAL(27, 0)) AS "high",
 FALSE AS "wide",
 TRUE AS "counted",
 TRUE AS "open"
FROM "units" AS "u"
LEFT JOIN "tops" AS "t"
 ON "t"."unit" = "u"."view.0.level0"
WHERE
 (
  "u"."in_force" AND "u"."kind" IN ('body', 'club')
 ) AND TRUE;

-- by_group_25
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_lost.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_lost.low_endless",
 SUM("e"."high") AS "t_lost.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_lost.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_lost.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_lost.unknown"
FROM "unstated_lost_24" AS "e"
GROUP BY
 "e"."grp";

-- out_of_dues
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND COALESCE("u"."open.value" = TRUE, FALSE);

-- unstated_dues_29
SELECT
 "u"."unit",
 COALESCE("t"."unit", -2) AS "grp",
 FALSE AS "several",
 CAST(NULL AS DECIMAL(27, 0)) AS "low",
 CAST(NULL AS DECIMAL(27, 0)) AS "high",
 FALSE AS "wide",
 TRUE AS "counted",
 TRUE AS "open"
FROM "units" AS "u"
LEFT JOIN "tops" AS "t"
 ON "t"."unit" = "u"."view.0.level0"
LEFT JOIN "out_of_dues" AS "g"
 ON "g"."unit" = COALESCE("t"."unit", -2)
WHERE
 (
  "u"."in_force" AND (
   (
    3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('club')
   ) AND "u"."kind" IN ('body', 'club')
  )
 )
 AND (
  NOT COALESCE("u"."open.value" = TRUE, FALSE) OR NOT "g"."unit" IS NULL
 );

-- by_group_30
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "dues.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "dues.low_endless",
 SUM("e"."high") AS "dues.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "dues.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "dues.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "dues.unknown"
FROM "unstated_dues_29" AS "e"
GROUP BY
 "e"."grp";

-- placed_owed_41
SELECT
 "u".*,
 COALESCE("t"."unit", -2) AS "grp",
 FALSE AS "several",
 FALSE AS "mixed"
FROM "summed_owed" AS "u"
LEFT JOIN "tops" AS "t"
 ON "t"."unit" = "u"."view.0.level0";

-- topmost_owed_42
/* what makes up each sum */
SELECT
 "m"."unit",
 "m"."grp",
 "m"."several",
 CASE WHEN "m"."must" AND NOT (
  NOT "c_low0"."unit" IS NULL AND NOT COALESCE("c_low0"."mixed", FALSE)
 ) THEN "m"."low" ELSE 0 END AS "low",
 CASE WHEN NOT (
  NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
 ) THEN "m"."high" ELSE 0 END AS "high",
 FALSE AS "wide",
 NOT (
  NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
 ) AS "counted",
 NOT (
  NOT "c_high0"."unit" IS NULL AND NOT COALESCE("c_high0"."mixed", FALSE)
 ) AND NOT (
  "m"."must" AND NOT "m"."low" IS NULL AND NOT "m"."high" IS NULL
 ) AS "open"
FROM "placed_owed_41" AS "m"
LEFT JOIN "next_above_owed" AS "n_low0"
 ON "n_low0"."unit" = "m"."unit"
LEFT JOIN "placed_owed_41" AS "c_low0"
 ON "c_low0"."unit" = "n_low0"."above" AND "c_low0"."grp" = "m"."grp"
LEFT JOIN "next_above_owed_38" AS "n_high0"
 ON "n_high0"."unit" = "m"."unit"
LEFT JOIN "placed_owed_41" AS "c_high0"
 ON "c_high0"."unit" = "n_high0"."above" AND "c_high0"."grp" = "m"."grp";

-- by_group_43
/* added up by group */
SELECT
 "e"."grp",
 SUM("e"."low") AS "t_owed_open.low",
 COUNT(CASE WHEN "e"."low" IS NULL THEN 1 END) AS "t_owed_open.low_endless",
 SUM("e"."high") AS "t_owed_open.high",
 COUNT(CASE WHEN "e"."high" IS NULL THEN 1 END) AS "t_owed_open.high_endless",
 COUNT(CASE WHEN "e"."wide" THEN 1 END) AS "t_owed_open.wide",
 COUNT(CASE WHEN "e"."open" THEN 1 END) AS "t_owed_open.unknown"
FROM "topmost_owed_42" AS "e"
GROUP BY
 "e"."grp";

-- all_groups_57
SELECT
 "unit" AS "grp"
FROM "tops"
UNION ALL
SELECT
 -2 AS "grp"
/* the groups */
UNION ALL
SELECT
 -1 AS "grp";

-- fitting
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND 3 <= COALESCE("u"."rank.low", 0);

-- by_part_of
SELECT DISTINCT
 "a"."unit" AS "unit"
FROM "above_part_of" AS "a"
JOIN "fitting" AS "w"
 ON "a"."above" = "w"."unit"
WHERE
 "a"."unit" <> "a"."above";

-- met_by_part_of
SELECT DISTINCT
 "unit"
FROM "by_part_of";

-- fitting_49
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND 3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE));

-- by_part_of_51
SELECT DISTINCT
 "a"."unit" AS "unit"
FROM "above_part_of" AS "a"
JOIN "fitting_49" AS "w"
 ON "a"."above" = "w"."unit"
WHERE
 "a"."unit" <> "a"."above";

-- any_of
SELECT
 "unit"
FROM "by_part_of_51"
UNION
SELECT
 "unit"
FROM "by_part_of";

-- met_any_of
SELECT DISTINCT
 "unit"
FROM "any_of";

-- each_unit_44
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("t"."unit", -2) AS "grp",
 "u"."own_0" AS "p_near.no",
 "u"."own_1" AND NOT "met_any_of"."unit" IS NULL AS "d_up.yes",
 "u"."own_1" AND "met_by_part_of"."unit" IS NULL AS "d_up.no"
FROM (
 SELECT
  "u"."unit",
  "u"."view.0.level0",
  "u"."kind" IN ('council') AS "own_0",
  "u"."kind" IN ('body', 'club') AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND (
   "u"."kind" IN ('council') OR "u"."kind" IN ('body', 'club')
  )
) AS "u"
LEFT JOIN "met_by_part_of"
 ON "met_by_part_of"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
LEFT JOIN "tops" AS "t"
 ON "t"."unit" = "u"."view.0.level0";

-- by_group_45
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."p_near.no" THEN 1 END) AS "p_near.no",
 COUNT(CASE WHEN "e"."d_up.yes" AND NOT "e"."d_up.no" THEN 1 END) AS "d_up.yes",
 COUNT(CASE WHEN "e"."d_up.yes" AND "e"."d_up.no" THEN 1 END) AS "d_up.either",
 COUNT(CASE WHEN "e"."d_up.no" AND NOT "e"."d_up.yes" THEN 1 END) AS "d_up.no"
FROM "each_unit_44" AS "e"
GROUP BY
 "e"."grp";

-- of_groups
SELECT
 *
FROM "by_group_45"
UNION ALL
SELECT
 -1 AS "grp",
 SUM("p_near.no") AS "p_near.no",
 SUM("d_up.yes") AS "d_up.yes",
 SUM("d_up.either") AS "d_up.either",
 SUM("d_up.no") AS "d_up.no"
FROM "by_group_45";

-- told_of
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "topmost_members" AS "e"
WHERE
 "e"."open";

-- told_of_65
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "topmost_members_20" AS "e"
WHERE
 "e"."open";

-- told_of_69
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "unstated_lost" AS "e"
WHERE
 "e"."open";

-- told_of_73
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "unstated_lost_24" AS "e"
WHERE
 "e"."open";

-- told_of_77
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "unstated_dues" AS "e"
WHERE
 "e"."open";

-- told_of_81
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "unstated_dues_29" AS "e"
WHERE
 "e"."open";

-- told_of_85
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

-- told_of_89
SELECT
 "e"."grp",
 "e"."unit",
 "e"."open" AS "unknown",
 FALSE AS "gap",
 "e"."open" AS "possible",
 FALSE AS "excluded"
FROM "topmost_owed_42" AS "e"
WHERE
 "e"."open";

-- each_unit_90
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."view.0.level0",
  "u"."kind" IN ('council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u";

-- told_of_92
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."no" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_90" AS "e"
WHERE
 "e"."no";

-- each_unit_93
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("t"."unit", -2) AS "grp",
 "u"."own_0" AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."view.0.level0",
  "u"."kind" IN ('council') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u"
LEFT JOIN "tops" AS "t"
 ON "t"."unit" = "u"."view.0.level0";

-- told_of_95
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 "e"."no" AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_93" AS "e"
WHERE
 "e"."no";

-- each_unit_96
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AND NOT "met_any_of"."unit" IS NULL AS "yes",
 "u"."own_0" AND "met_by_part_of"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."view.0.level0",
  "u"."kind" IN ('body', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'club')
) AS "u"
LEFT JOIN "met_by_part_of"
 ON "met_by_part_of"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit";

-- told_of_98
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_96" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_99
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 COALESCE("t"."unit", -2) AS "grp",
 "u"."own_0" AND NOT "met_any_of"."unit" IS NULL AS "yes",
 "u"."own_0" AND "met_by_part_of"."unit" IS NULL AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."view.0.level0",
  "u"."kind" IN ('body', 'club') AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'club')
) AS "u"
LEFT JOIN "met_by_part_of"
 ON "met_by_part_of"."unit" = "u"."unit"
LEFT JOIN "met_any_of"
 ON "met_any_of"."unit" = "u"."unit"
LEFT JOIN "tops" AS "t"
 ON "t"."unit" = "u"."view.0.level0";

-- told_of_101
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_99" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- of some units it is not known whether '{field}' leaves them out of sums
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AND NOT COALESCE("u"."open.value" = TRUE, FALSE)
 );

-- only units that '{field}' leaves out of sums may be meant
SELECT
 "u"."unit"
FROM "units" AS "u"
WHERE
 (
  "u"."in_force" AND (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
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
      3 <= COALESCE("u"."rank.low", 0) AND "u"."kind" IN ('club')
     ) AND (
      NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'club')
     )
    )
    AND NOT (
     COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
    )
   )
  LIMIT 1
 );

-- figures 1
SELECT
 "grp",
 "t_clubs.low_top",
 "t_clubs.low_bottom",
 "t_clubs.high_top",
 "t_clubs.high_bottom",
 "t_clubs.numerator_low",
 "t_clubs.numerator_high",
 "t_clubs.unknown",
 "t_clubs.gap",
 "t_clubs.possible",
 "t_clubs.excluded",
 "t_clubs.several",
 CASE WHEN "t_clubs.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("t_clubs.low_top" AS DOUBLE) / CAST(NULLIF("t_clubs.low_bottom", 0) AS DOUBLE) END AS "t_clubs.low",
 CASE WHEN "t_clubs.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("t_clubs.high_top" AS DOUBLE) / CAST(NULLIF("t_clubs.high_bottom", 0) AS DOUBLE) END AS "t_clubs.high",
 "t_lost.low_top",
 "t_lost.low_bottom",
 "t_lost.high_top",
 "t_lost.high_bottom",
 "t_lost.numerator_low",
 "t_lost.numerator_high",
 "t_lost.unknown",
 "t_lost.gap",
 "t_lost.possible",
 "t_lost.excluded",
 "t_lost.several",
 CASE WHEN "t_lost.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("t_lost.low_top" AS DOUBLE) / CAST(NULLIF("t_lost.low_bottom", 0) AS DOUBLE) END AS "t_lost.low",
 CASE WHEN "t_lost.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("t_lost.high_top" AS DOUBLE) / CAST(NULLIF("t_lost.high_bottom", 0) AS DOUBLE) END AS "t_lost.high",
 "dues.low_top",
 "dues.low_bottom",
 "dues.high_top",
 "dues.high_bottom",
 "dues.numerator_low",
 "dues.numerator_high",
 "dues.unknown",
 "dues.gap",
 "dues.possible",
 "dues.excluded",
 "dues.several",
 CASE WHEN "dues.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("dues.low_top" AS DOUBLE) / CAST(NULLIF("dues.low_bottom", 0) AS DOUBLE) END AS "dues.low",
 CASE WHEN "dues.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("dues.high_top" AS DOUBLE) / CAST(NULLIF("dues.high_bottom", 0) AS DOUBLE) END AS "dues.high",
 "t_owed_open.low_top",
 "t_owed_open.low_bottom",
 "t_owed_open.high_top",
 "t_owed_open.high_bottom",
 "t_owed_open.numerator_low",
 "t_owed_open.numerator_high",
 "t_owed_open.unknown",
 "t_owed_open.gap",
 "t_owed_open.possible",
 "t_owed_open.excluded",
 "t_owed_open.several",
 CASE
  WHEN "t_owed_open.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("t_owed_open.low_top" AS DOUBLE) / CAST(NULLIF("t_owed_open.low_bottom", 0) AS DOUBLE)
 END AS "t_owed_open.low",
 CASE
  WHEN "t_owed_open.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_owed_open.high_top" AS DOUBLE) / CAST(NULLIF("t_owed_open.high_bottom", 0) AS DOUBLE)
 END AS "t_owed_open.high"
FROM (
 SELECT
  "g"."grp",
  CASE
   WHEN NOT COALESCE("by_group_13"."t_clubs.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END <= CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END
    THEN CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END
   END
  END AS "t_clubs.low_top",
  1 AS "t_clubs.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_13"."t_clubs.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END <= CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END
    THEN CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END
   END
  END AS "t_clubs.high_top",
  1 AS "t_clubs.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_13"."t_clubs.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END <= CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END
    THEN CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END
   END
  END AS "t_clubs.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_13"."t_clubs.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END <= CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END
    THEN CASE WHEN COALESCE("by_group_13"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_13"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_13"."t_clubs.low", 0) END
   END
  END AS "t_clubs.numerator_high",
  COALESCE("by_group_13"."t_clubs.unknown", 0) AS "t_clubs.unknown",
  0 AS "t_clubs.gap",
  COALESCE("by_group_13"."t_clubs.unknown", 0) AS "t_clubs.possible",
  0 AS "t_clubs.excluded",
  0 AS "t_clubs.several",
  CASE
   WHEN NOT COALESCE("by_group_23"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END
   END
  END AS "t_lost.low_top",
  1 AS "t_lost.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_23"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END
   END
  END AS "t_lost.high_top",
  1 AS "t_lost.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_23"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END
   END
  END AS "t_lost.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_23"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_23"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_23"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_23"."t_lost.low", 0) END
   END
  END AS "t_lost.numerator_high",
  COALESCE("by_group_23"."t_lost.unknown", 0) AS "t_lost.unknown",
  0 AS "t_lost.gap",
  COALESCE("by_group_23"."t_lost.unknown", 0) AS "t_lost.possible",
  0 AS "t_lost.excluded",
  0 AS "t_lost.several",
  CASE
   WHEN NOT COALESCE("by_group_27"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END
   END
  END AS "dues.low_top",
  1 AS "dues.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_27"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END
   END
  END AS "dues.high_top",
  1 AS "dues.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_27"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END
   END
  END AS "dues.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_27"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_27"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_27"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_27"."dues.low", 0) END
   END
  END AS "dues.numerator_high",
  COALESCE("by_group_27"."dues.unknown", 0) AS "dues.unknown",
  0 AS "dues.gap",
  COALESCE("by_group_27"."dues.unknown", 0) AS "dues.possible",
  0 AS "dues.excluded",
  0 AS "dues.several",
  CASE
   WHEN NOT COALESCE("by_group_40"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END
   END
  END AS "t_owed_open.low_top",
  1 AS "t_owed_open.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_40"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END
   END
  END AS "t_owed_open.high_top",
  1 AS "t_owed_open.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_40"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END
   END
  END AS "t_owed_open.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_40"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_40"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_40"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_40"."t_owed_open.low", 0) END
   END
  END AS "t_owed_open.numerator_high",
  COALESCE("by_group_40"."t_owed_open.unknown", 0) AS "t_owed_open.unknown",
  0 AS "t_owed_open.gap",
  COALESCE("by_group_40"."t_owed_open.unknown", 0) AS "t_owed_open.possible",
  0 AS "t_owed_open.excluded",
  0 AS "t_owed_open.several"
 FROM "all_groups" AS "g"
 LEFT JOIN "by_group_13"
  ON "by_group_13"."grp" = "g"."grp"
 LEFT JOIN "by_group_23"
  ON "by_group_23"."grp" = "g"."grp"
 LEFT JOIN "by_group_27"
  ON "by_group_27"."grp" = "g"."grp"
 LEFT JOIN "by_group_40"
  ON "by_group_40"."grp" = "g"."grp"
) AS "n"
ORDER BY
 "grp";

-- figures 2
SELECT
 "grp",
 "t_clubs.low_top",
 "t_clubs.low_bottom",
 "t_clubs.high_top",
 "t_clubs.high_bottom",
 "t_clubs.numerator_low",
 "t_clubs.numerator_high",
 "t_clubs.unknown",
 "t_clubs.gap",
 "t_clubs.possible",
 "t_clubs.excluded",
 "t_clubs.several",
 CASE WHEN "t_clubs.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("t_clubs.low_top" AS DOUBLE) / CAST(NULLIF("t_clubs.low_bottom", 0) AS DOUBLE) END AS "t_clubs.low",
 CASE WHEN "t_clubs.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("t_clubs.high_top" AS DOUBLE) / CAST(NULLIF("t_clubs.high_bottom", 0) AS DOUBLE) END AS "t_clubs.high",
 "t_lost.low_top",
 "t_lost.low_bottom",
 "t_lost.high_top",
 "t_lost.high_bottom",
 "t_lost.numerator_low",
 "t_lost.numerator_high",
 "t_lost.unknown",
 "t_lost.gap",
 "t_lost.possible",
 "t_lost.excluded",
 "t_lost.several",
 CASE WHEN "t_lost.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("t_lost.low_top" AS DOUBLE) / CAST(NULLIF("t_lost.low_bottom", 0) AS DOUBLE) END AS "t_lost.low",
 CASE WHEN "t_lost.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("t_lost.high_top" AS DOUBLE) / CAST(NULLIF("t_lost.high_bottom", 0) AS DOUBLE) END AS "t_lost.high",
 "dues.low_top",
 "dues.low_bottom",
 "dues.high_top",
 "dues.high_bottom",
 "dues.numerator_low",
 "dues.numerator_high",
 "dues.unknown",
 "dues.gap",
 "dues.possible",
 "dues.excluded",
 "dues.several",
 CASE WHEN "dues.low_top" IS NULL THEN CAST('-Infinity' AS DOUBLE) ELSE CAST("dues.low_top" AS DOUBLE) / CAST(NULLIF("dues.low_bottom", 0) AS DOUBLE) END AS "dues.low",
 CASE WHEN "dues.high_top" IS NULL THEN CAST('Infinity' AS DOUBLE) ELSE CAST("dues.high_top" AS DOUBLE) / CAST(NULLIF("dues.high_bottom", 0) AS DOUBLE) END AS "dues.high",
 "t_owed_open.low_top",
 "t_owed_open.low_bottom",
 "t_owed_open.high_top",
 "t_owed_open.high_bottom",
 "t_owed_open.numerator_low",
 "t_owed_open.numerator_high",
 "t_owed_open.unknown",
 "t_owed_open.gap",
 "t_owed_open.possible",
 "t_owed_open.excluded",
 "t_owed_open.several",
 CASE
  WHEN "t_owed_open.low_top" IS NULL
  THEN CAST('-Infinity' AS DOUBLE)
  ELSE CAST("t_owed_open.low_top" AS DOUBLE) / CAST(NULLIF("t_owed_open.low_bottom", 0) AS DOUBLE)
 END AS "t_owed_open.low",
 CASE
  WHEN "t_owed_open.high_top" IS NULL
  THEN CAST('Infinity' AS DOUBLE)
  ELSE CAST("t_owed_open.high_top" AS DOUBLE) / CAST(NULLIF("t_owed_open.high_bottom", 0) AS DOUBLE)
 END AS "t_owed_open.high"
FROM (
 SELECT
  "g"."grp",
  CASE
   WHEN NOT COALESCE("by_group_21"."t_clubs.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END <= CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END
    THEN CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END
   END
  END AS "t_clubs.low_top",
  1 AS "t_clubs.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_21"."t_clubs.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END <= CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END
    THEN CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END
   END
  END AS "t_clubs.high_top",
  1 AS "t_clubs.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_21"."t_clubs.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END <= CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END
    THEN CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END
   END
  END AS "t_clubs.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_21"."t_clubs.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END <= CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END
    THEN CASE WHEN COALESCE("by_group_21"."t_clubs.high_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_21"."t_clubs.low_endless", 0) = 0 THEN COALESCE("by_group_21"."t_clubs.low", 0) END
   END
  END AS "t_clubs.numerator_high",
  COALESCE("by_group_21"."t_clubs.unknown", 0) AS "t_clubs.unknown",
  0 AS "t_clubs.gap",
  COALESCE("by_group_21"."t_clubs.unknown", 0) AS "t_clubs.possible",
  0 AS "t_clubs.excluded",
  0 AS "t_clubs.several",
  CASE
   WHEN NOT COALESCE("by_group_25"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END
   END
  END AS "t_lost.low_top",
  1 AS "t_lost.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_25"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END
   END
  END AS "t_lost.high_top",
  1 AS "t_lost.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_25"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END
   END
  END AS "t_lost.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_25"."t_lost.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END <= CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END
    THEN CASE WHEN COALESCE("by_group_25"."t_lost.high_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_25"."t_lost.low_endless", 0) = 0 THEN COALESCE("by_group_25"."t_lost.low", 0) END
   END
  END AS "t_lost.numerator_high",
  COALESCE("by_group_25"."t_lost.unknown", 0) AS "t_lost.unknown",
  0 AS "t_lost.gap",
  COALESCE("by_group_25"."t_lost.unknown", 0) AS "t_lost.possible",
  0 AS "t_lost.excluded",
  0 AS "t_lost.several",
  CASE
   WHEN NOT COALESCE("by_group_30"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END
   END
  END AS "dues.low_top",
  1 AS "dues.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_30"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END
   END
  END AS "dues.high_top",
  1 AS "dues.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_30"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END
   END
  END AS "dues.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_30"."dues.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END <= CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END
    THEN CASE WHEN COALESCE("by_group_30"."dues.high_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_30"."dues.low_endless", 0) = 0 THEN COALESCE("by_group_30"."dues.low", 0) END
   END
  END AS "dues.numerator_high",
  COALESCE("by_group_30"."dues.unknown", 0) AS "dues.unknown",
  0 AS "dues.gap",
  COALESCE("by_group_30"."dues.unknown", 0) AS "dues.possible",
  0 AS "dues.excluded",
  0 AS "dues.several",
  CASE
   WHEN NOT COALESCE("by_group_43"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END
   END
  END AS "t_owed_open.low_top",
  1 AS "t_owed_open.low_bottom",
  CASE
   WHEN NOT COALESCE("by_group_43"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END
   END
  END AS "t_owed_open.high_top",
  1 AS "t_owed_open.high_bottom",
  CASE
   WHEN NOT COALESCE("by_group_43"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END
    ELSE CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END
   END
  END AS "t_owed_open.numerator_low",
  CASE
   WHEN NOT COALESCE("by_group_43"."t_owed_open.wide", 0) = 0
   OR CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END IS NULL
   THEN NULL
   ELSE CASE
    WHEN CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END IS NULL
    OR CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END <= CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END
    THEN CASE WHEN COALESCE("by_group_43"."t_owed_open.high_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.high", 0) END
    ELSE CASE WHEN COALESCE("by_group_43"."t_owed_open.low_endless", 0) = 0 THEN COALESCE("by_group_43"."t_owed_open.low", 0) END
   END
  END AS "t_owed_open.numerator_high",
  COALESCE("by_group_43"."t_owed_open.unknown", 0) AS "t_owed_open.unknown",
  0 AS "t_owed_open.gap",
  COALESCE("by_group_43"."t_owed_open.unknown", 0) AS "t_owed_open.possible",
  0 AS "t_owed_open.excluded",
  0 AS "t_owed_open.several"
 FROM "all_groups_56" AS "g"
 LEFT JOIN "by_group_21"
  ON "by_group_21"."grp" = "g"."grp"
 LEFT JOIN "by_group_25"
  ON "by_group_25"."grp" = "g"."grp"
 LEFT JOIN "by_group_30"
  ON "by_group_30"."grp" = "g"."grp"
 LEFT JOIN "by_group_43"
  ON "by_group_43"."grp" = "g"."grp"
) AS "n"
ORDER BY
 "grp";

-- figures 3
SELECT
 "grp",
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
 END AS "d_up.high"
FROM (
 SELECT
  "g"."grp",
  0 AS "p_near.low_top",
  COALESCE("of_groups"."p_near.no", 0) AS "p_near.low_bottom",
  0 AS "p_near.high_top",
  COALESCE("of_groups"."p_near.no", 0) AS "p_near.high_bottom",
  0 AS "p_near.numerator_low",
  0 AS "p_near.numerator_high",
  COALESCE("of_groups"."p_near.no", 0) AS "p_near.denominator_low",
  COALESCE("of_groups"."p_near.no", 0) AS "p_near.denominator_high",
  0 AS "p_near.unknown",
  COALESCE("of_groups"."p_near.no", 0) AS "p_near.gap",
  0 AS "p_near.possible",
  0 AS "p_near.excluded",
  0 AS "p_near.several",
  COALESCE("of_groups"."d_up.yes", 0) AS "d_up.low_top",
  COALESCE("of_groups"."d_up.yes", 0) + COALESCE("of_groups"."d_up.either", 0) + COALESCE("of_groups"."d_up.no", 0) AS "d_up.low_bottom",
  COALESCE("of_groups"."d_up.yes", 0) + COALESCE("of_groups"."d_up.either", 0) AS "d_up.high_top",
  COALESCE("of_groups"."d_up.yes", 0) + COALESCE("of_groups"."d_up.either", 0) + COALESCE("of_groups"."d_up.no", 0) AS "d_up.high_bottom",
  COALESCE("of_groups"."d_up.yes", 0) AS "d_up.numerator_low",
  COALESCE("of_groups"."d_up.yes", 0) + COALESCE("of_groups"."d_up.either", 0) AS "d_up.numerator_high",
  COALESCE("of_groups"."d_up.yes", 0) + COALESCE("of_groups"."d_up.either", 0) + COALESCE("of_groups"."d_up.no", 0) AS "d_up.denominator_low",
  COALESCE("of_groups"."d_up.yes", 0) + COALESCE("of_groups"."d_up.either", 0) + COALESCE("of_groups"."d_up.no", 0) AS "d_up.denominator_high",
  COALESCE("of_groups"."d_up.either", 0) AS "d_up.unknown",
  COALESCE("of_groups"."d_up.no", 0) AS "d_up.gap",
  COALESCE("of_groups"."d_up.either", 0) AS "d_up.possible",
  0 AS "d_up.excluded",
  0 AS "d_up.several"
 FROM "all_groups_57" AS "g"
 LEFT JOIN "of_groups"
  ON "of_groups"."grp" = "g"."grp"
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
