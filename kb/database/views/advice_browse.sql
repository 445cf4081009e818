-- What is looked up for one column stands in its place, not in a join: rows that are only counted need none of it.
select
    advice.id,
    advice.quote,
    advice.kind,
    advice.topic_id,
    (select topics.name from topics where topics.id = advice.topic_id) as topic,
    advice.recommendation_id,
    (
        select recommendations.title
        from recommendations
        where recommendations.id = advice.recommendation_id
    ) as recommendation,
    advice.stance,
    advice.manner,
    advice.author_id,
    coalesce(
        (select authors.name from authors where authors.id = advice.author_id),
        (select posts.author_name from posts where posts.id = advice.post_id)
    ) as author,
    advice.organization_id,
    (select organizations.name from organizations where organizations.id = advice.organization_id) as organization,
    (select organizations.state from organizations where organizations.id = advice.organization_id) as state,
    advice.enrollment,
    advice.size_band_id,
    (select size_bands.name from size_bands where size_bands.id = advice.size_band_id) as size_band,
    (select substr(posts.posted, 1, 10) from posts where posts.id = advice.post_id) as said,
    advice.post_id,
    (select posts.number from posts where posts.id = advice.post_id) as post_number,
    (select posts.thread_id from posts where posts.id = advice.post_id) as thread_id,
    (
        select threads.subject
        from posts
        join threads on threads.id = posts.thread_id
        where posts.id = advice.post_id
    ) as thread,
    (
        select coalesce(posts.url, threads.url)
        from posts
        join threads on threads.id = posts.thread_id
        where posts.id = advice.post_id
    ) as url,
    advice.confidence,
    cast(exists (select 1 from corrections where corrections.target_id = advice.id) as integer) as corrected,
    (select evidence.field from evidence where evidence.id = advice.evidence_id) as field,
    (select evidence.start from evidence where evidence.id = advice.evidence_id) as start,
    (select evidence.end from evidence where evidence.id = advice.evidence_id) as end,
    (select evidence.sentence from evidence where evidence.id = advice.evidence_id) as sentence
from advice
