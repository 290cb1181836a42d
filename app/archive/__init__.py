"""Keeps rows in the database, and answers with plain values. The only user of SQLAlchemy."""
