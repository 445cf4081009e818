-- title: Structures near N students
-- description: Organizations nearest in size to `students` (a number such as 1200), one row each: every figure from the
--   newest description that states it, with its date; the staff as organizations_now picks it.
--   `band` (a size band's number, 1 to 8, or name) keeps to one band. Both empty: smallest first. Former employers are
--   left out; 50 at most.
with wanted as (
    select cast(replace(replace(:students, ',', ''), ' ', '') as integer) as students
),
nearest as (
    select
        organizations_now.*,
        row_number() over (
            order by
                case
                    when wanted.students > 0
                        then max(enrollment, wanted.students) * 1.0 / max(min(enrollment, wanted.students), 1)
                    else enrollment
                end,
                enrollment_as_of desc,
                id
        ) as place
    from organizations_now
    cross join wanted
    where enrollment is not null
        and (:band = '' or cast(size_band_id as text) = :band or size_band = :band)
    order by place
    limit 50
)
select
    nearest.organization,
    nearest.state,
    nearest.enrollment,
    nearest.enrollment_min,
    nearest.enrollment_max,
    nearest.enrollment_approx,
    nearest.size_band,
    nearest.enrollment_as_of,
    nearest.sites,
    nearest.sites_unit,
    nearest.sites_as_of,
    nearest.staff_total,
    nearest.staff_unit,
    nearest.staff_total_as_of,
    (
        select group_concat(
            case when row.count is null or row.count = 1 then '' else printf('%g × ', row.count) end
            || row.title
            || case when row.fte is null then '' else printf(' (%g FTE)', row.fte) end
            || case
                when row.employment = 'employee' then ''
                else ' (' || replace(row.employment, '_', ' ') || ')'
            end,
            '; '
        )
        from (
            select
                min(positions.title) as title,
                case when min(positions.count is not null) then sum(positions.count) end as count,
                sum(positions.fte) as fte,
                positions.employment
            from positions
            left join roles on roles.id = positions.role_id
            where positions.structure_id = nearest.staff_structure_id
            group by lower(positions.title), positions.employment, positions.fte is null
            order by
                positions.employment in ('vacant', 'cut'),
                max(coalesce(roles.family, '') = 'leadership') desc,
                min(positions.rowid)
        ) as row
    ) as positions,
    nearest.staff_as_of,
    (
        select group_concat(line.subordinates || ' → ' || line.superior, '; ')
        from (
            select group_concat(reporting_lines.subordinate, ', ') as subordinates, min(superior) as superior
            from reporting_lines
            where reporting_lines.structure_id = nearest.reporting_structure_id
            group by lower(reporting_lines.superior)
            order by min(reporting_lines.rowid)
        ) as line
    ) as reporting,
    nearest.reporting_as_of,
    nearest.device_program || coalesce(' in grades ' || nearest.device_grades, '') as device_program,
    nearest.device_as_of,
    nearest.technicians,
    nearest.students_per_technician,
    nearest.descriptions,
    nearest.organization_id,
    nearest.enrollment_post_id,
    nearest.sites_post_id,
    nearest.staff_total_post_id,
    nearest.staff_post_id,
    nearest.reporting_post_id,
    nearest.device_post_id
from nearest
order by nearest.place
