"""Devices: the component that finds a current 1:1 programme and the grades that it covers."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.components import Component
from extract.devices.programs import Said, match_programs, programme
from extract.document import Department, Standing, scope_at


@Language.factory("threadwise_devices")
class Devices(Component):
    """Appends one `DeviceProgram` for each structure whose author says that every student there has a device."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the programmes; what several sentences say of one structure is one."""
        found: dict[Department, list[Said]] = {}
        for said in match_programs(doc):
            scope = scope_at(doc, said.evidence.start)
            if scope.standing is not Standing.NOBODY:
                found.setdefault(scope.department, []).append(said)
        doc._.found.extend(map(programme, found.values()))
        return doc
