"""Reads all that the archive keeps of an interview's text, to give it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.archive.editions import read_deposit
from app.archive.histories import read_history
from app.archive.models import FormerSlugRow
from app.archive.values import Deposit
from app.transcript.history.states import History


@dataclass(frozen=True, slots=True)
class Holding:
    """The history of a text, and what came in with each of its states."""

    history: History
    deposits: Mapping[int, Deposit]
    """By revision."""
    former_slugs: Sequence[str]
    """Those that the interview had, and that lead to it for good."""


def read_holding(session: Session, interview_id: int) -> Holding:
    """What is kept of an interview."""
    history = read_history(session, interview_id)
    numbers = [state.number for state in history.states]
    deposits = {number: read_deposit(session, interview_id, number) for number in numbers}
    slugs = select(FormerSlugRow.slug).where(FormerSlugRow.interview_id == interview_id)
    return Holding(history, deposits, session.scalars(slugs.order_by(FormerSlugRow.slug)).all())
