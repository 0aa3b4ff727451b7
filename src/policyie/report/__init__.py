"""A corpus as one page: its targets as a table, a map and charts, each with the sentence it stands in.

The page is one HTML file that works from disk: data, style and scripts stand in it, and its content security policy
lets it fetch nothing. The table is SlickGrid (MIT), the charts are Apache ECharts (Apache-2.0); both stand in
``assets/vendor`` with their licences, fetched by ``scripts/fetch_report_libraries.py``.
"""

from policyie.report.page import Summary, write_report

__all__ = ["Summary", "write_report"]
