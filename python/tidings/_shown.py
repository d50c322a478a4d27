"""An article to display."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Shown:
    """An article with every mention highlighted, as the value of a notebook's cell."""

    html: str
    """The whole page, which needs no other file."""

    def _repr_html_(self) -> str:
        # In an iframe, so that its style and script do not interfere with those of the notebook.
        return f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts" title="Article" style="width:100%;height:40em;border:0"></iframe>'

    def __repr__(self) -> str:
        return f"Shown({len(self.html)} characters of HTML)"
