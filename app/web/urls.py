"""The one place that builds an address."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from app.archive.values import Chapter, Interview, Sentence


def name_place(interview: Interview, chapter: Chapter | None = None) -> str:
    """The id of an interview's, or of a chapter's, heading on a topic's page."""
    return f"in_{interview.slug}_{chapter.slug}" if chapter else f"in_{interview.slug}"


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses of the site; paths, but absolute in what leaves it when `origin` is known."""

    origin: str = ""
    """Such as https://example.org; empty for paths alone."""
    version: str = "0"
    """Of the static files; part of their addresses, so that they can be cached for good."""

    def front(self) -> str:
        """The front page."""
        return "/"

    def interviews(self, page: int = 1) -> str:
        """The list of interviews."""
        return f"/interviews?page={page}" if page > 1 else "/interviews"

    def interview(self, interview: Interview) -> str:
        """An interview to read."""
        return f"/interviews/{interview.slug}"

    def chapter(self, interview: Interview, chapter: Chapter) -> str:
        """A chapter on the reading page."""
        return f"{self.interview(interview)}#{chapter.slug}"

    def sentence(self, interview: Interview, key: str) -> str:
        """One sentence in its passage: the permalink."""
        return f"{self.interview(interview)}/{key}"

    def passage(self, interview: Interview, first_key: str, last_key: str) -> str:
        """Everything between two sentences, on its own."""
        return f"{self.interview(interview)}/{first_key}..{last_key}"

    def in_context(self, interview: Interview, sentence: Sentence, directive: str = "") -> str:
        """The conversation, opened at a sentence; the directive has the browser mark words."""
        return f"{self.interview(interview)}#{sentence.key}{directive}"

    def file(self, page: str, ending: str) -> str:
        """What stands at an address, as a file, by its ending: txt, md, csv, bib, ris, csl.json."""
        return f"{page}.{ending}"

    def card(self, interview: Interview, keys: str, revision: int) -> str:
        """The picture of a passage, by its key or its two, as of a revision."""
        return f"/cards/{interview.slug}/{keys}.png?revision={revision}"

    def site_card(self) -> str:
        """The picture of all other pages."""
        return "/cards/site.png"

    def embed(self, page: str) -> str:
        """A passage to be shown within a page of another site."""
        return f"/embed{page}"

    def oembed(self, page: str) -> str:
        """How a passage is shown there (https://oembed.com)."""
        return f"/oembed?{urlencode({'url': page})}"

    def corrections(self, interview: Interview, page: int = 1) -> str:
        """What was corrected in an interview, and when."""
        address = f"{self.interview(interview)}/corrections"
        return f"{address}?page={page}" if page > 1 else address

    def interview_search(self, interview: Interview, query: str = "", page: int = 1) -> str:
        """The passages of one interview found for a query."""
        given = {"q": query, "page": page if page > 1 else ""}
        asked = urlencode({name: value for name, value in given.items() if value})
        address = f"{self.interview(interview)}/search"
        return f"{address}?{asked}" if asked else address

    def topics(self, interview: Interview | None = None) -> str:
        """The list of topics; those of one interview if it is given."""
        return f"/topics?{urlencode({'interview': interview.slug})}" if interview else "/topics"

    def topic(self, slug: str, speaker: str = "", page: int = 1) -> str:
        """A topic's passages; those in which one speaks if they are given."""
        asked = {"speaker": speaker, "page": page if page > 1 else ""}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"/topics/{slug}?{query}" if query else f"/topics/{slug}"

    def topic_place(
        self, slug: str, page: int, interview: Interview, chapter: Chapter | None = None
    ) -> str:
        """A topic's passages, opened at those of an interview, or of one of its chapters."""
        return f"{self.topic(slug, page=page)}#{name_place(interview, chapter)}"

    def names(self, kind: str = "") -> str:
        """The index of names; of one kind if it is given."""
        return f"/names?kind={kind}" if kind else "/names"

    def name(self, slug: str, page: int = 1) -> str:
        """Where a name is mentioned."""
        return f"/names/{slug}?page={page}" if page > 1 else f"/names/{slug}"

    def speaker(self, slug: str, page: int = 1) -> str:
        """Where and how much somebody speaks."""
        return f"/speakers/{slug}?page={page}" if page > 1 else f"/speakers/{slug}"

    def search(self, query: str = "", **filters: object) -> str:
        """The passages found for a query."""
        given = {"q": query, **filters}
        asked = urlencode({name: value for name, value in given.items() if value})
        return f"/search?{asked}" if asked else "/search"

    def search_template(self) -> str:
        """The search with a place to fill in, as OpenSearch writes it."""
        return f"{self.search()}?q={{searchTerms}}"

    def suggestions(self) -> str:
        """What a search box offers while somebody types."""
        return "/suggestions"

    def suggestions_template(self) -> str:
        """The same with a place to fill in, as OpenSearch writes it."""
        return f"{self.suggestions()}?q={{searchTerms}}"

    def opensearch(self) -> str:
        """The search, described for browsers."""
        return "/opensearch.xml"

    def check(self, quote: str = "") -> str:
        """Whether a quotation stands in the transcripts."""
        return f"/check?{urlencode({'quote': quote})}" if quote else "/check"

    def about(self) -> str:
        """What this is."""
        return "/about"

    def api_docs(self) -> str:
        """The API, drawn for people."""
        return "/api/docs"

    def openapi(self) -> str:
        """The API, described for programs."""
        return "/api/v1/openapi.json"

    def static(self, path: str) -> str:
        """A static file."""
        return f"/static/{self.version}/{quote(path)}"

    def stylesheet(self) -> str:
        """All style sheets in one."""
        return self.static("site.css")

    def absolute(self, path: str) -> str:
        """An address for use elsewhere: with the origin where that is known."""
        return f"{self.origin}{path}"

    def feed(self) -> str:
        """The newest interviews and corrections, for feed readers."""
        return "/feed.atom"

    def topic_feed(self, slug: str) -> str:
        """A topic's newest passages, for feed readers."""
        return f"{self.topic(slug)}.atom"

    def sitemap(self) -> str:
        """The index of all that search engines may list."""
        return "/sitemap.xml"

    def sitemap_part(self, number: int) -> str:
        """One part of it; the first is 1."""
        return f"/sitemap-{number}.xml"

    def robots(self) -> str:
        """What crawlers may ask for."""
        return "/robots.txt"

    def transcript_html(self, interview: Interview) -> str:
        """An interview's words as podcast players take them."""
        return f"{self.interview(interview)}.transcript.html"

    def listed(self, slug: str, key: str = "") -> str:
        """An interview, or a sentence of it, of which nothing but slug and key is at hand."""
        return f"/interviews/{slug}/{key}" if key else f"/interviews/{slug}"

    def listed_chapter(self, slug: str, chapter: str) -> str:
        """A chapter on the reading page, of which nothing but the slugs is at hand."""
        return f"{self.listed(slug)}#{chapter}"
