-- title: What people do beside what they advise
-- description: For each recommendation the people who say that they do so (practices and lessons) beside those who
--   advise it, on both sides, so that the two can be compared. `topic` is a topic's id, or words of its name; empty: all.
select
    recommendations.title,
    count(distinct person) filter (where does and stance = 'for') as people_who_do,
    count(distinct person) filter (where does and stance = 'against') as people_who_do_otherwise,
    count(distinct person) filter (where not does and stance = 'for') as people_who_advise_it,
    count(distinct person) filter (where not does and stance = 'against') as people_who_advise_against_it,
    topics.name as topic,
    recommendations.statement,
    recommendations.id as recommendation_id
from (
    select
        advice.recommendation_id,
        advice.stance,
        advice.kind in ('practice', 'lesson') as does,
        coalesce(advice.author_id, advice.post_id) as person
    from advice
    where advice.recommendation_id is not null
) as voices
join recommendations on recommendations.id = voices.recommendation_id
join topics on topics.id = recommendations.topic_id
where
    :topic = ''
    or exists (
        select 1 from json_each(recommendations.topics)
        join topics as named on named.name = json_each.value
        where named.id = :topic or instr(lower(named.name), lower(:topic)) > 0
    )
group by recommendations.id
order by max(recommendations.people_for + recommendations.people_against > 1) desc, recommendations.rank
limit 500
