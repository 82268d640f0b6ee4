"""The list of questions as a page of the documentation: ``python -m bot.catalogue.listing`` (``make topics``) prints it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.domain.question.topic import Topic

HEAD = """# Topics

{topics} open questions and {drills} drills. `/start q-<id>` opens one; in a link a drill's dot is written `--`
(`q-matrix-chain-abc--cost`). `make topics` writes this page from the content.
"""


def page(topics: Sequence[Topic]) -> str:
    """The page in Markdown: each topic with its open question's level, and its drills with level, kind and title in both languages."""
    drills = sum(len(topic.drills) for topic in topics)
    lines = [HEAD.format(topics=len(topics), drills=drills)]
    for topic in topics:
        lines.append(f"## {topic.title.en} · {topic.title.fa}\n")
        lines.append("| id | level | kind | English | فارسی |\n| --- | --- | --- | --- | --- |")
        question = topic.open_question
        lines.append(
            f"| `{topic.id}` | {question.level.value} | open question | {topic.title.en} | {topic.title.fa} |"
        )
        lines.extend(
            f"| `{drill.id}` | {drill.level.value} | {drill.kind} | {drill.title.en} | {drill.title.fa} |"
            for drill in topic.drills
        )
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(page(Catalogue.load(content_folder()).topics))
