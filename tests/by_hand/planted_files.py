"""Faults of whole files, of their headers, and of what the config says of them.

The rows are those of `good_dataset.GOOD`; row 1 is the header. A fault of which others follow says so under `with_it`.
"""

from __future__ import annotations

from good_dataset import GOOD
from planting import CANARY, Planted, ask, beside, both, folder_in_its_place, gone, more, swap, write

FILES = [
    Planted("an empty file", write("staffing", ""), "empty-file", "staffing"),
    Planted("a file of blanks", write("staffing", "\ufeff , \n,\n"), "empty-file", "staffing"),
    Planted(
        "a header and nothing else",
        write("staffing", "role,headcount\n"),
        "table-without-rows",
        "staffing",
        stops=False,
    ),
    Planted(
        "no child in persons",
        write("persons", GOOD["persons"].split("\n")[0] + "\n"),
        "nobody-in-persons",
        "persons",
        with_it=("table-without-rows",),
    ),
    Planted("UTF-16", write("staffing", f"role\n{CANARY}\n".encode("utf-16")), "nul-bytes", "staffing"),
    Planted("a workbook called CSV", write("staffing", b"PK\x03\x04\x00" + bytes(40)), "nul-bytes", "staffing"),
    Planted(
        "bytes of no alphabet",
        write("staffing", f"role\n{CANARY}".encode() + b"\x81\n"),
        "undecodable-text",
        "staffing",
    ),
    Planted(
        "a quotation mark that is never closed",
        write("staffing", f'role\nManager\n"{CANARY}\n'),
        "malformed-csv",
        "staffing",
        rows=(3,),
    ),
    Planted(
        "a workbook cut off",
        write("staffing", b"PK\x03\x04" + bytes(60), ending=".xlsx"),
        "unreadable-workbook",
        "staffing",
    ),
    Planted(
        "a Parquet file cut off",
        write("staffing", b"PAR1" + bytes(60), ending=".parquet"),
        "unreadable-parquet",
        "staffing",
    ),
    Planted(
        "a column twice",
        write("staffing", f"role,Role,headcount\nManager,{CANARY},1\n"),
        "duplicate-header",
        "staffing",
        "role",
    ),
    Planted(
        "a column that is needed gone",
        swap("episodes", ",type,", ",sort,"),
        "missing-column",
        "episodes",
        "type",
        with_it=("extra-columns",),
        secret="YRO ISS",
    ),
    Planted("no header at all", write("staffing", f"{CANARY},1\n{CANARY},2\n"), "missing-column", "staffing", "role"),
    Planted(
        "a column too many",
        write("staffing", f"role,hat\nManager,{CANARY}\n"),
        "extra-columns",
        "staffing",
        stops=False,
    ),
    Planted(
        "a comma inside a cell",
        more("exclusions", f"p2,permanent,2020-02-11,,{CANARY}, Hill"),
        "ragged-row",
        "exclusions",
        rows=(3,),
    ),
    Planted("a row too short", more("staffing", CANARY), "ragged-row", "staffing", rows=(3,)),
    Planted(
        "a row of separators",
        write("staffing", f"role,headcount\n,\n{CANARY},1\n"),
        "blank-row",
        "staffing",
        rows=(2,),
        stops=False,
    ),
    Planted("a file that is no table", beside("person.csv", CANARY), "unknown-file", "person", stops=False),
    Planted("a table in two files", beside("STAFFING.tsv", f"role\n{CANARY}\n"), "repeated-table", "staffing"),
    Planted(
        "a folder in the place of a file",
        folder_in_its_place("staffing"),
        "not-a-file",
        "staffing",
        with_it=("missing-table",),
    ),
    Planted("a table not supplied", gone("scorecard"), "missing-table", "scorecard", stops=False),
    Planted(
        "UTF-8 and Windows text in one file",
        write(
            "exclusions",
            GOOD["exclusions"].encode().replace(b"Hill", "Caf\u00e9".encode())
            + b"p1,permanent,2020-02-11,,Ch\xe2teau\n",
        ),
        "garbled-text",
        "exclusions",
        "school",
        rows=(2,),
        stops=False,
        secret="Caf",
    ),
    Planted(
        "a map of a header that is not there",
        ask("columns: {persons: {Ref No: person_id}}\n"),
        "unused-column-map",
        "persons",
        stops=False,
    ),
    Planted(
        "a column that the export lacks",
        both(
            ask("map: ours.yaml\n"),
            lambda folder: (
                (folder / "ours.yaml").write_text("columns: {staffing: {Hours: wte}}\n", encoding="utf-8")
                and write("staffing", "role\nManager\n")(folder)
            ),
        ),
        "column-not-in-export",
        "staffing",
        stops=False,
    ),
    Planted(
        "rows set aside that are not there",
        ask("set_aside: [{finding: orphan-episode, reason: closed, by: Manager}]\n"),
        "nothing-to-set-aside",
        "set_aside",
        stops=False,
    ),
]
