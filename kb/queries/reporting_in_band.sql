-- title: Who reports to whom in a size band
-- description: Reporting lines by canonical role (the written title where the taxonomy has none), most frequent first.
--   Each organization counts once, with the description that organizations_now picks.
--   `band` is a size band's number from 1 (under 300 students) to 8 (25,000 and more) or its name; empty: every size.
select
    coalesce(subordinates.name, lower(reporting_lines.subordinate)) as who,
    coalesce(superiors.name, lower(reporting_lines.superior)) as reports_to,
    count(distinct organizations_now.id) as organizations,
    group_concat(distinct coalesce(organizations_now.size_band, 'size unknown')) as size_bands,
    min(organizations_now.reporting_post_id) as example_post_id
from organizations_now
join reporting_lines on reporting_lines.structure_id = organizations_now.reporting_structure_id
left join roles as subordinates on subordinates.id = reporting_lines.subordinate_role_id
left join roles as superiors on superiors.id = reporting_lines.superior_role_id
where :band = '' or cast(organizations_now.size_band_id as text) = :band or organizations_now.size_band = :band
group by 1, 2
order by organizations desc, who, reports_to
limit 500
