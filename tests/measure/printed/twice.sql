-- all_groups
/* the groups */
SELECT
 -1 AS "grp";

-- links_by_seat
SELECT
 "l"."source" AS "source",
 "l"."target" AS "target",
 COALESCE("l"."role.value" IN ('chair'), FALSE) AS "sure"
FROM "links_seat" AS "l"
WHERE
 "l"."in_force" AND (
  COALESCE("l"."role.value" IN ('chair'), FALSE) OR "l"."role.value" IS NULL
 );

-- by_seat
SELECT
 "e"."source" AS "unit",
 BOOL_OR(CAST("e"."sure" AS BOOLEAN)) AS "some"
FROM "links_by_seat" AS "e"
GROUP BY
 "e"."source";

-- each_unit
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "ranks.yes",
 "u"."own_1" AS "ranks.no",
 "u"."own_2" AS "ranks.out",
 "u"."own_3" AS "w_size.yes",
 "u"."own_4" AS "w_size.no",
 "u"."own_5" AS "w_size.out",
 "u"."own_6" AS "w_clubs.yes",
 "u"."own_7" AS "w_clubs.no",
 "u"."own_8" AS "w_form.yes",
 "u"."own_9" AS "w_form.no",
 "u"."own_10" AS "w_form.out",
 "u"."own_11"
 AND (
  (
   CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END
   AND (
    CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END OR "u"."own_12"
   )
  )
  OR (
   (
    NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE)
   )
   AND CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END
   AND (
    CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END OR "u"."own_12"
   )
  )
 ) AS "w_path.yes",
 "u"."own_11"
 AND (
  (
   CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END
   AND NOT (
    CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END OR "u"."own_13"
   )
  )
  OR (
   (
    NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE)
   )
   AND CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END
   AND NOT (
    CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END OR "u"."own_13"
   )
  )
 ) AS "w_path.no",
 "u"."own_11"
 AND (
  NOT CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END
  OR (
   (
    NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE)
   )
   AND NOT CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END
  )
 ) AS "w_path.out",
 "u"."own_14" AS "w_share.yes",
 "u"."own_15" AS "w_null.yes",
 "u"."own_16" AS "w_null.no",
 "u"."own_17" AS "w_null.out"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('council')
  AND (
   (
    (
     NOT (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     OR COALESCE("u"."rank.low", 0) <= 1
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 3
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND 5 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 2 AND 2 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 4 AND 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
  ) AS "own_0",
  "u"."kind" IN ('council')
  AND (
   (
    (
     NOT (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     OR COALESCE("u"."rank.low", 0) <= 1
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 3
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND 5 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 2 AND 2 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 4 AND 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
  ) AS "own_1",
  "u"."kind" IN ('council')
  AND (
   (
    (
     NOT (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     OR COALESCE("u"."rank.low", 0) <= 1
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 3
     )
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND 5 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 2 AND 2 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 4 AND 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
  ) AS "own_2",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     OR COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 0
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN FALSE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 2.5 AND 0 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND 2.5 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN FALSE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 0 AND 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND 2.5 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
  ) AS "own_3",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     OR COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 0
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN FALSE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 2.5 AND 0 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND 2.5 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN FALSE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 0 AND 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND 2.5 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
  ) AS "own_4",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     OR COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 0
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN FALSE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 2.5 AND 0 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND 2.5 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 0 AND 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND 2.5 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
  ) AS "own_5",
  "u"."kind" IN ('body', 'cell', 'club') AND (
   "u"."kind" IN ('club') AND 3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
  ) AS "own_6",
  "u"."kind" IN ('body', 'cell', 'club') AND (
   "u"."kind" IN ('club') AND NOT 3 <= COALESCE("u"."rank.low", 0)
  ) AS "own_7",
  (
   CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  ) AS "own_8",
  (
   CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  ) AS "own_9",
  NOT CASE
   WHEN (
    COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
   )
   AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   THEN TRUE
   ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
  END
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
  ) AS "own_10",
  "u"."kind" IN ('council') AS "own_11",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AS "own_12",
  COALESCE("u"."open.value" = TRUE, FALSE) AS "own_13",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   0.25 < 0.2 OR (
    0.25 < 0.5 AND 0.2 < 0.75
   ) OR 0.5 < 0.75 OR (
    0.25 <= 0.2 AND 0.2 <= 0.75
   ) OR (
    0.25 <= 0.5 AND 0.5 <= 0.75
   )
  ) AS "own_14",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) OR COALESCE("u"."portion.low", 0) < 0.5
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN FALSE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND "u"."portion.low" IS NULL
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) AND 0.5 < COALESCE("u"."portion.high", 1)
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND "u"."portion.low" IS NULL
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     )
     AND (
      COALESCE("u"."portion.low", 0) <= 0.5 AND 0.5 <= COALESCE("u"."portion.high", 1)
     )
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND "u"."portion.low" IS NULL
   )
  ) AS "own_15",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) OR COALESCE("u"."portion.low", 0) < 0.5
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN FALSE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND NOT "u"."portion.low" IS NULL
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) AND 0.5 < COALESCE("u"."portion.high", 1)
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND NOT "u"."portion.low" IS NULL
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     )
     AND (
      COALESCE("u"."portion.low", 0) <= 0.5 AND 0.5 <= COALESCE("u"."portion.high", 1)
     )
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND NOT "u"."portion.low" IS NULL
   )
  ) AS "own_16",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) OR COALESCE("u"."portion.low", 0) < 0.5
    )
    AND NOT CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN FALSE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) AND 0.5 < COALESCE("u"."portion.high", 1)
    )
    AND NOT CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     )
     AND (
      COALESCE("u"."portion.low", 0) <= 0.5 AND 0.5 <= COALESCE("u"."portion.high", 1)
     )
    )
    AND NOT CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
   )
  ) AS "own_17"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u"
LEFT JOIN "by_seat"
 ON "by_seat"."unit" = "u"."unit";

-- by_group
/* added up by group */
SELECT
 "e"."grp",
 COUNT(CASE WHEN "e"."ranks.yes" AND NOT "e"."ranks.no" AND NOT "e"."ranks.out" THEN 1 END) AS "ranks.yes",
 COUNT(CASE WHEN "e"."ranks.yes" AND "e"."ranks.no" AND NOT "e"."ranks.out" THEN 1 END) AS "ranks.either",
 COUNT(CASE WHEN "e"."ranks.no" AND NOT "e"."ranks.yes" AND NOT "e"."ranks.out" THEN 1 END) AS "ranks.no",
 COUNT(CASE WHEN "e"."ranks.yes" AND NOT "e"."ranks.no" AND "e"."ranks.out" THEN 1 END) AS "ranks.perhaps_yes",
 COUNT(CASE WHEN "e"."ranks.yes" AND "e"."ranks.no" AND "e"."ranks.out" THEN 1 END) AS "ranks.perhaps_either",
 COUNT(CASE WHEN "e"."ranks.no" AND NOT "e"."ranks.yes" AND "e"."ranks.out" THEN 1 END) AS "ranks.perhaps_no",
 COUNT(CASE WHEN (
  "e"."ranks.yes" AND "e"."ranks.no"
 ) OR (
  (
   "e"."ranks.yes" OR "e"."ranks.no"
  ) AND "e"."ranks.out"
 ) THEN 1 END) AS "ranks.unknown",
 COUNT(CASE WHEN (
  "e"."ranks.yes" AND "e"."ranks.no"
 ) OR (
  "e"."ranks.no" AND "e"."ranks.out"
 ) THEN 1 END) AS "ranks.possible",
 COUNT(CASE WHEN "e"."w_size.yes" AND NOT "e"."w_size.no" AND NOT "e"."w_size.out" THEN 1 END) AS "w_size.yes",
 COUNT(CASE WHEN "e"."w_size.yes" AND "e"."w_size.no" AND NOT "e"."w_size.out" THEN 1 END) AS "w_size.either",
 COUNT(CASE WHEN "e"."w_size.no" AND NOT "e"."w_size.yes" AND NOT "e"."w_size.out" THEN 1 END) AS "w_size.no",
 COUNT(CASE WHEN "e"."w_size.yes" AND NOT "e"."w_size.no" AND "e"."w_size.out" THEN 1 END) AS "w_size.perhaps_yes",
 COUNT(CASE WHEN "e"."w_size.yes" AND "e"."w_size.no" AND "e"."w_size.out" THEN 1 END) AS "w_size.perhaps_either",
 COUNT(CASE WHEN "e"."w_size.no" AND NOT "e"."w_size.yes" AND "e"."w_size.out" THEN 1 END) AS "w_size.perhaps_no",
 COUNT(CASE WHEN (
  "e"."w_size.yes" AND "e"."w_size.no"
 ) OR (
  (
   "e"."w_size.yes" OR "e"."w_size.no"
  ) AND "e"."w_size.out"
 ) THEN 1 END) AS "w_size.unknown",
 COUNT(CASE WHEN (
  "e"."w_size.yes" AND "e"."w_size.no"
 ) OR (
  "e"."w_size.no" AND "e"."w_size.out"
 ) THEN 1 END) AS "w_size.possible",
 COUNT(CASE WHEN "e"."w_clubs.yes" AND NOT "e"."w_clubs.no" THEN 1 END) AS "w_clubs.yes",
 COUNT(CASE WHEN "e"."w_clubs.yes" AND "e"."w_clubs.no" THEN 1 END) AS "w_clubs.either",
 COUNT(CASE WHEN "e"."w_clubs.no" AND NOT "e"."w_clubs.yes" THEN 1 END) AS "w_clubs.no",
 COUNT(CASE WHEN "e"."w_form.yes" AND NOT "e"."w_form.no" AND NOT "e"."w_form.out" THEN 1 END) AS "w_form.yes",
 COUNT(CASE WHEN "e"."w_form.yes" AND "e"."w_form.no" AND NOT "e"."w_form.out" THEN 1 END) AS "w_form.either",
 COUNT(CASE WHEN "e"."w_form.no" AND NOT "e"."w_form.yes" AND NOT "e"."w_form.out" THEN 1 END) AS "w_form.no",
 COUNT(CASE WHEN "e"."w_form.yes" AND NOT "e"."w_form.no" AND "e"."w_form.out" THEN 1 END) AS "w_form.perhaps_yes",
 COUNT(CASE WHEN "e"."w_form.yes" AND "e"."w_form.no" AND "e"."w_form.out" THEN 1 END) AS "w_form.perhaps_either",
 COUNT(CASE WHEN "e"."w_form.no" AND NOT "e"."w_form.yes" AND "e"."w_form.out" THEN 1 END) AS "w_form.perhaps_no",
 COUNT(CASE WHEN (
  "e"."w_form.yes" AND "e"."w_form.no"
 ) OR (
  (
   "e"."w_form.yes" OR "e"."w_form.no"
  ) AND "e"."w_form.out"
 ) THEN 1 END) AS "w_form.unknown",
 COUNT(CASE WHEN (
  "e"."w_form.yes" AND "e"."w_form.no"
 ) OR (
  "e"."w_form.no" AND "e"."w_form.out"
 ) THEN 1 END) AS "w_form.possible",
 COUNT(CASE WHEN "e"."w_path.yes" AND NOT "e"."w_path.no" AND NOT "e"."w_path.out" THEN 1 END) AS "w_path.yes",
 COUNT(CASE WHEN "e"."w_path.yes" AND "e"."w_path.no" AND NOT "e"."w_path.out" THEN 1 END) AS "w_path.either",
 COUNT(CASE WHEN "e"."w_path.no" AND NOT "e"."w_path.yes" AND NOT "e"."w_path.out" THEN 1 END) AS "w_path.no",
 COUNT(CASE WHEN "e"."w_path.yes" AND NOT "e"."w_path.no" AND "e"."w_path.out" THEN 1 END) AS "w_path.perhaps_yes",
 COUNT(CASE WHEN "e"."w_path.yes" AND "e"."w_path.no" AND "e"."w_path.out" THEN 1 END) AS "w_path.perhaps_either",
 COUNT(CASE WHEN "e"."w_path.no" AND NOT "e"."w_path.yes" AND "e"."w_path.out" THEN 1 END) AS "w_path.perhaps_no",
 COUNT(CASE WHEN (
  "e"."w_path.yes" AND "e"."w_path.no"
 ) OR (
  (
   "e"."w_path.yes" OR "e"."w_path.no"
  ) AND "e"."w_path.out"
 ) THEN 1 END) AS "w_path.unknown",
 COUNT(CASE WHEN (
  "e"."w_path.yes" AND "e"."w_path.no"
 ) OR (
  "e"."w_path.no" AND "e"."w_path.out"
 ) THEN 1 END) AS "w_path.possible",
 COUNT(CASE WHEN "e"."w_share.yes" THEN 1 END) AS "w_share.yes",
 COUNT(CASE WHEN "e"."w_null.yes" AND NOT "e"."w_null.no" AND NOT "e"."w_null.out" THEN 1 END) AS "w_null.yes",
 COUNT(CASE WHEN "e"."w_null.yes" AND "e"."w_null.no" AND NOT "e"."w_null.out" THEN 1 END) AS "w_null.either",
 COUNT(CASE WHEN "e"."w_null.no" AND NOT "e"."w_null.yes" AND NOT "e"."w_null.out" THEN 1 END) AS "w_null.no",
 COUNT(CASE WHEN "e"."w_null.yes" AND NOT "e"."w_null.no" AND "e"."w_null.out" THEN 1 END) AS "w_null.perhaps_yes",
 COUNT(CASE WHEN "e"."w_null.yes" AND "e"."w_null.no" AND "e"."w_null.out" THEN 1 END) AS "w_null.perhaps_either",
 COUNT(CASE WHEN "e"."w_null.no" AND NOT "e"."w_null.yes" AND "e"."w_null.out" THEN 1 END) AS "w_null.perhaps_no",
 COUNT(CASE WHEN (
  "e"."w_null.yes" AND "e"."w_null.no"
 ) OR (
  (
   "e"."w_null.yes" OR "e"."w_null.no"
  ) AND "e"."w_null.out"
 ) THEN 1 END) AS "w_null.unknown",
 COUNT(CASE WHEN (
  "e"."w_null.yes" AND "e"."w_null.no"
 ) OR (
  "e"."w_null.no" AND "e"."w_null.out"
 ) THEN 1 END) AS "w_null.possible"
FROM "each_unit" AS "e"
GROUP BY
 "e"."grp";

-- each_unit_5
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
  "u"."kind" IN ('council')
  AND (
   (
    (
     NOT (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     OR COALESCE("u"."rank.low", 0) <= 1
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 3
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND 5 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 2 AND 2 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 4 AND 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
  ) AS "own_0",
  "u"."kind" IN ('council')
  AND (
   (
    (
     NOT (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     OR COALESCE("u"."rank.low", 0) <= 1
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 3
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND 5 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 2 AND 2 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 4 AND 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
    AND NOT CASE
     WHEN COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
    END
   )
  ) AS "own_1",
  "u"."kind" IN ('council')
  AND (
   (
    (
     NOT (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     OR COALESCE("u"."rank.low", 0) <= 1
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) AND COALESCE("u"."rank.low", 0) <= 3
     )
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN FALSE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND 5 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 2 AND 2 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
   OR (
    (
     (
      (
       (
        COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
       )
       AND NOT (
        COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
       )
      )
      OR (
       COALESCE("u"."rank.low", 0) <= 4.5 AND NOT COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 4.5
      )
     )
     AND (
      COALESCE("u"."rank.low", 0) <= 4 AND 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN (
      COALESCE("u"."rank.low", 0) <= 2 OR 4 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
     )
     AND NOT (
      COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
     )
     THEN TRUE
     ELSE COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE)) <= 2 OR 4 <= COALESCE("u"."rank.low", 0)
    END
   )
  ) AS "own_2"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u";

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
FROM "each_unit_5" AS "e"
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

-- each_unit_8
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
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     OR COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 0
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN FALSE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 2.5 AND 0 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND 2.5 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN FALSE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 0 AND 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND 2.5 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
  ) AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     OR COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 0
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN FALSE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 2.5 AND 0 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND 2.5 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN FALSE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 0 AND 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND 2.5 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
    AND NOT CASE
     WHEN COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
     THEN TRUE
     ELSE COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
    END
   )
  ) AS "own_1",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     OR COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 0
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN FALSE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) < 2.5 AND 0 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND 2.5 < COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 0 AND 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
   OR (
    (
     (
      (
       0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
      )
      OR (
       COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND NOT COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) <= 2.5
      )
     )
     AND (
      COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE)) <= 2.5 AND 2.5 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE))
     )
    )
    AND NOT CASE
     WHEN 0 <= COALESCE("u"."size.high", CAST('Infinity' AS DOUBLE)) AND NOT 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
     THEN TRUE
     ELSE 0 <= COALESCE("u"."size.low", CAST('-Infinity' AS DOUBLE))
    END
   )
  ) AS "own_2"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_10
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
FROM "each_unit_8" AS "e"
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

-- each_unit_11
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes",
 "u"."own_1" AS "no"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club') AND (
   "u"."kind" IN ('club') AND 3 <= COALESCE("u"."rank.high", CAST('Infinity' AS DOUBLE))
  ) AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club') AND (
   "u"."kind" IN ('club') AND NOT 3 <= COALESCE("u"."rank.low", 0)
  ) AS "own_1"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_13
SELECT
 "e"."grp",
 "e"."unit",
 "e"."yes" AND "e"."no" AS "unknown",
 "e"."no" AND NOT "e"."yes" AS "gap",
 "e"."yes" AND "e"."no" AS "possible",
 FALSE AS "excluded"
FROM "each_unit_11" AS "e"
WHERE
 (
  "e"."yes" AND "e"."no"
 ) OR (
  "e"."no" AND NOT "e"."yes"
 );

-- each_unit_14
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
  (
   CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  ) AS "own_0",
  (
   CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
    ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
   END
  ) AS "own_1",
  NOT CASE
   WHEN (
    COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
   )
   AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   THEN TRUE
   ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
  END
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN TRUE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
  )
  OR (
   (
    (
     (
      COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
     )
     AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    )
    OR (
     (
      COALESCE("u"."form.value" IN ('other', 'passing'), FALSE) OR "u"."form.value" IS NULL
     ) AND NOT COALESCE("u"."form.value" IN ('other', 'passing'), FALSE)
    )
   )
   AND NOT CASE
    WHEN (
     COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE) OR "u"."form.value" IS NULL
    )
    AND NOT COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
    THEN FALSE
    ELSE COALESCE("u"."form.value" IN ('passing', 'standing'), FALSE)
   END
  ) AS "own_2"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND TRUE
) AS "u";

-- told_of_16
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
FROM "each_unit_14" AS "e"
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

-- each_unit_17
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0"
 AND (
  (
   CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END
   AND (
    CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END OR "u"."own_1"
   )
  )
  OR (
   (
    NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE)
   )
   AND CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END
   AND (
    CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END OR "u"."own_1"
   )
  )
 ) AS "yes",
 "u"."own_0"
 AND (
  (
   CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END
   AND NOT (
    CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END OR "u"."own_2"
   )
  )
  OR (
   (
    NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE)
   )
   AND CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END
   AND NOT (
    CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END OR "u"."own_2"
   )
  )
 ) AS "no",
 "u"."own_0"
 AND (
  NOT CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN TRUE ELSE COALESCE("by_seat"."some", FALSE) END
  OR (
   (
    NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE)
   )
   AND NOT CASE WHEN NOT "by_seat"."unit" IS NULL AND NOT COALESCE("by_seat"."some", FALSE) THEN FALSE ELSE COALESCE("by_seat"."some", FALSE) END
  )
 ) AS "out"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('council') AS "own_0",
  (
   COALESCE("u"."open.value" = TRUE, FALSE) OR "u"."open.value" IS NULL
  ) AS "own_1",
  COALESCE("u"."open.value" = TRUE, FALSE) AS "own_2"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('council')
) AS "u"
LEFT JOIN "by_seat"
 ON "by_seat"."unit" = "u"."unit";

-- told_of_19
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
FROM "each_unit_17" AS "e"
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

-- each_unit_20
/* what each unit brings to the figures */
SELECT
 "u"."unit",
 -1 AS "grp",
 "u"."own_0" AS "yes"
FROM (
 SELECT
  "u"."unit",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   0.25 < 0.2 OR (
    0.25 < 0.5 AND 0.2 < 0.75
   ) OR 0.5 < 0.75 OR (
    0.25 <= 0.2 AND 0.2 <= 0.75
   ) OR (
    0.25 <= 0.5 AND 0.5 <= 0.75
   )
  ) AS "own_0"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_22
SELECT
 "e"."grp",
 "e"."unit",
 FALSE AS "unknown",
 FALSE AS "gap",
 FALSE AS "possible",
 FALSE AS "excluded"
FROM "each_unit_20" AS "e"
WHERE
 FALSE;

-- each_unit_23
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
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) OR COALESCE("u"."portion.low", 0) < 0.5
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN FALSE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND "u"."portion.low" IS NULL
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) AND 0.5 < COALESCE("u"."portion.high", 1)
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND "u"."portion.low" IS NULL
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     )
     AND (
      COALESCE("u"."portion.low", 0) <= 0.5 AND 0.5 <= COALESCE("u"."portion.high", 1)
     )
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND "u"."portion.low" IS NULL
   )
  ) AS "own_0",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) OR COALESCE("u"."portion.low", 0) < 0.5
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN FALSE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND NOT "u"."portion.low" IS NULL
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) AND 0.5 < COALESCE("u"."portion.high", 1)
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND NOT "u"."portion.low" IS NULL
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     )
     AND (
      COALESCE("u"."portion.low", 0) <= 0.5 AND 0.5 <= COALESCE("u"."portion.high", 1)
     )
    )
    AND CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
    AND NOT "u"."portion.low" IS NULL
   )
  ) AS "own_1",
  "u"."kind" IN ('body', 'cell', 'club')
  AND (
   (
    (
     NOT (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) OR COALESCE("u"."portion.low", 0) < 0.5
    )
    AND NOT CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN FALSE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     ) AND 0.5 < COALESCE("u"."portion.high", 1)
    )
    AND NOT CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
   )
   OR (
    (
     (
      0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0)
     )
     AND (
      COALESCE("u"."portion.low", 0) <= 0.5 AND 0.5 <= COALESCE("u"."portion.high", 1)
     )
    )
    AND NOT CASE WHEN 0.5 <= COALESCE("u"."portion.high", 1) AND NOT 0.5 <= COALESCE("u"."portion.low", 0) THEN TRUE ELSE 0.5 <= COALESCE("u"."portion.low", 0) END
   )
  ) AS "own_2"
 FROM "units" AS "u"
 WHERE
  "u"."in_force" AND "u"."kind" IN ('body', 'cell', 'club')
) AS "u";

-- told_of_25
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
FROM "each_unit_23" AS "e"
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

-- figures 1
SELECT
 "grp",
 "ranks.low_top",
 "ranks.low_bottom",
 "ranks.high_top",
 "ranks.high_bottom",
 "ranks.numerator_low",
 "ranks.numerator_high",
 "ranks.denominator_low",
 "ranks.denominator_high",
 "ranks.unknown",
 "ranks.gap",
 "ranks.possible",
 "ranks.excluded",
 "ranks.several",
 CASE
  WHEN "ranks.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "ranks.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("ranks.low_top" AS DOUBLE) / CAST(NULLIF("ranks.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "ranks.low",
 CASE
  WHEN "ranks.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "ranks.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("ranks.high_top" AS DOUBLE) / CAST(NULLIF("ranks.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "ranks.high",
 "w_size.low_top",
 "w_size.low_bottom",
 "w_size.high_top",
 "w_size.high_bottom",
 "w_size.numerator_low",
 "w_size.numerator_high",
 "w_size.denominator_low",
 "w_size.denominator_high",
 "w_size.unknown",
 "w_size.gap",
 "w_size.possible",
 "w_size.excluded",
 "w_size.several",
 CASE
  WHEN "w_size.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_size.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_size.low_top" AS DOUBLE) / CAST(NULLIF("w_size.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "w_size.low",
 CASE
  WHEN "w_size.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_size.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_size.high_top" AS DOUBLE) / CAST(NULLIF("w_size.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "w_size.high",
 "w_clubs.low_top",
 "w_clubs.low_bottom",
 "w_clubs.high_top",
 "w_clubs.high_bottom",
 "w_clubs.numerator_low",
 "w_clubs.numerator_high",
 "w_clubs.denominator_low",
 "w_clubs.denominator_high",
 "w_clubs.unknown",
 "w_clubs.gap",
 "w_clubs.possible",
 "w_clubs.excluded",
 "w_clubs.several",
 CASE
  WHEN "w_clubs.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_clubs.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_clubs.low_top" AS DOUBLE) / CAST(NULLIF("w_clubs.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "w_clubs.low",
 CASE
  WHEN "w_clubs.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_clubs.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_clubs.high_top" AS DOUBLE) / CAST(NULLIF("w_clubs.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "w_clubs.high",
 "w_form.low_top",
 "w_form.low_bottom",
 "w_form.high_top",
 "w_form.high_bottom",
 "w_form.numerator_low",
 "w_form.numerator_high",
 "w_form.denominator_low",
 "w_form.denominator_high",
 "w_form.unknown",
 "w_form.gap",
 "w_form.possible",
 "w_form.excluded",
 "w_form.several",
 CASE
  WHEN "w_form.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_form.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_form.low_top" AS DOUBLE) / CAST(NULLIF("w_form.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "w_form.low",
 CASE
  WHEN "w_form.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_form.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_form.high_top" AS DOUBLE) / CAST(NULLIF("w_form.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "w_form.high",
 "w_path.low_top",
 "w_path.low_bottom",
 "w_path.high_top",
 "w_path.high_bottom",
 "w_path.numerator_low",
 "w_path.numerator_high",
 "w_path.denominator_low",
 "w_path.denominator_high",
 "w_path.unknown",
 "w_path.gap",
 "w_path.possible",
 "w_path.excluded",
 "w_path.several",
 CASE
  WHEN "w_path.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_path.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_path.low_top" AS DOUBLE) / CAST(NULLIF("w_path.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "w_path.low",
 CASE
  WHEN "w_path.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_path.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_path.high_top" AS DOUBLE) / CAST(NULLIF("w_path.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "w_path.high",
 "w_share.low_top",
 "w_share.low_bottom",
 "w_share.high_top",
 "w_share.high_bottom",
 "w_share.numerator_low",
 "w_share.numerator_high",
 "w_share.denominator_low",
 "w_share.denominator_high",
 "w_share.unknown",
 "w_share.gap",
 "w_share.possible",
 "w_share.excluded",
 "w_share.several",
 CASE
  WHEN "w_share.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_share.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_share.low_top" AS DOUBLE) / CAST(NULLIF("w_share.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "w_share.low",
 CASE
  WHEN "w_share.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_share.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_share.high_top" AS DOUBLE) / CAST(NULLIF("w_share.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "w_share.high",
 "w_null.low_top",
 "w_null.low_bottom",
 "w_null.high_top",
 "w_null.high_bottom",
 "w_null.numerator_low",
 "w_null.numerator_high",
 "w_null.denominator_low",
 "w_null.denominator_high",
 "w_null.unknown",
 "w_null.gap",
 "w_null.possible",
 "w_null.excluded",
 "w_null.several",
 CASE
  WHEN "w_null.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_null.low_top" IS NULL
   THEN CAST('-Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_null.low_top" AS DOUBLE) / CAST(NULLIF("w_null.low_bottom", 0) AS DOUBLE), 1)
  END
 END AS "w_null.low",
 CASE
  WHEN "w_null.denominator_high" = 0
  THEN NULL
  ELSE CASE
   WHEN "w_null.high_top" IS NULL
   THEN CAST('Infinity' AS DOUBLE)
   ELSE COALESCE(CAST("w_null.high_top" AS DOUBLE) / CAST(NULLIF("w_null.high_bottom", 0) AS DOUBLE), 0)
  END
 END AS "w_null.high"
FROM (
 SELECT
  "g"."grp",
  COALESCE("by_group"."ranks.yes", 0) AS "ranks.low_top",
  COALESCE("by_group"."ranks.yes", 0) + COALESCE("by_group"."ranks.either", 0) + COALESCE("by_group"."ranks.no", 0) + COALESCE("by_group"."ranks.perhaps_either", 0) + COALESCE("by_group"."ranks.perhaps_no", 0) AS "ranks.low_bottom",
  COALESCE("by_group"."ranks.yes", 0) + COALESCE("by_group"."ranks.either", 0) + COALESCE("by_group"."ranks.perhaps_yes", 0) + COALESCE("by_group"."ranks.perhaps_either", 0) AS "ranks.high_top",
  COALESCE("by_group"."ranks.yes", 0) + COALESCE("by_group"."ranks.either", 0) + COALESCE("by_group"."ranks.no", 0) + COALESCE("by_group"."ranks.perhaps_yes", 0) + COALESCE("by_group"."ranks.perhaps_either", 0) AS "ranks.high_bottom",
  COALESCE("by_group"."ranks.yes", 0) AS "ranks.numerator_low",
  COALESCE("by_group"."ranks.yes", 0) + COALESCE("by_group"."ranks.either", 0) + COALESCE("by_group"."ranks.perhaps_yes", 0) + COALESCE("by_group"."ranks.perhaps_either", 0) AS "ranks.numerator_high",
  COALESCE("by_group"."ranks.yes", 0) + COALESCE("by_group"."ranks.either", 0) + COALESCE("by_group"."ranks.no", 0) AS "ranks.denominator_low",
  COALESCE("by_group"."ranks.yes", 0) + COALESCE("by_group"."ranks.either", 0) + COALESCE("by_group"."ranks.no", 0) + COALESCE("by_group"."ranks.perhaps_yes", 0) + COALESCE("by_group"."ranks.perhaps_either", 0) + COALESCE("by_group"."ranks.perhaps_no", 0) AS "ranks.denominator_high",
  COALESCE("by_group"."ranks.unknown", 0) AS "ranks.unknown",
  COALESCE("by_group"."ranks.no", 0) AS "ranks.gap",
  COALESCE("by_group"."ranks.possible", 0) AS "ranks.possible",
  0 AS "ranks.excluded",
  0 AS "ranks.several",
  COALESCE("by_group"."w_size.yes", 0) AS "w_size.low_top",
  COALESCE("by_group"."w_size.yes", 0) + COALESCE("by_group"."w_size.either", 0) + COALESCE("by_group"."w_size.no", 0) + COALESCE("by_group"."w_size.perhaps_either", 0) + COALESCE("by_group"."w_size.perhaps_no", 0) AS "w_size.low_bottom",
  COALESCE("by_group"."w_size.yes", 0) + COALESCE("by_group"."w_size.either", 0) + COALESCE("by_group"."w_size.perhaps_yes", 0) + COALESCE("by_group"."w_size.perhaps_either", 0) AS "w_size.high_top",
  COALESCE("by_group"."w_size.yes", 0) + COALESCE("by_group"."w_size.either", 0) + COALESCE("by_group"."w_size.no", 0) + COALESCE("by_group"."w_size.perhaps_yes", 0) + COALESCE("by_group"."w_size.perhaps_either", 0) AS "w_size.high_bottom",
  COALESCE("by_group"."w_size.yes", 0) AS "w_size.numerator_low",
  COALESCE("by_group"."w_size.yes", 0) + COALESCE("by_group"."w_size.either", 0) + COALESCE("by_group"."w_size.perhaps_yes", 0) + COALESCE("by_group"."w_size.perhaps_either", 0) AS "w_size.numerator_high",
  COALESCE("by_group"."w_size.yes", 0) + COALESCE("by_group"."w_size.either", 0) + COALESCE("by_group"."w_size.no", 0) AS "w_size.denominator_low",
  COALESCE("by_group"."w_size.yes", 0) + COALESCE("by_group"."w_size.either", 0) + COALESCE("by_group"."w_size.no", 0) + COALESCE("by_group"."w_size.perhaps_yes", 0) + COALESCE("by_group"."w_size.perhaps_either", 0) + COALESCE("by_group"."w_size.perhaps_no", 0) AS "w_size.denominator_high",
  COALESCE("by_group"."w_size.unknown", 0) AS "w_size.unknown",
  COALESCE("by_group"."w_size.no", 0) AS "w_size.gap",
  COALESCE("by_group"."w_size.possible", 0) AS "w_size.possible",
  0 AS "w_size.excluded",
  0 AS "w_size.several",
  COALESCE("by_group"."w_clubs.yes", 0) AS "w_clubs.low_top",
  COALESCE("by_group"."w_clubs.yes", 0) + COALESCE("by_group"."w_clubs.either", 0) + COALESCE("by_group"."w_clubs.no", 0) AS "w_clubs.low_bottom",
  COALESCE("by_group"."w_clubs.yes", 0) + COALESCE("by_group"."w_clubs.either", 0) AS "w_clubs.high_top",
  COALESCE("by_group"."w_clubs.yes", 0) + COALESCE("by_group"."w_clubs.either", 0) + COALESCE("by_group"."w_clubs.no", 0) AS "w_clubs.high_bottom",
  COALESCE("by_group"."w_clubs.yes", 0) AS "w_clubs.numerator_low",
  COALESCE("by_group"."w_clubs.yes", 0) + COALESCE("by_group"."w_clubs.either", 0) AS "w_clubs.numerator_high",
  COALESCE("by_group"."w_clubs.yes", 0) + COALESCE("by_group"."w_clubs.either", 0) + COALESCE("by_group"."w_clubs.no", 0) AS "w_clubs.denominator_low",
  COALESCE("by_group"."w_clubs.yes", 0) + COALESCE("by_group"."w_clubs.either", 0) + COALESCE("by_group"."w_clubs.no", 0) AS "w_clubs.denominator_high",
  COALESCE("by_group"."w_clubs.either", 0) AS "w_clubs.unknown",
  COALESCE("by_group"."w_clubs.no", 0) AS "w_clubs.gap",
  COALESCE("by_group"."w_clubs.either", 0) AS "w_clubs.possible",
  0 AS "w_clubs.excluded",
  0 AS "w_clubs.several",
  COALESCE("by_group"."w_form.yes", 0) AS "w_form.low_top",
  COALESCE("by_group"."w_form.yes", 0) + COALESCE("by_group"."w_form.either", 0) + COALESCE("by_group"."w_form.no", 0) + COALESCE("by_group"."w_form.perhaps_either", 0) + COALESCE("by_group"."w_form.perhaps_no", 0) AS "w_form.low_bottom",
  COALESCE("by_group"."w_form.yes", 0) + COALESCE("by_group"."w_form.either", 0) + COALESCE("by_group"."w_form.perhaps_yes", 0) + COALESCE("by_group"."w_form.perhaps_either", 0) AS "w_form.high_top",
  COALESCE("by_group"."w_form.yes", 0) + COALESCE("by_group"."w_form.either", 0) + COALESCE("by_group"."w_form.no", 0) + COALESCE("by_group"."w_form.perhaps_yes", 0) + COALESCE("by_group"."w_form.perhaps_either", 0) AS "w_form.high_bottom",
  COALESCE("by_group"."w_form.yes", 0) AS "w_form.numerator_low",
  COALESCE("by_group"."w_form.yes", 0) + COALESCE("by_group"."w_form.either", 0) + COALESCE("by_group"."w_form.perhaps_yes", 0) + COALESCE("by_group"."w_form.perhaps_either", 0) AS "w_form.numerator_high",
  COALESCE("by_group"."w_form.yes", 0) + COALESCE("by_group"."w_form.either", 0) + COALESCE("by_group"."w_form.no", 0) AS "w_form.denominator_low",
  COALESCE("by_group"."w_form.yes", 0) + COALESCE("by_group"."w_form.either", 0) + COALESCE("by_group"."w_form.no", 0) + COALESCE("by_group"."w_form.perhaps_yes", 0) + COALESCE("by_group"."w_form.perhaps_either", 0) + COALESCE("by_group"."w_form.perhaps_no", 0) AS "w_form.denominator_high",
  COALESCE("by_group"."w_form.unknown", 0) AS "w_form.unknown",
  COALESCE("by_group"."w_form.no", 0) AS "w_form.gap",
  COALESCE("by_group"."w_form.possible", 0) AS "w_form.possible",
  0 AS "w_form.excluded",
  0 AS "w_form.several",
  COALESCE("by_group"."w_path.yes", 0) AS "w_path.low_top",
  COALESCE("by_group"."w_path.yes", 0) + COALESCE("by_group"."w_path.either", 0) + COALESCE("by_group"."w_path.no", 0) + COALESCE("by_group"."w_path.perhaps_either", 0) + COALESCE("by_group"."w_path.perhaps_no", 0) AS "w_path.low_bottom",
  COALESCE("by_group"."w_path.yes", 0) + COALESCE("by_group"."w_path.either", 0) + COALESCE("by_group"."w_path.perhaps_yes", 0) + COALESCE("by_group"."w_path.perhaps_either", 0) AS "w_path.high_top",
  COALESCE("by_group"."w_path.yes", 0) + COALESCE("by_group"."w_path.either", 0) + COALESCE("by_group"."w_path.no", 0) + COALESCE("by_group"."w_path.perhaps_yes", 0) + COALESCE("by_group"."w_path.perhaps_either", 0) AS "w_path.high_bottom",
  COALESCE("by_group"."w_path.yes", 0) AS "w_path.numerator_low",
  COALESCE("by_group"."w_path.yes", 0) + COALESCE("by_group"."w_path.either", 0) + COALESCE("by_group"."w_path.perhaps_yes", 0) + COALESCE("by_group"."w_path.perhaps_either", 0) AS "w_path.numerator_high",
  COALESCE("by_group"."w_path.yes", 0) + COALESCE("by_group"."w_path.either", 0) + COALESCE("by_group"."w_path.no", 0) AS "w_path.denominator_low",
  COALESCE("by_group"."w_path.yes", 0) + COALESCE("by_group"."w_path.either", 0) + COALESCE("by_group"."w_path.no", 0) + COALESCE("by_group"."w_path.perhaps_yes", 0) + COALESCE("by_group"."w_path.perhaps_either", 0) + COALESCE("by_group"."w_path.perhaps_no", 0) AS "w_path.denominator_high",
  COALESCE("by_group"."w_path.unknown", 0) AS "w_path.unknown",
  COALESCE("by_group"."w_path.no", 0) AS "w_path.gap",
  COALESCE("by_group"."w_path.possible", 0) AS "w_path.possible",
  0 AS "w_path.excluded",
  0 AS "w_path.several",
  COALESCE("by_group"."w_share.yes", 0) AS "w_share.low_top",
  COALESCE("by_group"."w_share.yes", 0) AS "w_share.low_bottom",
  COALESCE("by_group"."w_share.yes", 0) AS "w_share.high_top",
  COALESCE("by_group"."w_share.yes", 0) AS "w_share.high_bottom",
  COALESCE("by_group"."w_share.yes", 0) AS "w_share.numerator_low",
  COALESCE("by_group"."w_share.yes", 0) AS "w_share.numerator_high",
  COALESCE("by_group"."w_share.yes", 0) AS "w_share.denominator_low",
  COALESCE("by_group"."w_share.yes", 0) AS "w_share.denominator_high",
  0 AS "w_share.unknown",
  0 AS "w_share.gap",
  0 AS "w_share.possible",
  0 AS "w_share.excluded",
  0 AS "w_share.several",
  COALESCE("by_group"."w_null.yes", 0) AS "w_null.low_top",
  COALESCE("by_group"."w_null.yes", 0) + COALESCE("by_group"."w_null.either", 0) + COALESCE("by_group"."w_null.no", 0) + COALESCE("by_group"."w_null.perhaps_either", 0) + COALESCE("by_group"."w_null.perhaps_no", 0) AS "w_null.low_bottom",
  COALESCE("by_group"."w_null.yes", 0) + COALESCE("by_group"."w_null.either", 0) + COALESCE("by_group"."w_null.perhaps_yes", 0) + COALESCE("by_group"."w_null.perhaps_either", 0) AS "w_null.high_top",
  COALESCE("by_group"."w_null.yes", 0) + COALESCE("by_group"."w_null.either", 0) + COALESCE("by_group"."w_null.no", 0) + COALESCE("by_group"."w_null.perhaps_yes", 0) + COALESCE("by_group"."w_null.perhaps_either", 0) AS "w_null.high_bottom",
  COALESCE("by_group"."w_null.yes", 0) AS "w_null.numerator_low",
  COALESCE("by_group"."w_null.yes", 0) + COALESCE("by_group"."w_null.either", 0) + COALESCE("by_group"."w_null.perhaps_yes", 0) + COALESCE("by_group"."w_null.perhaps_either", 0) AS "w_null.numerator_high",
  COALESCE("by_group"."w_null.yes", 0) + COALESCE("by_group"."w_null.either", 0) + COALESCE("by_group"."w_null.no", 0) AS "w_null.denominator_low",
  COALESCE("by_group"."w_null.yes", 0) + COALESCE("by_group"."w_null.either", 0) + COALESCE("by_group"."w_null.no", 0) + COALESCE("by_group"."w_null.perhaps_yes", 0) + COALESCE("by_group"."w_null.perhaps_either", 0) + COALESCE("by_group"."w_null.perhaps_no", 0) AS "w_null.denominator_high",
  COALESCE("by_group"."w_null.unknown", 0) AS "w_null.unknown",
  COALESCE("by_group"."w_null.no", 0) AS "w_null.gap",
  COALESCE("by_group"."w_null.possible", 0) AS "w_null.possible",
  0 AS "w_null.excluded",
  0 AS "w_null.several"
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
  *,
  ROW_NUMBER() OVER (PARTITION BY "grp", "what" ORDER BY "unit") AS "place"
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
 ) AS "r"
) AS "t"
JOIN "units" AS "u"
 ON "u"."unit" = "t"."unit"
WHERE
 "t"."place" <= 5
ORDER BY
 "t"."grp",
 "t"."what",
 "t"."unit";
