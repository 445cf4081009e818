-- A row a recommendation and department that does so, or otherwise: what it answers by how it is built to the question of
-- the recommendation, or the words in which somebody of it tells so. A staff list that does not name
-- a role tells neither.
-- What is looked up for one column stands in its place, not in a join: rows that are only counted need none of it.
select
    doing.id,
    doing.recommendation_id,
    (
        select recommendations.title
        from recommendations
        where recommendations.id = doing.recommendation_id
    ) as recommendation,
    cast(doing.does as integer) as does,
    doing.how,
    coalesce(doing.answer, (select advice.quote from advice where advice.id = doing.advice_id)) as told,
    doing.department,
    doing.organization_id,
    (select organizations.name from organizations where organizations.id = doing.organization_id) as organization,
    (select organizations.state from organizations where organizations.id = doing.organization_id) as state,
    cast(doing.size_band_id as integer) as size_band_id,
    (select size_bands.name from size_bands where size_bands.id = doing.size_band_id) as size_band,
    doing.structure_id,
    doing.advice_id,
    (select substr(posts.posted, 1, 10) from posts where posts.id = doing.post_id) as said,
    doing.post_id,
    (select posts.thread_id from posts where posts.id = doing.post_id) as thread_id,
    (
        select coalesce(posts.url, threads.url)
        from posts
        join threads on threads.id = posts.thread_id
        where posts.id = doing.post_id
    ) as url,
    (select evidence.field from evidence where evidence.id = doing.evidence_id) as field,
    (select evidence.start from evidence where evidence.id = doing.evidence_id) as start,
    (select evidence.end from evidence where evidence.id = doing.evidence_id) as end,
    (select evidence.sentence from evidence where evidence.id = doing.evidence_id) as sentence
from (
    select
        recommendations.id || ' ' || answers.id as id,
        recommendations.id as recommendation_id,
        (answers.choice_id = recommendations.choice_id) = recommendations.choice_holds as does,
        answers.how,
        given.answer,
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
        practices.does,
        'told',
        null,
        practices.department,
        advice.organization_id,
        advice.size_band_id,
        null,
        advice.id,
        advice.post_id,
        advice.evidence_id
    from practices
    join advice on advice.id = practices.advice_id
) as doing
