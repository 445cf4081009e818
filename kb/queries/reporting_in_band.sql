-- title: Who reports to whom in a size band
-- description: Reporting lines by canonical role (the written title where the taxonomy has none), most frequent first.
--   Each organization counts once, with the description that districts_now picks.
--   `band` is a size band's number from 1 (under 300 students) to 8 (25,000 and more) or its name; empty: every size.
select
    coalesce(subordinates.name, lower(sure_reporting_lines.subordinate)) as who,
    coalesce(superiors.name, lower(sure_reporting_lines.superior)) as reports_to,
    count(distinct districts_now.id) as organizations,
    group_concat(distinct coalesce(districts_now.size_band, 'size unknown')) as size_bands,
    min(districts_now.reporting_post_id) as example_post_id
from districts_now
join sure_reporting_lines on sure_reporting_lines.structure_id = districts_now.reporting_structure_id
left join roles as subordinates on subordinates.id = sure_reporting_lines.subordinate_role_id
left join roles as superiors on superiors.id = sure_reporting_lines.superior_role_id
where :band = '' or cast(districts_now.size_band_id as text) = :band or districts_now.size_band = :band
group by 1, 2
order by organizations desc, who, reports_to
limit 500
