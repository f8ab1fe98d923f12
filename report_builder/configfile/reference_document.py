"""The council's own Word document, whose styles, heads and feet the DOCX of a paper takes."""

from __future__ import annotations

from pathlib import Path

from report_builder.configfile.data_place import absolute
from report_builder.configfile.source import Source
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, quoted
from report_builder.marked_yaml.text import read_bytes
from report_builder.sources.word_document import flat
from report_builder.sources.word_package import MOST_BYTES, WordError, WordPackage, open_package

_PATH: KeyPath = ("house", "reference_document")


def reference_document(name: str | None, source: Source) -> tuple[Path | None, list[Fault]]:
    """The file of the reference document, absolute, and what is wrong with it."""
    if name is None:
        return None, []
    file = absolute(source.folder / name)
    if file.suffix.lower() != ".docx":
        kinds = {".dotx": "a template", ".docm": "a document with macros", ".dotm": "a template with macros"}
        kind = kinds.get(file.suffix.lower(), "no Word document")
        return None, [Fault(_PATH, f"'{quoted(name)}' is {kind}", "save it from Word as .docx")]
    try:
        package = open_package(read_bytes(file, most=MOST_BYTES))
        number = _number_in_running_lines(package)
    except FaultsError as error:
        mend = "paths are relative to the config's own folder"
        return None, [Fault(_PATH, f"'{quoted(name)}': {error.faults[0].what}", mend)]
    except WordError as error:
        return None, [Fault(_PATH, f"'{quoted(name)}': {error.what}", error.mend)]
    if number:
        what = f"'{quoted(name)}': its {number} holds a number, which could be taken for one of a child"
        return None, [Fault(_PATH, what, "take the number out, such as that of a telephone, or put it into a picture")]
    return file, []


def _number_in_running_lines(package: WordPackage) -> str:
    """The head or foot that holds a digit; a field, such as that of the page, may."""
    for part in sorted(package.parts):
        name = part.rpartition("/")[2]
        kind = "header" if name.startswith("header") else "footer" if name.startswith("footer") else ""
        root = package.root(part) if kind and name.endswith(".xml") and part.startswith("word/") else None
        for paragraph in () if root is None else flat(root):
            texts = (each.text or "" for each in paragraph.iter() if each.tag == "t")
            if any(letter.isdigit() for text in texts for letter in text):
                return kind
    return ""
