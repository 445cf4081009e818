select
    reporting_lines.id,
    reporting_lines.subordinate,
    reporting_lines.subordinate_role_id,
    subordinate_roles.name as subordinate_role,
    reporting_lines.superior,
    reporting_lines.superior_role_id,
    superior_roles.name as superior_role,
    reporting_lines.structure_id,
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
    reporting_lines.confidence,
    exists (select 1 from corrections where corrections.target_id = reporting_lines.id) as corrected,
    evidence.field,
    evidence.start,
    evidence.end,
    evidence.sentence
from reporting_lines
join structures on structures.id = reporting_lines.structure_id
join posts on posts.id = structures.post_id
join threads on threads.id = posts.thread_id
left join roles as subordinate_roles on subordinate_roles.id = reporting_lines.subordinate_role_id
left join roles as superior_roles on superior_roles.id = reporting_lines.superior_role_id
left join organizations on organizations.id = structures.organization_id
left join size_bands on size_bands.id = structures.size_band_id
left join evidence on evidence.id = reporting_lines.evidence_id
