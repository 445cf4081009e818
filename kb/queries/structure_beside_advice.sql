-- title: How departments are built beside how people advise to build them
-- description: For each question of structure (whom a role reports to, where it sits, whether it is there) and each answer,
--   how many departments answer so by how they are built (else as somebody of them tells it as a practice), and how many
--   people advise so or against it; the table answers has a row for each. Of fewer than five no
--   percentage is given. `band` is a size band's number (1 to 8) or name;
--   empty: every size.
with built as (
    select distinct answers.department, choices.question_id
    from answers
    join choices on choices.id = answers.choice_id
    where answers.structure_id is not null
),
chosen as (
    select
        answers.*,
        choices.question_id,
        answers.structure_id is not null or answers.how = 'practice' as does,
        answers.structure_id is null and built.department is not null as is_built
    from answers
    join choices on choices.id = answers.choice_id
    left join built on built.department = answers.department and built.question_id = choices.question_id
    left join size_bands on size_bands.id = answers.size_band_id
    where :band = '' or cast(size_bands.id as text) = :band or size_bands.name = :band
),
told as (
    select
        chosen.choice_id,
        chosen.question_id,
        chosen.holds,
        case when chosen.does and chosen.holds and not chosen.is_built then chosen.department end as department,
        case when not chosen.does then coalesce(advice.author_id, advice.post_id) end as person
    from chosen
    left join advice on advice.id = chosen.advice_id
    where advice.manner is not 'retracted'
),
counted as (
    select
        choice_id,
        count(distinct department) as departments,
        count(distinct case when holds then person end) as people_for,
        count(distinct case when not holds then person end) as people_against
    from told
    group by choice_id
),
everybody as (
    select question_id, count(distinct department) as departments, count(distinct person) as people
    from told
    group by question_id
)
select
    choices.question,
    choices.answer,
    counted.departments as departments_do,
    case
        when everybody.departments >= 5
            then cast(round(100.0 * counted.departments / everybody.departments) as integer)
    end as percent_of_departments,
    counted.people_for as people_advise,
    counted.people_against as people_advise_against,
    case
        when everybody.people >= 5 then cast(round(100.0 * counted.people_for / everybody.people) as integer)
    end as percent_of_people,
    everybody.departments as departments_asked,
    everybody.people as people_heard,
    choices.id as choice_id
from counted
join choices on choices.id = counted.choice_id
join everybody on everybody.question_id = choices.question_id
order by choices.question, departments_do desc, people_advise desc, choices.answer
