"""Plans a withdrawal, and refuses what must not, or cannot, be withdrawn."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.archive.database import Session
from app.archive.editions import read_deposit
from app.archive.histories import read_history, write_time
from app.archive.lists import read_lists
from app.archive.values import Interview
from app.archive.withdrawals import Sayings, find_withdrawal
from app.errors import ArchiveError
from app.ingest.removing import write_day
from app.sources import METADATA, TOPIC_LIST
from app.transcript.withdrawal.telltales import find_telltales, keep_telling
from app.transcript.withdrawal.withdrawal import Withdrawal, choose_keys


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be withdrawn: all between two keys of an interview, and why, for readers."""

    slug: str
    first: str
    last: str
    reason: str


def plan_withdrawal(session: Session, interview: Interview, order: Order) -> Withdrawal:
    """What an order comes to; raises ArchiveError for one that cannot be carried out."""
    history = read_history(session, interview.id)
    reason = " ".join(order.reason.split())
    if not reason:
        raise ArchiveError("a withdrawal needs a reason, which readers see. Say it with --reason.")
    for key in (order.first, order.last):
        if key not in history.minted:
            raise ArchiveError(
                f"no sentence of “{interview.slug}” has, or ever had, the key {key}. "
                "Copy it from the address of the sentence."
            )
    keys = choose_keys(history, order.first, order.last)
    if not keys:
        raise _refuse_second_time(session, interview, order)
    at = write_time(datetime.now(UTC).replace(tzinfo=None, microsecond=0))
    withdrawal = Withdrawal(history, keys, reason, at)
    _refuse_whole(interview, withdrawal)
    _refuse_telling_reason(withdrawal)
    return withdrawal


def _refuse_second_time(session: Session, interview: Interview, order: Order) -> ArchiveError:
    found = find_withdrawal(session, interview.id, order.first)
    when = f" on {write_day(found[0])} ({found[1]})" if found else ""
    return ArchiveError(f"{interview.slug}/{order.first} was withdrawn already{when}.")


def _refuse_whole(interview: Interview, withdrawal: Withdrawal) -> None:
    if not withdrawal.remaining and not interview.removed_at:
        raise ArchiveError(
            f"nothing would be left of “{interview.slug}”. Take it off the archive first, with "
            f"`onrecord remove {interview.slug}`; then its words can be withdrawn."
        )


def _refuse_telling_reason(withdrawal: Withdrawal) -> None:
    taken = keep_telling(one.text for one in withdrawal.doomed)
    if find_telltales(taken).betray(withdrawal.reason):
        raise ArchiveError(
            "the reason repeats words that are to be withdrawn, and readers see it. "
            "Say it without them."
        )


def refuse_told_elsewhere(
    session: Session, interview: Interview, withdrawal: Withdrawal, sayings: Sayings
) -> None:
    """What an editor says about the interview, or about all, has to be mended by an editor."""
    taken = keep_telling(one.text for one in withdrawal.doomed)
    telltales = find_telltales(taken, [one.text for one in withdrawal.remaining])
    metadata = read_deposit(session, interview.id, interview.revision).editor_files.get(METADATA)
    topics = sayings.authorities.topics.values()
    said = {
        METADATA: sayings.metadata.model_dump_json() + (metadata or b"").decode(errors="replace"),
        TOPIC_LIST: " | ".join(topic.model_dump_json() for topic in topics),
    }
    lists = read_lists(session).items()
    said |= {name: said.get(name, "") + held.decode(errors="replace") for name, held in lists}
    for name, text in said.items():
        if telltales.betray(text):
            raise ArchiveError(
                f"{name} holds words that are to be withdrawn; nothing was changed. "
                "Take them out there, ingest it, then withdraw again."
            )
