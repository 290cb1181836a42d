"""A quotation as HTML that works anywhere: no script, no style, nothing from elsewhere."""

from markupsafe import Markup

from app.web.quoting.quotations import UNKNOWN, Quotation


def write_html(quotation: Quotation) -> str:
    """A <blockquote> with its source, and a line below it that says who and where."""
    link = Markup('<a href="{}">{}</a>').format(quotation.url, quotation.where)
    if quotation.speaker:
        said = Markup("<p>{}</p>").format(quotation.text)
        source = Markup("<p>— {}, {}</p>").format(quotation.speaker, link)
    else:
        said = Markup("\n").join(
            Markup("<p><b>{}:</b> {}</p>").format(part.speaker or UNKNOWN, part.text)
            for part in quotation.parts
        )
        source = Markup("<p>— {}</p>").format(link)
    opening = Markup('<blockquote cite="{}" lang="{}">').format(quotation.url, quotation.language)
    return str(Markup("\n").join([opening, said, Markup("</blockquote>"), source]))
