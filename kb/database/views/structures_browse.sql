select
    structures.id,
    structures.organization_id,
    coalesce(organizations.name, structures.organization_name) as organization,
    organizations.city,
    organizations.state,
    structures.organization_how,
    structures.twin_id,
    structures.current,
    structures.current = 1 and not exists (
        select 1
        from structures as newer
        where (newer.organization_id = structures.organization_id or newer.twin_id = structures.twin_id)
            and newer.current = 1
            and (coalesce(newer.as_of, ''), newer.id) > (coalesce(structures.as_of, ''), structures.id)
    ) as newest,
    structures.as_of,
    structures.enrollment,
    structures.enrollment_min,
    structures.enrollment_max,
    structures.enrollment_approx,
    structures.enrollment_confidence,
    structures.size_band_id,
    size_bands.name as size_band,
    structures.crosses_bands,
    structures.sites,
    structures.sites_unit,
    structures.sites_confidence,
    structures.staff_total,
    structures.staff_unit,
    structures.staff_confidence,
    exists (select 1 from corrections where corrections.target_id = structures.id) as corrected,
    (select count(*) from positions where positions.structure_id = structures.id) as positions,
    (
        select sum(positions.count)
        from positions
        where positions.structure_id = structures.id and positions.employment not in ('vacant', 'cut')
    ) as people_listed,
    device_programs.ratio as device_program,
    device_programs.grades as device_grades,
    posts.author_id,
    coalesce(authors.name, posts.author_name) as author,
    structures.post_id,
    posts.number as post_number,
    posts.thread_id,
    threads.subject as thread,
    coalesce(posts.url, threads.url) as url
from structures
join posts on posts.id = structures.post_id
join threads on threads.id = posts.thread_id
left join authors on authors.id = posts.author_id
left join organizations on organizations.id = structures.organization_id
left join size_bands on size_bands.id = structures.size_band_id
left join device_programs on device_programs.structure_id = structures.id
