"""What a visitor asks and sees: addresses, page contexts, templates, the API."""

from app.web.convertors import register_convertors

register_convertors()  # before any module here declares a route
