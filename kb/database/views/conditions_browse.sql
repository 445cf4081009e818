-- A row a condition of an advice, with its words as they stand in the quote.
select
    conditions.id,
    substr(advice_browse.quote, conditions.start + 1, conditions.end - conditions.start) as words,
    conditions.excepts,
    conditions.size,
    conditions.students_min,
    conditions.students_max,
    conditions.advice_id,
    advice_browse.quote,
    conditions.start,
    conditions.end,
    advice_browse.recommendation_id,
    advice_browse.recommendation,
    advice_browse.stance,
    advice_browse.organization,
    advice_browse.size_band as said_by_size,
    advice_browse.post_id,
    advice_browse.thread_id,
    advice_browse.url
from conditions
join advice_browse on advice_browse.id = conditions.advice_id
