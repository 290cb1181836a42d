"""What every shape of an answer is, and the fields that many of them have."""

from pydantic import BaseModel, ConfigDict, Field

START = Field(description="first code point in the canonical text", examples=[24874])
END = Field(description="code point behind the last one", examples=[24920])
URL = Field(description="address; absolute when the site's origin is set")


class Shape(BaseModel):
    """Immutable; every field is always there."""

    model_config = ConfigDict(frozen=True)
