select
    advice.id,
    advice.quote,
    advice.kind,
    advice.topic_id,
    topics.name as topic,
    advice.recommendation_id,
    recommendations.title as recommendation,
    advice.stance,
    advice.manner,
    advice.author_id,
    coalesce(authors.name, posts.author_name) as author,
    advice.organization_id,
    organizations.name as organization,
    organizations.state,
    sized.enrollment,
    sized.size_band_id,
    size_bands.name as size_band,
    substr(posts.posted, 1, 10) as said,
    advice.post_id,
    posts.number as post_number,
    posts.thread_id,
    threads.subject as thread,
    coalesce(posts.url, threads.url) as url,
    advice.confidence,
    exists (select 1 from corrections where corrections.target_id = advice.id) as corrected,
    evidence.field,
    evidence.start,
    evidence.end,
    evidence.sentence
from advice
join posts on posts.id = advice.post_id
join threads on threads.id = posts.thread_id
left join topics on topics.id = advice.topic_id
left join recommendations on recommendations.id = advice.recommendation_id
left join authors on authors.id = advice.author_id
left join organizations on organizations.id = advice.organization_id
left join structures as sized on sized.id = coalesce(
    (
        select newest.id
        from structures as newest
        where newest.organization_id = advice.organization_id
            and newest.current = 1
            and newest.size_band_id is not null
        order by newest.as_of desc, newest.id desc
        limit 1
    ),
    (
        select own.id
        from structures as own
        where own.post_id = advice.post_id
            and own.organization_id is null
            and own.current = 1
            and own.size_band_id is not null
        order by own.id
        limit 1
    )
)
left join size_bands on size_bands.id = sized.size_band_id
left join evidence on evidence.id = advice.evidence_id
