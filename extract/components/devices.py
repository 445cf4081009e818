"""Devices: the component that finds a current 1:1 programme and the grades that it covers."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import Department, Standing, scope_at
from extract.facts import DeviceProgram
from extract.sizes.device_programs import match_programs


@Language.factory("threadwise_devices")
class Devices:
    """Appends one `DeviceProgram` for each structure whose author says that every student there has a device."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Find the programmes; of several in one structure the first that names its grades stays."""
        found: dict[Department, DeviceProgram] = {}
        for program in match_programs(doc):
            scope = scope_at(doc, program.evidence.start)
            if scope.standing is Standing.NOBODY:
                continue
            if scope.department not in found or found[scope.department].grades is None:
                found[scope.department] = program
        doc._.found.extend(found.values())
        return doc
