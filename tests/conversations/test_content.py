"""The bot with a host's own folders of content: what is broken or a draft is never asked, and the host is told."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from bot.simulator import Simulator
from tests.catalogue.drill_text import DRILL, TOPIC, write_content
from tests.conversations.conftest import Talk, served, settings_for

HOST = 77


async def test_a_broken_topic_is_left_out_and_the_host_is_told(
    simulator: Simulator, address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_content(tmp_path / "whole")
    broken = tmp_path / "mine" / "broken"
    broken.mkdir(parents=True)
    (broken / "topic.yaml").write_text(TOPIC.replace("level: E", "level: X"), encoding="utf-8")
    (broken / "wire.yaml").write_text(DRILL, encoding="utf-8")
    draft = tmp_path / "mine" / "draft"
    draft.mkdir()
    (draft / "topic.yaml").write_text(
        "draft: true\n" + TOPIC.replace("position: 1", "position: 7"), encoding="utf-8"
    )
    (draft / "wire.yaml").write_text(DRILL, encoding="utf-8")
    folders = os.pathsep.join([str(tmp_path / "whole"), str(tmp_path / "mine")])
    host, sara = (Talk(simulator.person(HOST, "Host", "en")), Talk(simulator.person(8, "Sara", "fa")))

    with caplog.at_level(logging.WARNING):
        async with served(settings_for(simulator, address, content_dir=folders, admins=frozenset({HOST, 8}))):
            asked = await host.say("/start q-links--wire")
            no_broken = await host.say("/start q-broken--wire")
            no_draft = await host.say("/start q-draft--wire")
            told, told_in_persian = await host.say("/admin"), await sara.say("/admin")

    assert "How long do 7 GB take?" in asked.text
    assert "How long" not in no_broken.text + no_draft.text
    for message, words in ((told, "broken (1)"), (told_in_persian, "خراب‌اند (۱)")):
        assert words in message.text
        assert "broken/topic.yaml:3: level: " in message.text
    logged = [record.getMessage() for record in caplog.records]
    assert [line for line in logged if "broken/topic.yaml:3: level: " in line]
