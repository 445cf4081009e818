-- title: Full-text search
-- description: Posts, advice and recommendations that hold all the words of `q` in any form (train, training, trained),
--   the most relevant of each kind first. Punctuation and operators have no meaning. Empty: how to ask.
with asked as (
    select search_query(:q) as query
),
hits as (
    select 'recommendation' as kind, recommendations.statement as words, recommendations.id as recommendation_id,
        null as post_id, found.relevance
    from (
        select rowid, rank as relevance from recommendations_fts
        where recommendations_fts match (select query from asked) order by rank limit 50
    ) as found
    join recommendations on recommendations.rowid = found.rowid
    union all
    select 'advice', advice.quote, advice.recommendation_id, advice.post_id, found.relevance
    from (
        select rowid, rank as relevance from advice_fts
        where advice_fts match (select query from asked) order by rank limit 50
    ) as found
    join advice on advice.rowid = found.rowid
    union all
    select 'post', found.excerpt, null, posts.id, found.relevance
    from (
        select rowid, rank as relevance, snippet(posts_fts, 0, '', '', '…', 40) as excerpt from posts_fts
        where posts_fts match (select query from asked) order by rank limit 50
    ) as found
    join posts on posts.rowid = found.rowid
    union all
    select 'how to ask', 'Type words into q, for example: reports to superintendent', null, null, 0
    where trim(:q) = ''
)
select kind, words, recommendation_id, post_id
from hits
order by kind = 'post', kind = 'advice', relevance
