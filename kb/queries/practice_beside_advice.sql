-- title: What people do beside what they advise
-- description: For each recommendation the departments that do so, told as a practice or seen in how they are built, beside
--   the people who advise it, on both sides; practices_browse has a row a department. `topic` is a topic's id, or words of
--   its name; empty: all.
select
    recommendations.title,
    recommendations.departments_do,
    recommendations.departments_do_otherwise,
    recommendations.people_advise,
    recommendations.people_advise_otherwise,
    choices.question,
    case recommendations.choice_holds when 0 then 'not: ' else '' end || choices.answer as answer,
    topics.name as topic,
    recommendations.statement,
    recommendations.id as recommendation_id
from recommendations
join topics on topics.id = recommendations.topic_id
left join choices on choices.id = recommendations.choice_id
where
    :topic = ''
    or exists (
        select 1 from json_each(recommendations.topics)
        join topics as named on named.name = json_each.value
        where named.id = :topic or instr(lower(named.name), lower(:topic)) > 0
    )
order by
    recommendations.people_advise + recommendations.people_advise_otherwise > 0 desc,
    recommendations.departments_do + recommendations.departments_do_otherwise desc,
    recommendations.rank
limit 500
