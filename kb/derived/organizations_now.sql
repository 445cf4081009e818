-- One row an organization that somebody who works there describes, and one for each unnamed one: its descriptions are one
-- where the same full name signs them and the size is the same (twin_id).
-- What is less sure than sure_positions says counts nowhere here.
-- Each figure comes from the newest description that states it. The staff comes from the newest description that lists
-- more than half as many positions as the fullest one, so that a passing mention does not replace a list; the reporting
-- lines from that description too, or where it has none, from the newest that has. Students per technician need an
-- enrollment that is no mere bound, a number for each technician (the support family without who manages it; FTE, else
-- people), a list that leaves out at most one, its author, of the staff total beside it and at most half of the newest
-- total, and more than one technician where there are 5,000 students and more ("I got a technician back" is no count).
-- The technology staff is the total as stated, unless a list counts more that is of the same day or newer, or twice as
-- many and older (the total is of a part: "three of us on the phones"); else the sum of a list that names its leader
-- and somebody led who manages nobody, or one person alone (of fewer than 5,000 students: who signs for more has
-- colleagues), the role under which its author signs, and a number for every row (FTE, else people; for shared people
-- FTE alone). People of other departments and of one season never count, nor does a list with a row of a known role
-- that is not sure.
-- structure_id is the description to show for the organization: the one with the staff before all others.
with described as (
    select
        structures.id,
        coalesce(structures.organization_id, structures.twin_id, structures.id) as whose,
        structures.organization_id,
        structures.as_of,
        substr(coalesce(structures.as_of, '') || '          ', 1, 10) || structures.id as age,
        structures.enrollment is not null and coalesce(structures.enrollment_confidence, 1) >= 0.5 as says_enrollment,
        structures.sites is not null and coalesce(structures.sites_confidence, 1) >= 0.5 as says_sites,
        structures.staff_total is not null and coalesce(structures.staff_confidence, 1) >= 0.5 as says_total,
        exists (
            select 1
            from device_programs
            where device_programs.structure_id = structures.id and coalesce(device_programs.confidence, 1) >= 0.5
        ) as says_devices,
        exists (select 1 from sure_reporting_lines as lines where lines.structure_id = structures.id) as says_lines,
        (select count(*) from sure_positions where sure_positions.structure_id = structures.id) as positions
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
        max(case when says_total then age end) as staff_total_age,
        substr(max(case when says_devices then age end), 11) as device_structure_id,
        substr(max(case when says_staff then age end), 11) as staff_structure_id,
        max(case when says_staff then age end) as staff_age,
        substr(max(case when says_lines then age end), 11) as reporting_structure_id
    from measured
    group by whose
),
picked as (
    select
        newest.*,
        case
            when exists (select 1 from sure_reporting_lines as lines where lines.structure_id = newest.staff_structure_id)
                then newest.staff_structure_id
            else newest.reporting_structure_id
        end as lines_structure_id
    from newest
),
held as (
    select
        positions.structure_id,
        roles.family,
        positions.role_id in ('applications-manager', 'infrastructure-manager', 'support-manager') as manages,
        coalesce(positions.confidence, 1) >= 0.5 as is_sure,
        coalesce(positions.count, positions.fte) as people,
        coalesce(positions.fte, positions.count) as strength,
        positions.employment = 'shared' and positions.fte is null as is_part
    from positions
    left join roles on roles.id = positions.role_id
    where positions.employment not in ('vacant', 'cut', 'student', 'other_department')
        and positions.title not like '%summer%'
        and positions.title not like '%seasonal%'
        and (coalesce(positions.confidence, 1) >= 0.5 or positions.role_id is not null)
),
counted as (
    select
        structure_id,
        sum(people) as listed,
        sum(strength) as own,
        min(is_sure and strength is not null and not is_part) = 1
        and max(family is 'leadership') = 1
        and (max(family is not 'leadership' and manages is not 1) = 1 or sum(strength) <= 1) as is_whole,
        case
            when min(family is not 'support' or (is_sure and strength is not null))
                then sum(case when family = 'support' and manages is not 1 then strength end)
        end as technicians
    from held
    group by structure_id
),
staffs as (
    select
        picked.whose,
        case
            when totalled.staff_total > 0
                and (
                    totalled.staff_total >= coalesce(counted.own, 0)
                    or (
                        substr(picked.staff_total_age, 1, 10) > substr(picked.staff_age, 1, 10)
                        and 2 * totalled.staff_total > counted.own
                    )
                ) then 'stated'
            when counted.is_whole
                and not exists (
                    select 1
                    from signatures
                    where signatures.post_id = staffed.post_id
                        and role_of(signatures.title) not in (
                            select role_id from positions where structure_id = staffed.id and role_id is not null
                        )
                )
                and counted.own > 0
                and (counted.own > 1 or coalesce(sized.enrollment, 0) < 5000)
                and (totalled.id is null or coalesce(staffed.as_of, '') > coalesce(totalled.as_of, '')) then 'listed'
        end as how,
        totalled.staff_total as stated,
        counted.own as listed
    from picked
    left join structures as totalled on totalled.id = picked.staff_total_structure_id
    left join structures as staffed on staffed.id = picked.staff_structure_id
    left join structures as sized on sized.id = picked.enrollment_structure_id
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
    coalesce(organizations.kind, 'district') as kind,
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
            and 2 * counted.listed >= coalesce(totalled.staff_total, 0)
            and (counted.technicians > 1 or sized.enrollment < 5000)
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
