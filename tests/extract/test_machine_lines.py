"""What a machine reads or wrote, pasted into a post, tells nothing; what people write looks otherwise."""

import pytest
from growth import grows_linearly
from spacy.language import Language

from extract.components.layout import lines_of
from extract.document import LineKind
from extract.pipeline import extract_post
from extract.tokenizer import even

_MACHINE = [
    "Serial.begin(9600); // 9600 baud",
    'printf("%d pupils\\n", pupils);',
    "while (techs > 0) {",
    "}",
    "// two network technicians, remove later",
    "#include <staff.h>",
    "def count_technicians(district):",
    "SELECT title FROM positions WHERE school = 4",
    "staff.list_of(technicians)",
    "max_users = 2400",
    "$technicians = 12",
    '<li class="staff">Network Manager</li>',
    "2024-03-01 08:14:22.117 DirectoryManager[309] 4100 users synced",
    "[2024-03-01 08:14:22] W [sync.c:646:load] 900 of 4100",
    "Mar  3 15:07:49 files smbd[1900]: 2100 connections",
    "E/SyncManager(901): Failed to push",
    "[ERROR] Directory.Manager failed for 3200 users",
    "    at org.example.Staff.Manager(Manager.java:750)",
    'File "/srv/staff/manager.py", line 464, in load',
    "NumberFormatException: 2,400 students",
    "admin@files:~$ wc -l technicians.csv",
    "# apt-get install network-manager",
    "C:\\Windows\\System32> net user technician",
    "/var/log/network/manager",
    "HKEY_LOCAL_MACHINE\\Software\\Network Manager",
    "0x00007ffc4d440000 - 0x00007ffc4d470000",
    "10.20.0.4 files 3200",
    "staff->next = technicians[3];",
    "if (techs == 0) return;",
    "location /staff {",
    "import staff;",
    "SELECT title FROM technicians",
    "class Manager:",
    "de ad be ef 12 34 56",
    "3/1/2024 8:14:22 AM Error Directory 4100",
    "08:14:22 sshd[409]: 4100 users",
]
_PEOPLE = [
    "Students = 2,400; techs = 3;",
    "• Network Manager (1);",
    "Technician(s): 4",
    "Technicians(4)",
    "iPads(200)",
    "3 technicians (contracted);",
    "H.S. = 900",
    "Director -> Network Manager -> technicians",
    "Director/Network Manager/Technician",
    "[Director of Technology]",
    "<Network Manager>",
    "[4] technicians",
    "$60,000 for a technician",
    "# of students: 2,400",
    "#1 hire a technician",
    "* 2 techs {one vacant}",
    "UPDATE to the update: two technicians were hired.",
    "Error: I said 12 techs and meant 13",
    "10:30 is too late for the second technician.",
    "Class of 2024: 310",
    "select schools have a technician",
    "- Network Manager: 1 FTE (Kim)",
    "PowerSchool admin (1);",
    "one PowerSchool specialist and one ClassLink admin;",
    "they lean on the director on their return;",
    "we let two technicians go to fill the void;",
    "two float technicians (building to building);",
    "C++ programmer (part time);",
    "students >= 2,400;",
    "Director->Manager->Techs(4);",
    "Director==>Manager==>Techs(4);",
    "<Director> -> <Manager>",
    "<Director>--<Techs>",
    "Tech Director {",
    "--techs=3",
    "public schools: 12",
    "private schools (4)",
    "class sizes: 24 = average",
    "function hall (2)",
    "static IPs: 3",
    "Sub teachers = 3",
    "Asst.Director = 2",
    "Sr.Tech(3)",
    "Asst.Mgr:1, techs:3",
    "IT_Director = 1",
    "$60000 = a technician",
    "$45K(plus benefits)",
    "iPads:1:1: grades 3-5",
    "at HS(2)",
    "10:30:00 two technicians came.",
    "10:30:00 - 11:30:00 network technician on duty",
    "3/14/2024 10:30:00 AM Marlow Unified 2,400 students 3 techs",
    "1.2.1.1 Network technicians (3)",
    "20 25 30 35 40 devices",
    "INFO: Students: 2,400",
    "[1.000] technician",
    "kim@marlow.org $60,000",
    "# make one technician the lead",
    "@Kim = our network manager",
    "macOS technician;",
]


def machine_lines_of(text: str) -> list[str]:
    return [text[line.start : line.end] for line in lines_of(even(text)) if line.kind is LineKind.MACHINE]


@pytest.mark.parametrize("line", _MACHINE)
def test_a_line_of_a_machine_is_known(line: str):
    assert machine_lines_of(f"This is what I see:\n\n{line}\n\nAny idea?") == [line]


@pytest.mark.parametrize("line", _PEOPLE)
def test_a_line_of_a_person_is_not_taken_for_a_machines(line: str):
    assert machine_lines_of(f"You asked.\n\n{line}\n\nHope that helps.") == []


def test_lines_beside_those_of_a_machine_are_its_own():
    settings = "[staff]\ntechnicians = 12\nstaff_list = all\nmanagers=4"
    assert machine_lines_of(f"Ours reads\n\n{settings}\n\nand works.") == settings.split("\n")[1:]


def test_prose_beside_a_line_of_a_machine_is_a_persons():
    assert machine_lines_of("We have two technicians and one manager,\nmax_users = 2400") == ["max_users = 2400"]


@pytest.mark.parametrize("opening", ["a_", "a.aa", "aA", "aa->", "a[", "<a ", "1.", "{ "])
def test_a_long_line_of_one_sign_is_looked_at_in_linear_time(opening: str):
    assert grows_linearly(lambda size: machine_lines_of(opening + opening[-1] * size), 1_900)


def test_nothing_is_told_by_a_machine(nlp: Language):
    text = "We have two technicians.\n\nSerial.begin(9600);\nint managers = 4;\n\nThat is all."
    facts = extract_post(nlp, id="1", text=text)
    assert [(one.title, one.count) for one in facts.structures[0].positions] == [("technician", 2)]
    assert facts.structures[0].enrollment is None


def test_a_job_that_a_machine_names_makes_no_bare_figure_an_enrollment(nlp: Language):
    text = "Bug: 4,876\n\n    at org.example.Staff.Manager(Manager.java:750)\n\nAny idea?"
    assert extract_post(nlp, id="1", text=text).structures == ()


@pytest.mark.parametrize(
    "text", ["If you see that port: 6001, kill it.", "Bug: 4,876", "It is overdue for the 3,200, 3,800 and 5,050."]
)
def test_a_bare_figure_in_a_post_of_neither_staff_nor_sites_counts_no_students(nlp: Language, text: str):
    assert extract_post(nlp, id="1", text=text).structures == ()


def test_a_bare_figure_beside_staff_counts_students(nlp: Language):
    facts = extract_post(nlp, id="1", text="4,876. Two technicians, one director.")
    assert facts.structures[0].enrollment is not None


@pytest.mark.parametrize("text", ["We use Center Configuration Manager for imaging.", "Install Print Manager first."])
def test_a_program_that_is_called_like_a_job_is_none(nlp: Language, text: str):
    assert extract_post(nlp, id="1", text=text).structures == ()
