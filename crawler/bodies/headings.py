"""Whom the heading of a quotation names, in the languages that boards are kept in."""

import re

NAMES = (
    # "author=Anna link=topic=9.msg12"
    re.compile(r"^author=(?P<name>.{1,80}?)(?: link=.*)?$", re.I),
    # "Quote (Anna @ Mar 5 2009, 10:15)"
    re.compile(
        r"^(?:quote|zitat|citation|cita|citazione|citat|cytat|цитата)?\s*\((?P<name>[^@()]{1,60}?)\s*@\s.{4,60}\)?$",
        re.I,
    ),
    # "Am 5. Mai 2009 schrieb Anna:"
    re.compile(r"^(?:am|den|op|on|em)\s.{3,60}\s(?:schrieb|skrev|schreef|wrote)\s+(?P<name>\D{1,80}?):?$", re.I),
    # "Anna (05 May 2009 - 10:15) wrote:"
    re.compile(
        r"^(?P<name>[^()]{1,80}?) \((?=[^()]*\b\d{4}\b)(?=[^()]*\d[:.]\d\d\b)[^()]{8,40}\) [^\W\d]+(?: [^\W\d]+)?$"
    ),
    # "Anna, on 5 May 2009 wrote:"
    re.compile(
        r"^(?P<name>[^,]{1,80}), (?:on|am|le|el|il|op|den|dnia|dne|su|em|в) .{0,50}\d.{0,12}?,? "
        r"[^\W\d]+(?: [^\W\d]+)?:?$",
        re.I,
    ),
    # "Quote from: Anna on May 05, 2009"
    re.compile(
        r"^(?:(?:originally )?posted by|(?:ursprünglich|original) geschrieben von|original von|envoyé par|quoted? from|"
        r"quoting|quoted? by|quoted?|zitat von|zitat|citation de|cita de|cita di|citando a?|citazione di|citazione|"
        r"citaat van|citat|цитата|cytat)\s*:?\s+"
        r"(?P<name>.{1,80}?)(?:\s+(?:on|am|le|el|il|em|op|at|от|dnia|den)\s.*\d.*|\s+view post)?:?$",
        re.I,
    ),
    # "Anna wrote:"
    re.compile(r"^(?P<name>.{1,80}?)[,:]?\s+(?:wrote|writes|said|posted|says)\b.{0,60}?:?$", re.I),
    # "Anna hat geschrieben:"
    re.compile(
        r"^(?P<name>.{1,80}?)[,:]?\s+(?:schrieb|hat (?:.{0,40}\s)?geschrieben|meinte|sagte|a écrit|a dit|écrivait|"
        r"escribió|dijo|ha scritto|ha detto|escreveu|disse|schreef|zei|napisał(?:\(a\)|a)?|napisał/a|pisze|"
        r"написал\(?а?\)?|писал\(?а?\)?|сказал\(?а?\)?|skrev|sade|kirjoitti|yazdı|demiş ki|dedi ki|írta|napsal\(?a?\)?|"
        r"a scris|έγραψε)\b.{0,60}?:?$",
        re.I,
    ),
    # "Anna kirjutas:", and nothing after it
    re.compile(
        r"^(?P<name>.{1,80}?)[,:]?(?:\s+(?:писав(?:\(?ла\)?)?|сказав(?:\(?ла\)?)?|написа|napísal\(?a?\)?|řekl\(?a?\)?|"
        r"napsal/a|je (?:napisao|rekao)(?:/la|\(la\))?|je napisal(?:/-?a|\(a\))?|powiedział(?:\(a\)|a)?|rašė|kirjutas|"
        r"rakstīja|sanoi|sa|είπε|va escriure|escribiu|idatzi du|menulis|berkata|đã viết|nói|كتب|قال|نوشته است|نوشته|"
        r"گفت|[写寫][了道]?|[说說]道?)|\s?さん[がは](?:書きました|言いました))$",
        re.I,
    ),
    # "原帖由 Anna 于 2009-5-5 10:15 发表"
    re.compile(
        r"^(?:(?:引用|原帖由|楼主|第?\d+楼)\s*+(?:[:：]\s*+)?+)*(?P<name>\S.{0,60}?)\s*"
        r"(?:于\s?\d.{6,30}?\s?发表(?:的.*)?|发表(?:于\s.{6,30})?)$"
    ),
)
"""Whom a heading names, each form with a heading of its kind."""
