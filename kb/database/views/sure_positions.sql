-- The positions that count: those that are as likely right as wrong at least. What is less sure stands on the page of its
-- department and in its thread, with how sure it is, and nowhere else. The floor of every figure of the site is here.
select
    *,
    rowid as place
from positions
where coalesce(confidence, 1) >= 0.5
