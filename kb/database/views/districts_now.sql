-- The peers: organizations_now less colleges and agencies that serve several districts, and less unnamed descriptions that
-- tell neither staff nor who reports to whom. Everything that the site counts over districts counts these.
select *
from organizations_now
where kind in ('district', 'school')
    and (
        organization_id is not null
        or staff_structure_id is not null
        or staff_total is not null
        or reporting_structure_id is not null
    )
