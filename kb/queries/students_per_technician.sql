-- title: Students per technician, by size band
-- description: How many students one technician serves: the newest stated enrollment over the technicians of the staff
--   list (roles of the support family, FTE where stated, else people; no vacant, cut or student posts). Each organization
--   counts once, where every technician's number is stated, the list is not far short of the total beside it and the
--   enrollment is no mere bound. Of fewer than five no median is given.
--   `band` is a size band's number (1 to 8) or name; empty: every size.
with placed as (
    select
        size_band_id,
        size_band,
        students_per_technician,
        row_number() over (partition by size_band_id order by students_per_technician) as rung,
        count(*) over (partition by size_band_id) as rungs
    from districts_now
    where students_per_technician is not null
        and (:band = '' or cast(size_band_id as text) = :band or size_band = :band)
)
select
    size_band,
    rungs as organizations,
    cast(round(avg(
        case when rungs >= 5 and rung in ((rungs + 1) / 2, (rungs + 2) / 2) then students_per_technician end
    )) as integer) as median_students_per_technician,
    cast(round(min(students_per_technician)) as integer) as fewest,
    cast(round(max(students_per_technician)) as integer) as most
from placed
group by size_band_id
order by size_band_id
