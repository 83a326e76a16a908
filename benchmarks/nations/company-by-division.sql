-- The figures of charter `company` by division, as one would write them by hand for these tables: each with its least and its greatest value.
WITH units AS (
    SELECT unit, kind, "view.0.level1" AS division,
        "filled.value" AS filled,
        coalesce("full_time.low", 0) AS full_time_low, coalesce("full_time.high", 1) AS full_time_high,
        coalesce("headcount.low", 0) AS headcount_low, coalesce("headcount.high", 'infinity'::DOUBLE) AS headcount_high
    FROM read_parquet(getvariable('folder') || '/units.parquet')
    WHERE in_force
),
reports AS (
    SELECT target AS unit, count(*) AS reports
    FROM read_parquet(getvariable('folder') || '/links/reports_to.parquet')
    WHERE in_force
    GROUP BY target
),
heads AS (
    SELECT source AS unit, bool_or(coalesce(units.filled, false)) AS surely, bool_or(coalesce(units.filled, true)) AS perhaps
    FROM read_parquet(getvariable('folder') || '/links/headed_by.parquet') AS link
    JOIN units ON units.unit = link.target
    WHERE in_force
    GROUP BY source
),
dotted AS (
    SELECT division, count(*) AS dotted_lines
    FROM read_parquet(getvariable('folder') || '/links/dotted_to.parquet') AS link
    JOIN units ON units.unit = link.source
    WHERE in_force
    GROUP BY division
),
figures AS (
    SELECT division,
        count(*) FILTER (kind = 'post') AS posts,
        count(*) FILTER (kind = 'team') AS teams,
        count(*) FILTER (kind = 'post' AND NOT coalesce(filled, true)) AS vacant_low,
        count(*) FILTER (kind = 'post' AND NOT coalesce(filled, false)) AS vacant_high,
        count(heads.unit) AS headed,
        count(*) FILTER (heads.surely) AS filled_low,
        count(*) FILTER (heads.perhaps) AS filled_high,
        count(reports) AS with_reports,
        sum(reports) AS reports,
        count(*) FILTER (reports BETWEEN 3 AND 8) AS in_band,
        count(*) FILTER (reports >= 3) AS three_or_more,
        count(*) FILTER (reports <= 8) AS eight_or_fewer,
        sum(full_time_low) FILTER (kind = 'post') AS full_time_low,
        sum(full_time_high) FILTER (kind = 'post') AS full_time_high,
        sum(headcount_low) FILTER (kind = 'team') AS headcount_low,
        sum(headcount_high) FILTER (kind = 'team') AS headcount_high
    FROM units
    LEFT JOIN reports USING (unit)
    LEFT JOIN heads USING (unit)
    WHERE division IS NOT NULL
    GROUP BY division
)
SELECT id AS division, figures.* EXCLUDE (division), dotted_lines,
    vacant_low / posts AS vacancy_low, vacant_high / posts AS vacancy_high,
    filled_low / headed AS heads_filled_low, filled_high / headed AS heads_filled_high,
    reports / with_reports AS span, in_band / with_reports AS span_in_band, three_or_more / with_reports AS spans_of_three_or_more,
    eight_or_fewer / with_reports AS spans_of_eight_or_fewer, posts / teams AS posts_per_team
FROM figures
JOIN (SELECT unit, id FROM read_parquet(getvariable('folder') || '/units.parquet')) AS named ON named.unit = figures.division
LEFT JOIN dotted USING (division)
ORDER BY division
