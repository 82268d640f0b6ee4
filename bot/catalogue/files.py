"""Files of content: read with the place of every field, and checked against a model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.catalogue.document import Document, Path, read_document
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.wording import told

T = TypeVar("T")


def read_file(path: FilePath) -> Document:
    """A file's document, named as ``folder/file``. Raises ContentError."""
    name = f"{path.parent.name}/{path.name}"
    try:
        return read_document(name, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError([Fault(name, 0, "", f"cannot be read: {error}")]) from error


def validate(document: Document, adapter: TypeAdapter[T]) -> T:
    """The document as a model; of a draft, a text in one language stands for both. Raises ContentError with a fault for each field
    that is wrong."""
    draft = isinstance(document.data, dict) and document.data.get("draft") is True
    try:
        return adapter.validate_python(document.data, context={"draft": draft})
    except ValidationError as error:
        faults: dict[str, Fault] = {}
        for problem in error.errors(include_url=False, include_input=False):
            path = _known_path(document, problem["loc"])
            words = told(problem["type"], problem["msg"], path, problem.get("ctx", {}))
            fault = document.fault(path, words)
            if problem["type"] == "missing":
                field = str(problem["loc"][-1])
                fault = Fault(fault.file, fault.line, ".".join(map(str, (*path, field))), words)
            faults.setdefault(fault.field, fault)
        raise ContentError(faults.values()) from error


def _known_path(document: Document, location: Sequence[str | int]) -> Path:
    path: Path = ()
    for part in location:  # pydantic's location also names the members of unions, which the file does not
        if (*path, part) in document.lines:
            path = (*path, part)
    return path
