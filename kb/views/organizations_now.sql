-- One row an organization that somebody who works there describes, and one for each description of an unnamed one.
-- Each figure comes from the newest description that states it. The staff comes from the newest description that lists
-- more than half as many positions as the fullest one, so that a passing mention does not replace a list; the reporting
-- lines from that description too, or where it has none, from the newest that has. Students per technician need an
-- enrollment that is no mere bound, a number for each technician (the support family; FTE, else people), and a list that
-- leaves out at most one, its author, of the staff total beside it.
-- The technology staff is the total as stated, unless the list beside it counts more; else the sum of a list that names
-- its leader and a number for every row (FTE, else people; for shared people FTE alone); of other departments' people it
-- counts technicians only.
-- structure_id is the description to show for the organization: the one with the staff before all others.
with described as (
    select
        structures.id,
        coalesce(structures.organization_id, structures.id) as whose,
        structures.organization_id,
        structures.as_of,
        printf('%-10s', coalesce(structures.as_of, '')) || structures.id as age,
        structures.enrollment is not null as says_enrollment,
        structures.sites is not null as says_sites,
        structures.staff_total is not null as says_total,
        exists (select 1 from device_programs where device_programs.structure_id = structures.id) as says_devices,
        exists (select 1 from reporting_lines where reporting_lines.structure_id = structures.id) as says_lines,
        (select count(*) from positions where positions.structure_id = structures.id) as positions
    from structures
    where structures.current = 1
),
measured as (
    select
        described.*,
        positions > 0 and 2 * positions > max(positions) over (partition by whose) as says_staff
    from described
),
-- The newest is the greatest age: ten characters of the day, blank where it is unknown, and the structure's id.
newest as (
    select
        whose,
        organization_id,
        count(*) as descriptions,
        max(as_of) as as_of,
        substr(max(age), 11) as newest_structure_id,
        substr(max(case when says_enrollment then age end), 11) as enrollment_structure_id,
        substr(max(case when says_sites then age end), 11) as sites_structure_id,
        substr(max(case when says_total then age end), 11) as staff_total_structure_id,
        substr(max(case when says_devices then age end), 11) as device_structure_id,
        substr(max(case when says_staff then age end), 11) as staff_structure_id,
        substr(max(case when says_lines then age end), 11) as reporting_structure_id
    from measured
    group by whose
),
picked as (
    select
        newest.*,
        case
            when exists (select 1 from reporting_lines where reporting_lines.structure_id = newest.staff_structure_id)
                then newest.staff_structure_id
            else newest.reporting_structure_id
        end as lines_structure_id
    from newest
),
counted as (
    select
        positions.structure_id,
        sum(coalesce(positions.count, positions.fte)) as listed,
        sum(
            case
                when positions.employment <> 'other_department' or roles.family = 'support'
                    then coalesce(positions.fte, positions.count)
            end
        ) as own,
        max(roles.family is 'leadership' and positions.employment <> 'other_department') = 1
        and min(
            case
                when positions.employment = 'shared' then positions.fte is not null
                when positions.employment = 'other_department' and roles.family is not 'support' then 1
                else coalesce(positions.fte, positions.count) is not null
            end
        ) = 1 as is_whole,
        case
            when min(roles.family is not 'support' or coalesce(positions.fte, positions.count) is not null)
                then sum(case when roles.family = 'support' then coalesce(positions.fte, positions.count) end)
        end as technicians
    from positions
    left join roles on roles.id = positions.role_id
    where positions.employment not in ('vacant', 'cut', 'student')
    group by positions.structure_id
),
staffs as (
    select
        picked.whose,
        case
            when totalled.staff_total > 0 and totalled.staff_total >= coalesce(counted.own, 0) then 'stated'
            when counted.is_whole
                and counted.own > 0
                and (totalled.id is null or coalesce(staffed.as_of, '') > coalesce(totalled.as_of, '')) then 'listed'
        end as how,
        totalled.staff_total as stated,
        counted.own as listed
    from picked
    left join structures as totalled on totalled.id = picked.staff_total_structure_id
    left join structures as staffed on staffed.id = picked.staff_structure_id
    left join counted on counted.structure_id = picked.staff_structure_id
),
measured_staff as (
    select whose, how, case how when 'stated' then stated when 'listed' then listed end as technology_staff from staffs
)
select
    picked.whose as id,
    picked.organization_id,
    coalesce(
        picked.staff_structure_id,
        picked.staff_total_structure_id,
        picked.lines_structure_id,
        picked.enrollment_structure_id,
        picked.newest_structure_id
    ) as structure_id,
    organizations.name as organization,
    organizations.city,
    organizations.state,
    picked.descriptions,
    picked.as_of,
    sized.enrollment,
    sized.enrollment_min,
    sized.enrollment_max,
    sized.enrollment_approx,
    sized.size_band_id,
    size_bands.name as size_band,
    sized.crosses_bands,
    sized.as_of as enrollment_as_of,
    sized.post_id as enrollment_post_id,
    housed.sites,
    housed.sites_unit,
    housed.as_of as sites_as_of,
    housed.post_id as sites_post_id,
    totalled.staff_total,
    totalled.staff_unit,
    totalled.as_of as staff_total_as_of,
    totalled.post_id as staff_total_post_id,
    device_programs.ratio as device_program,
    device_programs.grades as device_grades,
    equipped.as_of as device_as_of,
    equipped.post_id as device_post_id,
    staffed.id as staff_structure_id,
    staffed.as_of as staff_as_of,
    staffed.post_id as staff_post_id,
    ruled.id as reporting_structure_id,
    ruled.as_of as reporting_as_of,
    ruled.post_id as reporting_post_id,
    counted.technicians,
    case
        when counted.technicians > 0
            and sized.enrollment_min is not null
            and sized.enrollment_max is not null
            and counted.listed + 1 >= coalesce(staffed.staff_total, 0)
            then sized.enrollment / counted.technicians
    end as students_per_technician,
    measured_staff.technology_staff,
    measured_staff.how as technology_staff_how,
    case
        when sized.enrollment_min is not null and sized.enrollment_max is not null
            then sized.enrollment / measured_staff.technology_staff
    end as students_per_staff
from picked
left join organizations on organizations.id = picked.organization_id
left join structures as sized on sized.id = picked.enrollment_structure_id
left join size_bands on size_bands.id = sized.size_band_id
left join structures as housed on housed.id = picked.sites_structure_id
left join structures as totalled on totalled.id = picked.staff_total_structure_id
left join structures as equipped on equipped.id = picked.device_structure_id
left join device_programs on device_programs.structure_id = equipped.id
left join structures as staffed on staffed.id = picked.staff_structure_id
left join structures as ruled on ruled.id = picked.lines_structure_id
left join counted on counted.structure_id = staffed.id
left join measured_staff on measured_staff.whose = picked.whose
