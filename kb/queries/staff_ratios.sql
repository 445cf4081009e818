-- title: Students per technology staff member and per technician
-- description: How many students one member of the technology staff serves, and how many one technician, a row an
--   organization that tells either: the newest stated enrollment over the technology staff, as stated or counted from the
--   staff list (technology_staff_how), and over the technicians of that list; districts_now says when a list counts.
--   `band` is a size band's number (1 to 8) or name; empty: every size.
select
    organization,
    state,
    enrollment,
    size_band,
    technology_staff,
    technology_staff_how,
    students_per_staff,
    round(1000.0 * technology_staff / enrollment, 2) as staff_per_1000,
    technicians,
    students_per_technician,
    enrollment_as_of,
    case technology_staff_how when 'stated' then staff_total_as_of else staff_as_of end as technology_staff_as_of,
    case technology_staff_how when 'stated' then staff_total_post_id else staff_post_id end as staff_post_id,
    enrollment_post_id,
    size_band_id,
    structure_id,
    id
from districts_now
where (students_per_staff is not null or students_per_technician is not null)
    and (:band = '' or cast(size_band_id as text) = :band or size_band = :band)
order by enrollment, id
