"""References to interviews and to passages of them, in the styles and files of the field."""
