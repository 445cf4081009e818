-- title: A thread's facts
-- description: Every fact extracted from a thread, with the sentence that states it. `thread` is the thread's id (it
--   ends the address of its page) or its web address; empty: facts of the newest threads.
--   300 rows at most.
with chosen as (
    select id, subject, last_posted
    from threads
    where :thread = '' or id = :thread or url = :thread
    order by last_posted desc, id
    limit 50
),
described as (
    select structures.*, posts.thread_id, posts.number
    from structures
    join posts on posts.id = structures.post_id
    where posts.thread_id in (select id from chosen)
),
facts as (
    select 0 as place, thread_id, number, 'organization' as fact, organization_name as says,
        organization_evidence_id as evidence_id, post_id
    from described
    where organization_name is not null
    union all
    select 1, thread_id, number, 'enrollment', enrollment || ' students',
        enrollment_evidence_id, post_id
    from described
    where enrollment is not null
    union all
    select 2, thread_id, number, 'sites', sites || ' ' || coalesce(sites_unit, 'sites'), sites_evidence_id,
        post_id
    from described
    where sites is not null
    union all
    select 3, thread_id, number, 'staff total', rtrim(rtrim(cast(staff_total as real), '0'), '.') || ' ' || staff_unit, staff_evidence_id, post_id
    from described
    where staff_total is not null
    union all
    select 4, thread_id, number, 'position',
        case when positions.count is null then '' else rtrim(rtrim(cast(positions.count as real), '0'), '.') || ' × ' end || positions.title
        || case when positions.fte is null then '' else ' (' || rtrim(rtrim(cast(positions.fte as real), '0'), '.') || ' FTE)' end
        || ', ' || replace(positions.employment, '_', ' '),
        positions.evidence_id, post_id
    from described
    join positions on positions.structure_id = described.id
    union all
    select 5, thread_id, number, 'reporting line', reporting_lines.subordinate || ' → ' || reporting_lines.superior,
        reporting_lines.evidence_id, post_id
    from described
    join reporting_lines on reporting_lines.structure_id = described.id
    union all
    select 6, thread_id, number, 'device program',
        device_programs.ratio || coalesce(' in grades ' || device_programs.grades, ''),
        device_programs.evidence_id, post_id
    from described
    join device_programs on device_programs.structure_id = described.id
    union all
    select 7, posts.thread_id, posts.number, 'advice', advice.kind || ': ' || advice.quote, advice.evidence_id,
        advice.post_id
    from advice
    join posts on posts.id = advice.post_id
    where posts.thread_id in (select id from chosen)
    union all
    select 8, posts.thread_id, posts.number, 'signature',
        coalesce(signatures.name, '') || coalesce(', ' || signatures.credentials, '')
        || coalesce(', ' || signatures.title, '') || coalesce(', ' || signatures.organization, '')
        || coalesce(', ' || signatures.city, '') || coalesce(', ' || signatures.state, ''),
        signatures.evidence_id, signatures.post_id
    from signatures
    join posts on posts.id = signatures.post_id
    where posts.thread_id in (select id from chosen)
)
select
    chosen.subject,
    facts.number as post,
    facts.fact,
    facts.says,
    evidence.sentence,
    facts.thread_id,
    facts.post_id
from facts
join chosen on chosen.id = facts.thread_id
left join evidence on evidence.id = facts.evidence_id
order by chosen.last_posted desc, chosen.id, facts.number, facts.place, evidence.start
limit 300
