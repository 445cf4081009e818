-- title: Advice on a topic
-- description: What people advise, verbatim, with the recommendation that it stands behind.
--   `topic` is a topic's id, or words of its name; empty: every topic.
select
    topics.name as topic,
    recommendations.title as recommendation,
    advice.stance,
    advice.kind,
    advice.quote,
    coalesce(authors.name, posts.author_name) as author,
    organizations.name as organization,
    recommendations.people_for,
    recommendations.people_against,
    advice.recommendation_id,
    advice.post_id
from advice
join posts on posts.id = advice.post_id
left join recommendations on recommendations.id = advice.recommendation_id
left join topics on topics.id = coalesce(recommendations.topic_id, advice.topic_id)
left join authors on authors.id = advice.author_id
left join organizations on organizations.id = advice.organization_id
where
    :topic = ''
    or topics.id = :topic
    or exists (
        select 1 from json_each(recommendations.topics)
        join topics as named on named.name = json_each.value
        where named.id = :topic or instr(lower(named.name), lower(:topic)) > 0
    )
order by recommendations.rank, advice.stance desc, advice.id
limit 500
