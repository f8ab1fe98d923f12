"""The file of an agenda pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from report_builder.configfile.pack import read_pack
from report_builder.errors import ConfigError
from report_builder.model.pack import PackSpec, PaperKind
from report_builder.model.spec import Exemption

HEAD = "body: Improving Lives Select Commission\ndate: 2020-07-28\n"


def read(folder: Path, text: str) -> PackSpec:
    file = folder / "pack.yaml"
    file.write_text(text, encoding="utf-8")
    return read_pack(file)


def complaints(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(folder, text)
    return [str(one).replace(str(folder), "") for one in caught.value.complaints]


def test_an_item_may_be_its_title_alone(tmp_path: Path) -> None:
    pack = read(tmp_path, HEAD + "items: [Apologies for absence]\n")

    assert [(item.title, item.kind) for item in pack.items] == [("Apologies for absence", PaperKind.NONE)]
    assert (pack.name, pack.date, pack.edition) == (
        "improving-lives-select-commission-2020-07-28",
        date(2020, 7, 28),
        "public",
    )


def test_a_paper_is_known_by_what_lies_at_its_path(tmp_path: Path) -> None:
    (tmp_path / "board.yaml").write_text("document: board-report\n", encoding="utf-8")
    built = tmp_path / "out" / "public"
    built.mkdir(parents=True)
    (built / "manifest.json").write_text("{}", encoding="utf-8")
    (built / "board-report.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "partner.pdf").write_bytes(b"%PDF-1.7")
    papers = ("board.yaml", "out/public", "out/public/board-report.pdf", "partner.pdf")
    items = "".join(f"  - {{title: Item, paper: {paper}}}\n" for paper in papers)

    pack = read(tmp_path, f"{HEAD}items:\n{items}")

    kinds = [PaperKind.CONFIG, PaperKind.BUILT, PaperKind.BUILT, PaperKind.FOREIGN]
    assert [item.kind for item in pack.items] == kinds
    assert pack.registers == (tmp_path / "board.yaml").resolve()


def test_why_an_item_is_exempt_is_kept(tmp_path: Path) -> None:
    exempt = "{paragraphs: [1, 2], interest: it is about single children}"

    pack = read(tmp_path, f"{HEAD}items:\n  - {{title: Cases, exempt: {exempt}}}\n")

    assert pack.items[0].exemption == Exemption((1, 2), "it is about single children")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "/pack.yaml:1:1: items: the key is missing"),
        ("items: [One]\ndate: 2020-07-28\n", "/pack.yaml:1:1: body: the key is missing"),
        (
            HEAD + "items:\n  - {title: One, paper: lost.yaml}\n",
            "/pack.yaml:4:18: items.1.paper: there is no 'lost.yaml'",
        ),
        (HEAD + "items:\n  - {title: One, table: monitoring}\n", "items.1.table: nothing says where its table lies"),
        (HEAD + "items:\n  - {title: One, table: everything}\n", "should be work programme or monitoring"),
        (HEAD + "items: [One]\nregisters: lost.yaml\n", "registers: there is no file 'lost.yaml'"),
        (HEAD + "items: [One]\nvenu: Town Hall\n", "venu: unknown key; did you mean 'venue'?"),
        (HEAD + "items:\n  - {title: A, table: monitoring, paper: pack.yaml}\n", "an item has one paper"),
        (HEAD + "items:\n  - {title: A, exempt: {paragraphs: [8], interest: x}}\n", "has no paragraph 8"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in told for told in complaints(tmp_path, text))


def test_a_paper_that_is_no_paper_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"")

    told = complaints(tmp_path, HEAD + "items:\n  - {title: One, paper: letter.docx}\n")

    assert told[0].startswith("/pack.yaml:4:18: items.1.paper: this is no paper")
