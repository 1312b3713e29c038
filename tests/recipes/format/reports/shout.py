"""The title of every paper, in capitals."""

from auditor.model.format import PaperFormat


def draw(papers):
    """Return the titles."""
    return "\n".join(paper.title.upper() for paper in papers).encode()


FORMAT = PaperFormat("shout", ".shout", "text/plain", draw)
