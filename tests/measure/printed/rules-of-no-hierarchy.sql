-- check: total, field: debts
WITH "placed_debts" AS (
 SELECT
  "u"."unit",
  "u"."part_of.parent" AS "parent",
  NOT (
   (
    COALESCE("u"."guests.value" = TRUE, FALSE) OR "u"."guests.value" IS NULL
   ) AND "u"."kind" IN ('body', 'club')
  )
  AND NOT "u"."part_of.position" IS NULL AS "must",
  NOT (
   COALESCE("u"."guests.value" = TRUE, FALSE) AND "u"."kind" IN ('body', 'club')
  ) AND NOT "u"."part_of.position" IS NULL AS "may"
 FROM "units" AS "u"
 WHERE
  "u"."in_force"
), "own_debts" AS (
 SELECT
  "u"."unit",
  "u"."part_of.depth" AS "depth",
  "u"."part_of.parent" AS "parent",
  NOT "u"."debts.low" IS NULL AS "stated",
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
 WHERE
  "u"."in_force" AND (
   NOT "u"."part_of.position" IS NULL OR "u"."kind" IN ('body', 'club')
  )
), "level0_debts" AS (
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
  "o"."depth" = 0
), "totals_debts" AS (
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
        CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
     )
     THEN 1e-09 * CASE
      WHEN 1 IS NULL OR ABS(CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END) IS NULL
      THEN NULL
      ELSE GREATEST(1, ABS(CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END))
     END < (
      (
       CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      ) - (
       COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
      )
     )
     ELSE COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
    END
   )
   OR (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
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
       CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
      )
     )
     ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
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
        CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
       ),
       FALSE
      )
     )
     THEN 1e-09 * CASE
      WHEN 1 IS NULL OR ABS(CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END) IS NULL
      THEN NULL
      ELSE GREATEST(1, ABS(CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END))
     END < (
      (
       CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      ) - (
       COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
      )
     )
     ELSE COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
    END
   )
   OR (
    CASE
     WHEN (
      COALESCE(
       (
        CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
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
       CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
      )
     )
     ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
    END
   )
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) AS "0.low",
 COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) AS "0.high",
 CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END AS "0.sum_low",
 CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END AS "0.sum_high",
 COALESCE("parts_debts"."parts", 0) AS "0.parts"
FROM "units" AS "u"
LEFT JOIN "parts_debts"
 ON "parts_debts"."unit" = "u"."unit"
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
         CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
         AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
        ),
        FALSE
       )
      )
      THEN 1e-09 * CASE
       WHEN 1 IS NULL OR ABS(CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END) IS NULL
       THEN NULL
       ELSE GREATEST(1, ABS(CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END))
      END < (
       (
        CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
       ) - (
        COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
       )
      )
      ELSE COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
     END
    )
    OR (
     CASE
      WHEN (
       COALESCE(
        (
         CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
         AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
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
        CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
       )
      )
      ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
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
      AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END = CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
     )
     OR (
      COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE)) = CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      AND COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) = CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
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
          CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
          AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
         ),
         FALSE
        )
       )
       THEN 1e-09 * CASE
        WHEN 1 IS NULL OR ABS(CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END) IS NULL
        THEN NULL
        ELSE GREATEST(1, ABS(CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END))
       END < (
        (
         CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
        ) - (
         COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE))
        )
       )
       ELSE COALESCE("u"."debts.high", CAST('Infinity' AS DOUBLE)) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."low", CAST('-Infinity' AS DOUBLE)) ELSE 0 END
      END
     )
     OR (
      CASE
       WHEN (
        COALESCE(
         (
          CAST('-Infinity' AS DOUBLE) < CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
          AND CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < CAST('Infinity' AS DOUBLE)
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
         CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END
        )
       )
       ELSE CASE WHEN NOT "parts_debts"."unit" IS NULL THEN COALESCE("parts_debts"."high", CAST('Infinity' AS DOUBLE)) ELSE 0 END < COALESCE("u"."debts.low", CAST('-Infinity' AS DOUBLE))
      END
     )
    )
   )
  )
 );

-- check: field-range, field: members, allowed: 3..
WITH "own_members" AS (
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
  )
), "level0_members" AS (
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
  "o"."depth" = 0
), "totals_members" AS (
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
  "o"."depth" IS NULL
)
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE
  WHEN "u"."kind" IN ('body', 'club') AND NOT (
   3 <= COALESCE(CAST("totals_members"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('body', 'club')
  )
  THEN 0
  ELSE NULL
 END AS INT) AS "part",
 CASE
  WHEN "u"."kind" IN ('body', 'club') AND NOT (
   3 <= COALESCE(CAST("totals_members"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('body', 'club')
  )
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 COALESCE(CAST("totals_members"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) AS "0.low",
 COALESCE(CAST("totals_members"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) AS "0.high",
 NOT "u"."members.low" IS NULL AS "0.stated"
FROM "units" AS "u"
LEFT JOIN "totals_members"
 ON "totals_members"."unit" = "u"."unit"
WHERE
 "u"."in_force"
 AND (
  (
   "u"."kind" IN ('body', 'club') AND NOT (
    3 <= COALESCE(CAST("totals_members"."high" AS DOUBLE), CAST('Infinity' AS DOUBLE)) AND "u"."kind" IN ('body', 'club')
   )
  )
  OR (
   "u"."kind" IN ('body', 'club') AND NOT (
    3 <= COALESCE(CAST("totals_members"."low" AS DOUBLE), CAST('-Infinity' AS DOUBLE)) AND "u"."kind" IN ('body', 'club')
   )
  )
 );

-- check: roots, along: part_of
SELECT
 "u"."unit",
 "u"."id",
 "u"."name",
 "u"."kind",
 CAST(CASE WHEN NOT "u"."part_of.position" IS NULL AND "u"."part_of.parent" IS NULL THEN 0 ELSE NULL END AS INT) AS "part",
 CASE
  WHEN NOT "u"."part_of.position" IS NULL AND "u"."part_of.parent" IS NULL
  THEN CASE WHEN "u"."unit" IN (3, 5) THEN 'excepted' ELSE 'fails' END
  ELSE 'undecided'
 END AS "state",
 0 AS "place",
 "u"."kind" AS "0.kind"
FROM "units" AS "u"
WHERE
 "u"."in_force" AND (
  NOT "u"."part_of.position" IS NULL AND "u"."part_of.parent" IS NULL
 );
