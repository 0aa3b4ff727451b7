"""How documents look in a notebook: HTML of one document, of many, of their tables; nothing fetched, no script."""

from policyie.display.collections import Documents, Frames
from policyie.display.html import document_html

__all__ = ["Documents", "Frames", "document_html"]
