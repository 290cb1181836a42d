"""The API for programs: what pages show, as JSON."""
