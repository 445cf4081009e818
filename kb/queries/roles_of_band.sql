-- title: Roles that the staff lists of a size band name
-- description: For each canonical role, in how many organizations of the band somebody holds it, beside all other bands.
--   Only organizations that list positions count, each once, with the list that districts_now picks. Of fewer than five no percentage is given.
--   `band` is a number (1 to 8) or a name; empty: every band.
with held as (
    select distinct
        districts_now.size_band_id,
        districts_now.id as organization,
        positions.role_id
    from districts_now
    join sure_positions as positions on positions.structure_id = districts_now.staff_structure_id
    where districts_now.size_band_id is not null
        and positions.employment not in ('vacant', 'cut')
),
bands as (
    select size_band_id, count(distinct organization) as organizations from held group by size_band_id
),
everybody as (
    select sum(organizations) as organizations from bands
),
with_role as (
    select size_band_id, role_id, count(distinct organization) as organizations
    from held
    where role_id is not null
    group by size_band_id, role_id
),
role_anywhere as (
    select role_id, sum(organizations) as organizations from with_role group by role_id
)
select
    size_bands.name as size_band,
    roles.name as role,
    roles.family,
    coalesce(with_role.organizations, 0) as organizations_with_it,
    bands.organizations as organizations_in_band,
    case
        when bands.organizations >= 5
            then cast(round(100.0 * coalesce(with_role.organizations, 0) / bands.organizations) as integer)
    end as percent_in_band,
    case
        when everybody.organizations - bands.organizations >= 5
            then cast(round(
                100.0 * (role_anywhere.organizations - coalesce(with_role.organizations, 0))
                / (everybody.organizations - bands.organizations)
            ) as integer)
    end as percent_elsewhere,
    case
        when bands.organizations < 5 then 'too few to say'
        when with_role.organizations is null then 'on no list'
        when 2 * with_role.organizations >= bands.organizations then 'most have'
        else 'some have'
    end as verdict
from bands
cross join everybody
cross join role_anywhere
join roles on roles.id = role_anywhere.role_id
join size_bands on size_bands.id = bands.size_band_id
left join with_role on with_role.size_band_id = bands.size_band_id and with_role.role_id = roles.id
where :band = '' or cast(size_bands.id as text) = :band or size_bands.name = :band
order by size_bands.id, organizations_with_it desc, percent_elsewhere desc, roles.name
