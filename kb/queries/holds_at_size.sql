-- title: Does it hold at my size?
-- description: For each recommendation the people and organizations of one size band who say so, and who say otherwise,
--   beside those of all other sizes, and the conditions in its advice that name a size in figures. `band` is a size band's
--   number (1 to 8) or name; empty: every size together.
with here as (
    select
        support_by_size.recommendation_id,
        sum(support_by_size.people_for) as people_for,
        sum(support_by_size.people_against) as people_against,
        sum(support_by_size.organizations_for) as organizations_for,
        sum(support_by_size.organizations_against) as organizations_against
    from support_by_size
    join size_bands on size_bands.id = support_by_size.size_band_id
    where :band = '' or cast(size_bands.id as text) = :band or size_bands.name = :band
    group by support_by_size.recommendation_id
),
named as (
    select recommendation_id, group_concat(distinct words) as words
    from conditions_browse
    where students_min is not null or students_max is not null
    group by recommendation_id
)
select
    recommendations.title,
    coalesce(here.people_for, 0) as people_for_here,
    coalesce(here.people_against, 0) as people_against_here,
    coalesce(here.organizations_for, 0) as organizations_for_here,
    coalesce(here.organizations_against, 0) as organizations_against_here,
    recommendations.people_for,
    recommendations.people_against,
    named.words as sizes_named,
    recommendations.statement,
    recommendations.id as recommendation_id
from recommendations
left join here on here.recommendation_id = recommendations.id
left join named on named.recommendation_id = recommendations.id
where here.recommendation_id is not null or named.recommendation_id is not null
order by people_for_here + people_against_here desc, recommendations.rank
limit 500
