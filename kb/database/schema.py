"""The database's shape, as data: tables, columns with their meaning, full-text indexes and foreign keys.

`kb.database.shape` creates it, `docs/schema.md` is made from it, and `views/*.sql` beside it holds the views.
"""

from dataclasses import dataclass, field

VERSION = 6
"""Kept in `pragma user_version`; `kb.database.migrations` brings an older database of ours up to it."""

APPLICATION_ID = 0x54687264
"""Kept in `pragma application_id`, so that somebody else's database is recognised ("Thrd")."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its SQLite type, what it means (with unit and source), and the table that it points to."""

    type: type
    meaning: str
    references: str | None = field(default=None, kw_only=True)
    required: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, whose key is always `id`; `search` lists the columns of its full-text index."""

    meaning: str
    columns: dict[str, Column]
    indexes: tuple[tuple[str, ...], ...] = ()
    search: tuple[str, ...] = ()


def _id(meaning: str, type_: type = str) -> Column:
    return Column(type_, meaning, required=True)


def _evidence(what: str) -> Column:
    return Column(str, f"where {what} is said", references="evidence")


def _confidence(what: str) -> Column:
    return Column(float, f"calibrated probability, 0 to 1, that {what} is right as noted")


def _said(figure: str, what: str) -> dict[str, Column]:
    """Return where a figure of `organizations_now` was said; no foreign keys, since a build writes posts first."""
    return {
        f"{figure}_as_of": Column(str, f"day of {what}, ISO 8601"),
        f"{figure}_post_id": Column(str, f"the post that says {what}"),
    }


TABLES: dict[str, Table] = {
    "runs": Table(
        meaning="Each build of this database: the only place that knows when something was read.",
        columns={
            "id": _id("number of the run, from 1", int),
            "command": Column(str, "what was run: `build`", required=True),
            "started": Column(str, "UTC, ISO 8601", required=True),
            "finished": Column(str, "UTC, ISO 8601; null while it runs or when it was interrupted"),
            "version": Column(str, "version of Threadwise", required=True),
            "extractor_version": Column(str, "version of the extractor", required=True),
            "sources": Column(str, "JSON array of the sources as they were named"),
            "threads_added": Column(int, "threads that were not here before"),
            "threads_changed": Column(int, "threads read again because their content or the extractor changed"),
            "threads_unchanged": Column(int, "threads that were left as they were"),
            "threads_removed": Column(int, "threads pruned because their source no longer holds them"),
            "posts": Column(int, "posts in the database afterwards"),
            "structures": Column(int, "structures in the database afterwards"),
            "advice": Column(int, "advice in the database afterwards"),
            "recommendations": Column(int, "recommendations in the database afterwards"),
            "problems": Column(str, "JSON array of sentences about inputs that could not be read"),
        },
    ),
    "size_bands": Table(
        meaning="NCES size bands of school districts.",
        columns={
            "id": _id("1 (smallest) to 8 (largest)", int),
            "name": Column(str, "the band in words, students", required=True),
            "least": Column(int, "fewest students of the band", required=True),
            "most": Column(int, "most students of the band; null for the open last one"),
        },
    ),
    "roles": Table(
        meaning="Canonical roles, so that different titles for one job browse as one (extract/patterns/roles.jsonl).",
        columns={
            "id": _id("short name of the role"),
            "name": Column(str, "the role in words", required=True),
            "family": Column(
                str,
                "leadership, infrastructure, support, data and student information, instructional "
                "technology, security, applications or administration",
                required=True,
            ),
        },
    ),
    "topics": Table(
        meaning="Subjects of advice (kb/distil/topics.jsonl).",
        columns={
            "id": _id("short name of the topic"),
            "name": Column(str, "the topic in words", required=True),
            "meaning": Column(str, "what belongs to it"),
        },
    ),
    "choices": Table(
        meaning="Questions that a department answers by how it is built, each with one of its answers "
        "(kb/questions.jsonl).",
        columns={
            "id": _id("question and answer, as `question:answer`"),
            "question_id": Column(str, "short name of the question", required=True),
            "question": Column(str, "the question in words", required=True),
            "answer": Column(str, "the answer in words", required=True),
        },
        indexes=(("question_id",),),
    ),
    "threads": Table(
        meaning="Conversations, as they were read.",
        columns={
            "id": _id("derived from the thread's address, else from its subject and opening post"),
            "subject": Column(str, "subject as written", required=True),
            "url": Column(str, "address of the thread, where known"),
            "platform": Column(str, "board program or format that it was read as", required=True),
            "board": Column(str, "name of the board, where known"),
            "source": Column(str, "the source of `threadwise build` that holds it, as it was named", required=True),
            "origin": Column(str, "file or record inside the source"),
            "posts": Column(int, "number of posts", required=True),
            "first_posted": Column(str, "moment of the earliest post, ISO 8601"),
            "last_posted": Column(str, "moment of the latest post, ISO 8601"),
            "notes": Column(str, "JSON array of sentences: what was missing or guessed while reading", required=True),
            "content_hash": Column(str, "SHA-256 over what was read, to leave unchanged threads alone", required=True),
            "extractor_version": Column(str, "version of the extractor that made this thread's facts", required=True),
        },
        indexes=(("source",),),
    ),
    "origins": Table(
        meaning="The copies of each thread: which source holds it, and which of its posts that copy has.",
        columns={
            "id": _id("derived from thread, source and path"),
            "thread_id": Column(str, "the thread", references="threads", required=True),
            "source": Column(str, "a source of `threadwise build`, as it was named", required=True),
            "path": Column(str, "file or record inside the source"),
            "content_hash": Column(str, "SHA-256 over this copy, to leave it alone while unchanged", required=True),
            "posts": Column(str, "JSON array of the ids of the posts in this copy", required=True),
        },
        indexes=(("thread_id",), ("source",)),
    ),
    "organizations": Table(
        meaning="School districts, schools and other employers, one row over all threads and years.",
        columns={
            "id": _id("derived from name and state, of the fuller form where a short one stands for it"),
            "name": Column(str, "fullest form of the name as written", required=True),
            "city": Column(str, "city as written in a signature"),
            "state": Column(str, "two-letter code of the US state where it can be told, else as written"),
            "kind": Column(
                str, "district, school, college or agency, by the words of its name; null reads as district"
            ),
        },
    ),
    "authors": Table(
        meaning="People who wrote posts, as they sign publicly.",
        columns={
            "id": _id("derived from name and organization (or thread, for a bare first name)"),
            "name": Column(str, "name as written", required=True),
            "credentials": Column(str, "credentials as written"),
            "title": Column(str, "title in the latest signature"),
            "organization_id": Column(str, "employer by the signature", references="organizations"),
        },
    ),
    "posts": Table(
        meaning="Contributions to threads; telephone numbers, e-mail and street addresses are taken out.",
        columns={
            "id": _id("derived from the post's address or Message-ID, else from thread, author and text"),
            "thread_id": Column(str, "its thread", references="threads", required=True),
            "number": Column(int, "place on the page, from 1", required=True),
            "author_id": Column(str, "who wrote it", references="authors"),
            "author_name": Column(str, "the author's name as this post gives it"),
            "author_how": Column(str, "how the author is known: header, signature, edited_by, greeting, addressed"),
            "author_confidence": Column(float, "how sure the author is, 0 to 1"),
            "employer_form": Column(
                str,
                "the author's employer as this thread names it, `key|state`: what a build settles organizations from; "
                "null when unknown",
            ),
            "posted": Column(str, "ISO 8601; with a zone where it is known, without one else"),
            "posted_precision": Column(str, "second, minute, hour, day, month or year"),
            "posted_how": Column(str, "stated, or computed from a relative date"),
            "reply_to": Column(str, "the post that it answers, where known", references="posts"),
            "subject": Column(str, "the post's own subject, where it has one"),
            "url": Column(str, "address of the post, where known"),
            "text": Column(str, "what the author wrote here", required=True),
            "signature": Column(str, "closing block that the board or mail program appends"),
            "quotes": Column(str, "JSON array of quoted words: text, author, at (offset in text)", required=True),
            "attachments": Column(str, "JSON array of attachments: name, size in bytes, url", required=True),
        },
        indexes=(("thread_id", "number"), ("author_id",)),
        search=("text",),
    ),
    "evidence": Table(
        meaning="The words that a fact rests on: a span of a post, with its sentence.",
        columns={
            "id": _id("derived from post, field and span"),
            "post_id": Column(str, "the post", references="posts", required=True),
            "field": Column(str, "text or signature: what the offsets count in", required=True),
            "start": Column(int, "first character", required=True),
            "end": Column(int, "one past the last character", required=True),
            "sentence": Column(str, "the sentence or line that holds the span", required=True),
        },
        indexes=(("post_id",),),
    ),
    "signatures": Table(
        meaning="Closing signatures of posts in their parts, each as written.",
        columns={
            "id": _id("derived from the post"),
            "post_id": Column(str, "the post that it closes", references="posts", required=True),
            "author_id": Column(str, "who signs", references="authors"),
            "organization_id": Column(str, "the employer that it names", references="organizations"),
            "name": Column(str, "name as written"),
            "credentials": Column(str, "credentials as written"),
            "title": Column(str, "job title as written"),
            "organization": Column(str, "employer as written"),
            "city": Column(str, "city as written"),
            "state": Column(str, "state as written"),
            "evidence_id": _evidence("it"),
        },
        indexes=(("post_id",), ("author_id",), ("organization_id",)),
    ),
    "structures": Table(
        meaning="Technology departments as one post describes them.",
        columns={
            "id": _id("derived from the post and the organization in it"),
            "post_id": Column(str, "the post that describes it", references="posts", required=True),
            "organization_id": Column(str, "whose department it is", references="organizations"),
            "organization_form": Column(
                str,
                "that organization as this thread names it, `key|state`: what a build settles organizations from",
            ),
            "organization_how": Column(
                str,
                "stated (in the post), signature, profile (the board's, beside the post), same_author (elsewhere in "
                "the thread) or same_signature (in another thread, under the same full name and with the same size); "
                "null when unknown",
            ),
            "twin_id": Column(
                str,
                "where no post names the organization: the first description under the same full name with the same "
                "size, itself included; null when there is one alone",
            ),
            "organization_name": Column(str, "the organization as this post writes it; null when it does not"),
            "current": Column(int, "1 when the author works there, 0 for a former employer", required=True),
            "newest": Column(int, "1 for the newest description of its organization, or of its twins, else 0"),
            "as_of": Column(str, "day of the post, ISO 8601; null when unknown"),
            "enrollment": Column(
                int, "students, one figure to sort by: the number stated, the middle of a range, or a bound"
            ),
            "enrollment_min": Column(int, "fewest students stated; null for an upper bound"),
            "enrollment_max": Column(int, "most students stated; null for a lower bound"),
            "enrollment_approx": Column(int, "1 where the number is a rough one (about, roughly, just under)"),
            "enrollment_evidence_id": _evidence("the enrollment"),
            "enrollment_confidence": _confidence("the enrollment"),
            "size_band_id": Column(int, "NCES size band of `enrollment`", references="size_bands"),
            "crosses_bands": Column(int, "1 when the stated range or bound touches more than one band"),
            "sites": Column(int, "buildings"),
            "sites_unit": Column(str, "what the buildings are called: schools, campuses, sites"),
            "sites_evidence_id": _evidence("the number of sites"),
            "sites_confidence": _confidence("the number of sites"),
            "staff_total": Column(float, "stated size of the technology department, in `staff_unit`"),
            "staff_unit": Column(str, "people (heads) or fte (full-time equivalents)"),
            "staff_evidence_id": _evidence("the staff total"),
            "staff_confidence": _confidence("the staff total"),
            "organization_evidence_id": _evidence("the organization"),
        },
        indexes=(
            ("post_id",),
            ("organization_id", "as_of", "id"),
            ("twin_id",),
            ("size_band_id",),
            ("enrollment",),
            ("as_of",),
        ),
    ),
    "positions": Table(
        meaning="Rows of staff in a structure.",
        columns={
            "id": _id("derived from the structure, title and place"),
            "structure_id": Column(str, "its structure", references="structures", required=True),
            "title": Column(str, "title as written, in the singular", required=True),
            "role_id": Column(str, "canonical role; null when the taxonomy has none", references="roles"),
            "count": Column(float, "people; null when not stated"),
            "fte": Column(float, "full-time equivalents of the row; null when not stated"),
            "employment": Column(
                str, "employee, contracted, shared, student, vacant, cut or other_department", required=True
            ),
            "evidence_id": _evidence("the position"),
            "confidence": _confidence("the position"),
        },
        indexes=(("structure_id",), ("role_id",)),
    ),
    "reporting_lines": Table(
        meaning="Who answers to whom in a structure.",
        columns={
            "id": _id("derived from the structure and both titles"),
            "structure_id": Column(str, "its structure", references="structures", required=True),
            "subordinate": Column(str, "title as written, in the singular", required=True),
            "superior": Column(str, "title as written, in the singular", required=True),
            "subordinate_role_id": Column(str, "canonical role", references="roles"),
            "superior_role_id": Column(str, "canonical role", references="roles"),
            "evidence_id": _evidence("the line"),
            "confidence": _confidence("the line"),
        },
        indexes=(("structure_id",),),
    ),
    "device_programs": Table(
        meaning="Current one-device-a-student programmes.",
        columns={
            "id": _id("derived from the structure"),
            "structure_id": Column(str, "its structure", references="structures", required=True),
            "ratio": Column(str, "always 1:1", required=True),
            "grades": Column(str, 'grades covered, as "4-12"; null when not said or everywhere'),
            "evidence_id": _evidence("the programme"),
            "confidence": _confidence("the programme"),
        },
        indexes=(("structure_id",),),
    ),
    "organizations_now": Table(
        meaning="One row an organization that its own people describe (an unnamed one is told by who signs and its "
        "size): every figure from the newest description that states it, with its day and post; the staff from the "
        "newest that lists more than half as many positions as the fullest. Written anew at the end of a build or a "
        "correction (kb/derived/organizations_now.sql).",
        columns={
            "id": _id("the organization's id; that of an unnamed one is its description's"),
            "organization_id": Column(str, "the organization; null where nothing names it"),
            "structure_id": Column(
                str, "the description to show: the one with the staff before all others", required=True
            ),
            "organization": Column(str, "its name"),
            "city": Column(str, "its city"),
            "state": Column(str, "its state"),
            "kind": Column(str, "district, school, college or agency", required=True),
            "descriptions": Column(int, "descriptions that it has", required=True),
            "as_of": Column(str, "day of the newest, ISO 8601"),
            "enrollment": Column(int, "students, as in `structures`"),
            "enrollment_min": Column(int, "fewest students stated; null for an upper bound"),
            "enrollment_max": Column(int, "most students stated; null for a lower bound"),
            "enrollment_approx": Column(int, "1 where the number is a rough one"),
            "size_band_id": Column(int, "NCES size band of `enrollment`"),
            "size_band": Column(str, "the band in words"),
            "crosses_bands": Column(int, "1 when the stated range or bound touches more than one band"),
            **_said("enrollment", "the enrollment"),
            "sites": Column(int, "buildings"),
            "sites_unit": Column(str, "what the buildings are called"),
            **_said("sites", "the number of sites"),
            "staff_total": Column(float, "stated size of the technology department, in `staff_unit`"),
            "staff_unit": Column(str, "people (heads) or fte (full-time equivalents)"),
            **_said("staff_total", "the staff total"),
            "device_program": Column(str, "1:1 where every student has a device"),
            "device_grades": Column(str, "grades covered; null when not said or everywhere"),
            **_said("device", "the programme"),
            "staff_structure_id": Column(str, "the description that lists the staff"),
            **_said("staff", "the staff list"),
            "reporting_structure_id": Column(str, "the description that tells who reports to whom"),
            **_said("reporting", "who reports to whom"),
            "technicians": Column(
                float, "technicians of the staff list (FTE, else people); null where one has no number"
            ),
            "students_per_technician": Column(float, "students to a technician, where both are known whole"),
            "technology_staff": Column(float, "the whole technology staff, as stated or as listed"),
            "technology_staff_how": Column(str, "stated, or listed: the sum of a whole list"),
            "students_per_staff": Column(float, "students to one of the technology staff"),
        },
        indexes=(("organization_id",), ("structure_id",), ("enrollment",), ("state",)),
    ),
    "recommendations": Table(
        meaning="What peers advise: advice that says the same, for and against, under the words of one of them.",
        columns={
            "id": _id("derived from its advice"),
            "statement": Column(str, "the clearest sentence of its evidence, verbatim", required=True),
            "title": Column(
                str,
                "short form of the statement, in its own words; after its thread's subject where it leans on that",
                required=True,
            ),
            "topic_id": Column(str, "its likeliest topic", references="topics", required=True),
            "topics": Column(str, "JSON array of all its topics (names), the likeliest first", required=True),
            "kind": Column(
                str,
                "recommendation, caution, practice or lesson: most of its evidence, or its statement",
                required=True,
            ),
            "people_for": Column(int, "different people who say so", required=True),
            "people_against": Column(int, "different people who say otherwise", required=True),
            "organizations_for": Column(int, "different organizations whose people say so", required=True),
            "organizations_against": Column(int, "different organizations whose people say otherwise", required=True),
            "size_bands": Column(str, "JSON array of the size bands (names) of those organizations", required=True),
            "first_said": Column(str, "day of the earliest evidence, ISO 8601"),
            "last_said": Column(str, "day of the latest evidence, ISO 8601"),
            "strength": Column(
                float, "lower end of Wilson's 95 % interval for the share of people who agree, 0 to 1", required=True
            ),
            "rank": Column(int, "place in the list of all, 1 is the best supported", required=True),
            "choice_id": Column(str, "the answer to a question of structure that it is about", references="choices"),
            "choice_holds": Column(int, "1 when it is for that answer, 0 when it is against it"),
            "departments_do": Column(int, "departments that do so (`practices_browse`)"),
            "departments_do_otherwise": Column(int, "departments that do otherwise (`practices_browse`)"),
            "people_advise": Column(int, "different people who advise it and do not only tell that they do so"),
            "people_advise_otherwise": Column(int, "different people who advise otherwise, in the same sense"),
            "made_from": Column(str, "hash over all that its words depend on, by which a build knows that they stay"),
        },
        indexes=(("topic_id",), ("rank",)),
        search=("statement", "title"),
    ),
    "redirects": Table(
        meaning="Recommendations that were joined to another: their addresses lead there.",
        columns={
            "id": _id("the recommendation that is no more"),
            "recommendation_id": Column(str, "where its advice is now", references="recommendations", required=True),
        },
    ),
    "groups": Table(
        meaning="Where advice stood by its words when last distilled, so that ids stay while threads change; hidden.",
        columns={
            "id": _id("the advice, also while its thread is being read anew"),
            "recommendation_id": Column(str, "the recommendation that it stood in", required=True),
            "debates": Column(
                str,
                "hash over its words, setting and the rules that read them, then the debates in which they take part",
            ),
        },
    ),
    "vectors": Table(
        meaning="Sentences as numbers, by which advice is grouped and searched; hidden from readers.",
        columns={
            "id": _id("derived from the words"),
            "encoder": Column(str, "version of the encoder that read them", required=True),
            "vector": Column(bytes, "384 numbers of 16 bits, the lowest byte first", required=True),
        },
    ),
    "advice": Table(
        meaning="Sentences that advise; each belongs to exactly one recommendation.",
        columns={
            "id": _id("derived from the post and the words"),
            "post_id": Column(str, "the post that says it", references="posts", required=True),
            "author_id": Column(str, "who says it", references="authors"),
            "organization_id": Column(str, "where that person works", references="organizations"),
            "enrollment": Column(
                int,
                "students of that organization by its newest description with a size, else of what the post describes",
            ),
            "size_band_id": Column(
                int,
                "NCES size band (1 to 8): its organization's by the newest description with one, else the post's",
                references="size_bands",
            ),
            "quote": Column(str, "the words, verbatim", required=True),
            "kind": Column(str, "recommendation, caution, practice or lesson", required=True),
            "topic_id": Column(str, "its subject", references="topics"),
            "recommendation_id": Column(
                str,
                "the recommendation that it stands behind or against; null until the "
                "distillation at the end of a build",
                references="recommendations",
            ),
            "stance": Column(str, "for or against the recommendation's statement"),
            "manner": Column(
                str,
                "hedged (said hesitantly), sarcastic (its opposite is meant) or retracted (taken back by its author), "
                "by its words; null when plainly said",
            ),
            "evidence_id": _evidence("it"),
            "confidence": Column(float, "calibrated probability, 0 to 1, that these words advise"),
        },
        indexes=(("post_id",), ("recommendation_id",), ("topic_id",)),
        search=("quote",),
    ),
    "conditions": Table(
        meaning="For whom or when an advice holds, in its own words: “if you are over 5,000”, “unless you are tiny”.",
        columns={
            "id": _id("derived from the advice and the span"),
            "advice_id": Column(str, "the advice", references="advice", required=True),
            "start": Column(int, "first character, in the advice's quote", required=True),
            "end": Column(int, "one past the last character", required=True),
            "excepts": Column(int, "1 when the advice does not hold there (unless), else 0", required=True),
            "size": Column(str, "small or large, where a word says so"),
            "students_min": Column(int, "fewest students, where a figure says so; null for an upper bound"),
            "students_max": Column(int, "most students, where a figure says so; null for a lower bound"),
        },
        indexes=(("advice_id",),),
    ),
    "support_by_size": Table(
        meaning="Who stands on each side of a recommendation, by the size of their districts; a person or organization "
        "counts once a size.",
        columns={
            "id": _id("derived from both"),
            "recommendation_id": Column(str, "the recommendation", references="recommendations", required=True),
            "size_band_id": Column(int, "the size; null where it is unknown", references="size_bands"),
            "people_for": Column(int, "different people who say so", required=True),
            "people_against": Column(int, "different people who say otherwise", required=True),
            "organizations_for": Column(int, "different organizations whose people say so", required=True),
            "organizations_against": Column(int, "different organizations whose people say otherwise", required=True),
        },
        indexes=(("recommendation_id",), ("size_band_id",)),
    ),
    "answers": Table(
        meaning="What each department answers to a question of structure by how it is built, and what an advice "
        "answers by its words.",
        columns={
            "id": _id("derived from the question and the department, or from the advice"),
            "choice_id": Column(str, "the answer", references="choices", required=True),
            "holds": Column(int, "0 when an advice is against that answer, else 1", required=True),
            "how": Column(str, "reporting line, staff list, practice or advice", required=True),
            "department": Column(
                str,
                "tells departments apart: the organization, else the structure, else the first post of its author",
                required=True,
            ),
            "organization_id": Column(str, "whose department it is", references="organizations"),
            "structure_id": Column(str, "the description that answers; null for advice", references="structures"),
            "advice_id": Column(str, "the advice that answers; null for a department", references="advice"),
            "size_band_id": Column(int, "size of the organization", references="size_bands"),
            "said": Column(str, "day of the post, ISO 8601"),
            "post_id": Column(str, "where it is said", references="posts", required=True),
            "evidence_id": _evidence("it"),
        },
        indexes=(("choice_id",), ("post_id",)),
    ),
    "practices": Table(
        meaning="Departments of which somebody tells that they do what a recommendation says, or otherwise, and which "
        "do not answer its question by how they are built; `practices_browse` has those, too.",
        columns={
            "id": _id("derived from the recommendation and the department"),
            "recommendation_id": Column(str, "the recommendation", references="recommendations", required=True),
            "department": Column(str, "as in `answers`", required=True),
            "does": Column(int, "1 when the department does so, 0 when it does otherwise", required=True),
            "advice_id": Column(str, "the advice that tells it", references="advice", required=True),
        },
        indexes=(("recommendation_id",),),
    ),
    "corrections": Table(
        meaning="What people say of facts, against extraction, as it holds now (docs/corrections.md).",
        columns={
            "id": _id("derived from the correction"),
            "number": Column(int, "place in the file of corrections, from 1: later ones win", required=True),
            "action": Column(str, "set, reject or add", required=True),
            "kind": Column(
                str,
                "structure, position, reporting_line, device_program, advice, signature, organization or "
                "recommendation",
                required=True,
            ),
            "target_id": Column(str, "what it was applied to, by its id; null when that is no longer there"),
            "post_id": Column(str, "the post that the fact is about"),
            "changes": Column(str, "JSON object of the fields that it sets", required=True),
            "who": Column(str, "who made it", required=True),
            "made": Column(str, "when, ISO 8601", required=True),
            "why": Column(str, "the reason, where one was given"),
        },
        indexes=(("target_id",), ("post_id",)),
    ),
    "uncorrected": Table(
        meaning="What extraction found in the posts that people corrected, so that a correction can be undone; hidden.",
        columns={
            "id": _id("the post"),
            "facts": Column(str, "JSON object of rows by table", required=True),
        },
    ),
    "agreements": Table(
        meaning="Posts that do no more than stand behind another's advice (“+1”, “what Robin said”): each is support.",
        columns={
            "id": _id("derived from both"),
            "post_id": Column(str, "the post that agrees", references="posts", required=True),
            "advice_id": Column(str, "what it agrees with", references="advice", required=True),
        },
    ),
}
