-- The reporting lines that count, by the floor of sure_positions: both the line and the position that reports.
select
    *,
    rowid as place
from reporting_lines
where coalesce(confidence, 1) >= 0.5
    and not exists (
        select 1
        from positions
        where positions.structure_id = reporting_lines.structure_id
            and lower(positions.title) = lower(reporting_lines.subordinate)
            and positions.confidence < 0.5
    )
