select
    positions.id,
    positions.title,
    positions.role_id,
    roles.name as role,
    roles.family,
    positions.count,
    positions.fte,
    positions.employment,
    positions.structure_id,
    structures.organization_id,
    coalesce(organizations.name, structures.organization_name) as organization,
    organizations.state,
    structures.current,
    structures.as_of,
    structures.enrollment,
    structures.size_band_id,
    size_bands.name as size_band,
    structures.post_id,
    posts.thread_id,
    coalesce(posts.url, threads.url) as url,
    positions.confidence,
    exists (select 1 from corrections where corrections.target_id = positions.id) as corrected,
    evidence.field,
    evidence.start,
    evidence.end,
    evidence.sentence
from positions
join structures on structures.id = positions.structure_id
join posts on posts.id = structures.post_id
join threads on threads.id = posts.thread_id
left join roles on roles.id = positions.role_id
left join organizations on organizations.id = structures.organization_id
left join size_bands on size_bands.id = structures.size_band_id
left join evidence on evidence.id = positions.evidence_id
