-- What is looked up for one column stands in its place, not in a join: rows that are only counted need none of it.
select
    structures.id,
    structures.organization_id,
    coalesce(
        (select organizations.name from organizations where organizations.id = structures.organization_id),
        structures.organization_name
    ) as organization,
    (select organizations.city from organizations where organizations.id = structures.organization_id) as city,
    (select organizations.state from organizations where organizations.id = structures.organization_id) as state,
    structures.organization_how,
    structures.twin_id,
    structures.current,
    structures.newest,
    structures.as_of,
    structures.enrollment,
    structures.enrollment_min,
    structures.enrollment_max,
    structures.enrollment_approx,
    structures.enrollment_confidence,
    structures.size_band_id,
    (select size_bands.name from size_bands where size_bands.id = structures.size_band_id) as size_band,
    structures.crosses_bands,
    structures.sites,
    structures.sites_unit,
    structures.sites_confidence,
    structures.staff_total,
    structures.staff_unit,
    structures.staff_confidence,
    cast(exists (select 1 from corrections where corrections.target_id = structures.id) as integer) as corrected,
    cast((select count(*) from positions where positions.structure_id = structures.id) as integer) as positions,
    cast((
        select sum(positions.count)
        from positions
        where positions.structure_id = structures.id and positions.employment not in ('vacant', 'cut')
    ) as real) as people_listed,
    device_programs.ratio as device_program,
    device_programs.grades as device_grades,
    (select posts.author_id from posts where posts.id = structures.post_id) as author_id,
    (
        select coalesce(authors.name, posts.author_name)
        from posts
        left join authors on authors.id = posts.author_id
        where posts.id = structures.post_id
    ) as author,
    structures.post_id,
    (select posts.number from posts where posts.id = structures.post_id) as post_number,
    (select posts.thread_id from posts where posts.id = structures.post_id) as thread_id,
    (
        select threads.subject
        from posts
        join threads on threads.id = posts.thread_id
        where posts.id = structures.post_id
    ) as thread,
    (
        select coalesce(posts.url, threads.url)
        from posts
        join threads on threads.id = posts.thread_id
        where posts.id = structures.post_id
    ) as url
from structures
left join device_programs on device_programs.structure_id = structures.id
