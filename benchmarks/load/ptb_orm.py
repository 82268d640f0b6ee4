"""A straightforward bot: python-telegram-bot, and one async ORM transaction for each update; the same answers judged and kept, far less said."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ForeignKey, event
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters

RIGHT = 30_000


class Base(DeclarativeBase):
    pass


class Learner(Base):
    __tablename__ = "learners"
    id: Mapped[int] = mapped_column(primary_key=True)
    answers: Mapped[int] = mapped_column(default=0)


class Attempt(Base):
    __tablename__ = "attempts"
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id"), index=True)
    typed: Mapped[str]
    right: Mapped[bool]
    at: Mapped[datetime]


engine = create_async_engine("sqlite+aiosqlite:///" + os.environ["DATABASE_URL"].removeprefix("sqlite:///"))
sessions: async_sessionmaker[AsyncSession] = async_sessionmaker(engine)


@event.listens_for(engine.sync_engine, "connect")
def as_epsilon_does(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


async def prepare(_: Any) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


async def answer(update: Update, _: Any) -> None:
    assert update.message is not None
    assert update.effective_user is not None
    text = update.message.text or ""
    async with sessions.begin() as session:
        learner = await session.get(Learner, update.effective_user.id)
        if learner is None:
            learner = Learner(id=update.effective_user.id, answers=0)
            session.add(learner)
        learner.answers += 1
        right = text.isdigit() and int(text) == RIGHT
        session.add(Attempt(learner_id=learner.id, typed=text, right=right, at=datetime.now(UTC)))
    await update.message.reply_text("✅" if right else f"❌ I read {text}.")


if __name__ == "__main__":
    builder = (
        ApplicationBuilder()
        .token(os.environ["TELEGRAM_BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
    )
    application = builder.post_init(prepare).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling()
