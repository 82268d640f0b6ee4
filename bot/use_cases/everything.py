"""Every use case, made in one place and handed on whole."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue.catalogue import Catalogue
from bot.database.database import Database
from bot.use_cases.administration import Administration
from bot.use_cases.daily import Daily
from bot.use_cases.drawing import Drawing
from bot.use_cases.finding import Finding
from bot.use_cases.groups import Groups
from bot.use_cases.inbox import Inbox
from bot.use_cases.interview import Interview
from bot.use_cases.outbox import Outbox
from bot.use_cases.planning import Planning
from bot.use_cases.practice.practice import Practice, seeded
from bot.use_cases.practice.questions import Questions
from bot.use_cases.preferences import Preferences
from bot.use_cases.privacy import Privacy
from bot.use_cases.progress import Progress
from bot.use_cases.standing import Standing
from bot.workers.pool import Pool


@dataclass(frozen=True, slots=True)
class Everything:
    """The use cases over one database and one catalogue. A new one is a field here and a line in ``make``."""

    catalogue: Catalogue
    database: Database
    pool: Pool
    practice: Practice
    preferences: Preferences
    privacy: Privacy
    standing: Standing
    progress: Progress
    daily: Daily
    interview: Interview
    planning: Planning
    groups: Groups
    finding: Finding
    drawing: Drawing
    inbox: Inbox
    administration: Administration
    outbox: Outbox

    @classmethod
    def make(cls, catalogue: Catalogue, database: Database) -> Everything:
        """All of them, over one memory of drawn variants."""
        questions = Questions(catalogue)
        pool = Pool()
        practice = Practice(database, questions, pool=pool)
        daily, groups, administration = (
            Daily(database, practice),
            Groups(database, questions),
            Administration(database, catalogue.faults),
        )
        return cls(
            catalogue=catalogue,
            database=database,
            pool=pool,
            practice=practice,
            preferences=Preferences(database, questions),
            privacy=Privacy(database, pool),
            standing=Standing(database, catalogue),
            progress=Progress(database, catalogue),
            daily=daily,
            interview=Interview(database, questions, seeded),
            planning=Planning(database, catalogue),
            groups=groups,
            finding=Finding(database, questions),
            drawing=Drawing(database, pool),
            inbox=Inbox(database),
            administration=administration,
            outbox=Outbox(daily, groups, administration),
        )

    async def close(self) -> None:
        """Ends the workers, then the database."""
        await self.pool.close()
        await self.database.close()
