"""The list of licences is the one that the locked requirements give, and a release is refused where something is missing."""

from __future__ import annotations

import json

import pytest

from deploy import release
from deploy.licences import ROOT, bill, page, shipped, version


def test_the_kept_lists_are_those_of_the_locked_requirements() -> None:
    packages = shipped()

    assert (ROOT / "docs" / "licences.md").read_text(encoding="utf-8") == page(packages), (
        "run `make licences`"
    )
    assert json.loads((ROOT / "docs" / "sbom.json").read_text(encoding="utf-8")) == bill(packages, version())


def test_every_locked_package_is_listed_with_its_licence() -> None:
    locked = [
        line.split("==")[0]
        for line in (ROOT / "requirements" / "run.txt").read_text().splitlines()
        if "==" in line
    ]

    assert [each.name for each in shipped()] == locked
    assert all(each.licence for each in shipped())


def test_a_version_without_a_section_in_the_changelog_is_no_release() -> None:
    with pytest.raises(LookupError, match="rename ## Unreleased"):
        release.notes("99.0.0")
    assert any("99.0.0" in fault for fault in release.faults("99.0.0"))
