"""The states that a text has been in, and where every link ever made leads in them."""
