-- One row an organization that lists its staff or says whom instructional technology answers to. sits: in technology or
-- elsewhere, both where posts are on both sides, none where the staff list has no such post. A reporting line decides before
-- the list; in the list, a post counts as elsewhere where it is said to be in another department. Librarians and computer
-- teachers are left out, and the director of instructional technology as well, who may be the head of both.
with instructional as (
    select id
    from roles
    where family = 'instructional technology'
        and id not in ('librarian', 'computer-teacher', 'instructional-technology-director')
),
lined as (
    select
        sure_reporting_lines.structure_id,
        max(superiors.id is not null) as in_technology,
        max(superiors.id is null) as elsewhere
    from sure_reporting_lines
    join instructional on instructional.id = sure_reporting_lines.subordinate_role_id
    left join roles as superiors on superiors.id = sure_reporting_lines.superior_role_id
    group by sure_reporting_lines.structure_id
),
listed as (
    select
        sure_positions.structure_id,
        max(instructional.id is not null and sure_positions.employment <> 'other_department') as in_technology,
        max(instructional.id is not null and sure_positions.employment = 'other_department') as elsewhere
    from sure_positions
    left join instructional on instructional.id = sure_positions.role_id
    where sure_positions.employment not in ('vacant', 'cut')
    group by sure_positions.structure_id
),
placed as (
    select
        districts_now.*,
        coalesce(lined.in_technology, listed.in_technology) as in_technology,
        coalesce(lined.elsewhere, listed.elsewhere) as elsewhere,
        lined.structure_id is not null as is_lined
    from districts_now
    left join lined on lined.structure_id = districts_now.reporting_structure_id
    left join listed on listed.structure_id = districts_now.staff_structure_id
    where lined.structure_id is not null or listed.structure_id is not null
)
select
    id,
    organization_id,
    organization,
    state,
    enrollment,
    size_band_id,
    size_band,
    case
        when in_technology and elsewhere then 'both'
        when in_technology then 'in technology'
        when elsewhere then 'elsewhere'
        else 'none'
    end as sits,
    case when is_lined then reporting_structure_id else staff_structure_id end as structure_id,
    case when is_lined then reporting_as_of else staff_as_of end as as_of,
    case when is_lined then reporting_post_id else staff_post_id end as post_id
from placed
