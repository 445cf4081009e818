select
    recommendations.id,
    recommendations.rank,
    recommendations.title,
    recommendations.statement,
    recommendations.topic_id,
    topics.name as topic,
    recommendations.topics,
    recommendations.kind,
    recommendations.strength,
    recommendations.people_for,
    recommendations.people_against,
    recommendations.organizations_for,
    recommendations.organizations_against,
    recommendations.size_bands,
    recommendations.first_said,
    recommendations.last_said,
    (select count(*) from advice where advice.recommendation_id = recommendations.id) as advice
from recommendations
join topics on topics.id = recommendations.topic_id
