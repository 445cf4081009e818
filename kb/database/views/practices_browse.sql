-- A row a recommendation and department that does so, or otherwise: what it answers by how it is built to the question of
-- the recommendation, or the words in which somebody of it tells so. A staff list that does not name
-- a role tells neither.
select
    doing.id,
    doing.recommendation_id,
    doing.recommendation,
    doing.does,
    doing.how,
    doing.told,
    doing.department,
    doing.organization_id,
    organizations.name as organization,
    organizations.state,
    doing.size_band_id,
    size_bands.name as size_band,
    doing.structure_id,
    doing.advice_id,
    substr(posts.posted, 1, 10) as said,
    doing.post_id,
    posts.thread_id,
    coalesce(posts.url, threads.url) as url,
    evidence.field,
    evidence.start,
    evidence.end,
    evidence.sentence
from (
    select
        recommendations.id || ' ' || answers.id as id,
        recommendations.id as recommendation_id,
        recommendations.title as recommendation,
        (answers.choice_id = recommendations.choice_id) = recommendations.choice_holds as does,
        answers.how,
        given.answer as told,
        answers.department,
        answers.organization_id,
        answers.size_band_id,
        answers.structure_id,
        null as advice_id,
        answers.post_id,
        answers.evidence_id
    from recommendations
    join choices as asked on asked.id = recommendations.choice_id
    join choices as given on given.question_id = asked.question_id
    join answers on answers.choice_id = given.id
    where answers.structure_id is not null and given.id <> given.question_id || ':no'
    union all
    select
        practices.id,
        practices.recommendation_id,
        recommendations.title,
        practices.does,
        'told',
        advice.quote,
        practices.department,
        advice.organization_id,
        advice_browse.size_band_id,
        null,
        advice.id,
        advice.post_id,
        advice.evidence_id
    from practices
    join recommendations on recommendations.id = practices.recommendation_id
    join advice on advice.id = practices.advice_id
    join advice_browse on advice_browse.id = practices.advice_id
) as doing
join posts on posts.id = doing.post_id
join threads on threads.id = posts.thread_id
left join organizations on organizations.id = doing.organization_id
left join size_bands on size_bands.id = doing.size_band_id
left join evidence on evidence.id = doing.evidence_id
