"""Names.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_headings",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("slug", sa.String(length=200), nullable=False),
        sa.Column("current", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug", name=op.f("pk_former_headings")),
    )
    op.create_table(
        "names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names")),
        sa.UniqueConstraint("slug", name=op.f("uq_names_slug")),
    )
    op.create_table(
        "mentions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name_id", sa.Integer(), nullable=False),
        sa.Column("segment_id", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["name_id"], ["names.id"], name=op.f("fk_mentions_name_id_names")),
        sa.ForeignKeyConstraint(
            ["segment_id"], ["segments.id"], name=op.f("fk_mentions_segment_id_segments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentions_name_id"), ["name_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentions_segment_id"), ["segment_id"], unique=False)

    op.add_column("topics", sa.Column("broader", sa.String(length=200), nullable=True))
    op.add_column("turns", sa.Column("words", sa.Integer(), server_default="0", nullable=False))
    _count_words(op.get_bind())


def _count_words(connection: sa.Connection) -> None:
    """Turns that were written before they knew how many words they have."""
    sentences = sa.text(
        "SELECT sentences.text FROM places JOIN sentences ON sentences.id = places.sentence_id "
        "WHERE places.interview_id = :interview ORDER BY places.position"
    )
    turns = sa.text('SELECT position, start, "end" FROM turns WHERE interview_id = :interview')
    count = sa.text(
        "UPDATE turns SET words = :words WHERE interview_id = :interview AND position = :position"
    )
    for (interview,) in connection.execute(sa.text("SELECT id FROM interviews")).all():
        text = " ".join(connection.execute(sentences, {"interview": interview}).scalars())
        for position, start, end in connection.execute(turns, {"interview": interview}).all():
            words = len(text[start:end].split())
            connection.execute(
                count, {"words": words, "interview": interview, "position": position}
            )


def downgrade() -> None:
    # Not in a batch, which would drop the whole table under those that refer to it.
    op.drop_column("turns", "words")
    op.drop_column("topics", "broader")

    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mentions_segment_id"))
        batch_op.drop_index(batch_op.f("ix_mentions_name_id"))

    op.drop_table("mentions")
    op.drop_table("names")
    op.drop_table("former_headings")
