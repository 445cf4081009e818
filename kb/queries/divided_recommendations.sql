-- title: Recommendations that divide opinion
-- description: Recommendations with people for and people against, the most evenly and most widely disputed first.
select
    recommendations.title,
    recommendations.people_for,
    recommendations.people_against,
    recommendations.organizations_for,
    recommendations.organizations_against,
    topics.name as topic,
    recommendations.statement,
    recommendations.size_bands,
    recommendations.id as recommendation_id
from recommendations
left join topics on topics.id = recommendations.topic_id
where recommendations.people_for > 0 and recommendations.people_against > 0
order by
    min(recommendations.people_for, recommendations.people_against) desc,
    abs(recommendations.people_for - recommendations.people_against),
    recommendations.rank
limit 200
