"""Pictures of targets: each function returns an Altair chart, to show, to restyle, to save.

What is drawn are *statements*: a figure with all that is said of it. Of one document the largest figure for a region,
period and indicator counts (a part is not added to its whole), of several documents the latest. Nothing is added up: a
bar is what one region states for itself. Bounds stay bounds: ``≥`` and ``≤`` stand at the figure, and bars that only
bound a figure are paler. Needs the extra ``plot``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from policyie.frames import frames_of
from policyie.model import PolicyDocument
from policyie.wording import number, scale_of

if TYPE_CHECKING:
    import altair
    import pandas

_BOUNDED = ("ge", "gt", "le", "lt")
_KINDS = {"goal": "#d6304f", "result": "#1b6fa8", "commitment": "#8a6d00", "support": "#4d8a3d", "threshold": "#77777f"}
_LABELLED_YEARS = 10  # more labels than that run into one another


def statements(
    documents: Iterable[PolicyDocument] | pandas.DataFrame,
    indicator: str,
    *,
    kind: str | None = None,
    measure: str | None = None,
    growth: bool = False,
) -> pandas.DataFrame:
    """Return what each region states of an indicator: one row a region, period, kind, unit and industry.

    Args:
        documents: documents, or the ``targets`` frame that `policyie.PolicyDocument.to_frames` made of them.
        indicator: such as ``capital_in_place`` (see the indicators in the documentation of targets).
        kind: one kind only (``goal``, ``result``, ...); all by default.
        measure: ``money``, ``percent`` or ``count``; by default the one that most figures have.
        growth: growth rates instead of levels.

    Returns:
        A new DataFrame with ``region``, ``region_name``, ``province_name``, ``period``, ``year`` (in which the period
        ends), ``kind``, ``industry`` (the first named, empty without one), ``value`` (float, in ``unit``), ``unit``,
        ``comparator``, ``label`` (the figure with its bound), ``document``, ``published`` (ISO 8601, empty where
        unknown) and ``evidence``. Rows without region or period are left out, because they can't be placed; so are
        those of navigation and footers.

    Raises:
        ModuleNotFoundError: pandas is missing (``pip install policyie[plot]``).
        ValueError: the documents hold no such figure.
    """
    frame: pandas.DataFrame = documents if _is_frame(documents) else frames_of(documents)["targets"]
    chosen = frame[
        (frame["indicator"] == indicator)
        & (frame["growth_of"] == growth)
        & frame["region"].notna()
        & frame["period"].notna()
        & frame["zone"].isna()
    ]
    if kind is not None:
        chosen = chosen[chosen["kind"] == kind]
    if chosen.empty:
        raise ValueError(f"no figure of {indicator!r} has a region and a period here")
    chosen = chosen[chosen["measure"] == (measure or chosen["measure"].mode()[0])]
    chosen = chosen[chosen["unit"] == chosen["unit"].mode()[0]].copy()
    chosen["industry"] = [named[0] if len(named) else "" for named in chosen["industries"]]
    chosen["year"] = [int(period.rpartition("/")[2][:4]) for period in chosen["period"]]
    percent = "%" if chosen["unit"].iloc[0] == "percent" else ""
    figures = zip(chosen["value"], chosen["upper"], chosen["comparator"], strict=True)
    chosen["label"] = [number(*figure) + percent for figure in figures]
    chosen["value"] = chosen["value"].astype(float)
    chosen["published"] = chosen["published"].dt.strftime("%Y-%m-%d").fillna("")  # JSON has no dates
    about = ["region", "period", "kind", "industry"]
    largest = chosen.sort_values("value", kind="stable").groupby([*about, "document_key"], sort=False).tail(1)
    latest = largest.sort_values(["published", "document_key"], kind="stable").groupby(about, sort=False).tail(1)
    columns = [
        "region", "region_name", "province_name", "period", "year", "kind", "industry", "value", "unit", "comparator",
        "label", "document", "published", "evidence",
    ]  # fmt: skip
    return latest.sort_values(["year", "region", "kind"])[columns].reset_index(drop=True)


def by_region(
    documents: Iterable[PolicyDocument] | pandas.DataFrame, indicator: str, *, period: str | None = None, **chosen: Any
) -> altair.LayerChart:
    """Draw what each region states of an indicator, as bars, largest first.

    Args:
        documents: as of `statements`.
        indicator: as of `statements`.
        period: such as ``2025``; by default the one for which most regions state a figure.
        **chosen: ``kind`` (by default ``goal``), ``measure`` and ``growth``, as of `statements`.

    Returns:
        An `altair.LayerChart`; its data is a frame of `statements`.

    Raises:
        ModuleNotFoundError: altair is missing (``pip install policyie[plot]``).
        ValueError: the documents hold no such figure.
    """
    found = statements(documents, indicator, **{"kind": "goal", **chosen})
    period = period or str(found["period"].mode()[0])
    found = found[(found["period"] == period) & (found["industry"] == "")]
    if found.empty:
        raise ValueError(f"no region states {indicator!r} as a whole for {period}")
    title = f"{_words(indicator)}, {found['kind'].iloc[0]} for {period}"
    return _bars(found, "region_name", title)


def by_industry(
    documents: Iterable[PolicyDocument] | pandas.DataFrame, indicator: str, *, period: str | None = None, **chosen: Any
) -> altair.Chart:
    """Draw what is stated of an indicator for each industry, a row an industry, a mark a region.

    Args:
        documents: as of `statements`.
        indicator: as of `statements`, such as ``output_value``.
        period: such as ``2025``; by default all, told apart by the tooltip.
        **chosen: ``kind`` (by default ``goal``), ``measure`` and ``growth``, as of `statements`.

    Returns:
        An `altair.Chart`; regions are not added up, because industries and regions may lie in one another.

    Raises:
        ModuleNotFoundError: altair is missing (``pip install policyie[plot]``).
        ValueError: the documents hold no such figure.
    """
    alt = _altair()
    found = statements(documents, indicator, **{"kind": "goal", **chosen})
    found = found[(found["industry"] != "") & ((found["period"] == period) if period else True)]
    if found.empty:
        raise ValueError(f"no figure of {indicator!r} names an industry here")
    chart: altair.Chart = (
        alt.Chart(found, title=f"{_words(indicator)} by industry, {found['kind'].iloc[0]}")
        .mark_point(filled=True, size=90)
        .encode(
            y=alt.Y("industry:N", sort="-x", title=None),
            x=_value_axis(alt, found),
            opacity=_opacity(alt),
            color=alt.Color("region_name:N", title="region"),
            tooltip=_TOOLTIP,
        )
        .properties(width=520)
    )
    return chart


def by_year(
    documents: Iterable[PolicyDocument] | pandas.DataFrame, indicator: str, *, region: str, **chosen: Any
) -> altair.LayerChart:
    """Draw what one region states of an indicator over the years, goals beside results.

    Args:
        documents: as of `statements`.
        indicator: as of `statements`.
        region: six-digit code.
        **chosen: ``measure`` and ``growth``, as of `statements`.

    Returns:
        An `altair.LayerChart`: a line with a point a year for each kind, with the figures as labels where there is room
        for them (up to ten years), as tooltips always.

    Raises:
        ModuleNotFoundError: altair is missing (``pip install policyie[plot]``).
        ValueError: the documents hold no such figure of the region.
    """
    alt = _altair()
    found = statements(documents, indicator, **chosen)
    found = found[(found["region"] == region) & (found["industry"] == "") & found["kind"].isin(("goal", "result"))]
    if found.empty:
        raise ValueError(f"{region} states no {indicator!r} as goal or result")
    base = alt.Chart(found, title=f"{_words(indicator)}, {found['region_name'].iloc[0]}").encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=_value_axis(alt, found, alt.Y),
        color=_kind_colour(alt, found),
        tooltip=_TOOLTIP,
    )
    points = base.mark_line(point=alt.OverlayMarkDef(filled=True, size=80))
    layers = [points]
    if found["year"].nunique() <= _LABELLED_YEARS:
        layers.append(base.mark_text(dy=-14).encode(text="label:N"))
    chart: altair.LayerChart = alt.layer(*layers).properties(width=520)
    return chart


def _bars(found: pandas.DataFrame, row: str, title: str) -> altair.LayerChart:
    alt = _altair()
    order = found.sort_values("value", ascending=False, kind="stable")[row].tolist()
    base = alt.Chart(found, title=title).encode(y=alt.Y(f"{row}:N", sort=order, title=None), tooltip=_TOOLTIP)
    colour = _kind_colour(alt, found).legend(None)  # the title says it
    bars = base.mark_bar().encode(x=_value_axis(alt, found), opacity=_opacity(alt), color=colour)
    labels = base.mark_text(align="left", dx=4).encode(x=_value_axis(alt, found), text="label:N")
    chart: altair.LayerChart = (bars + labels).properties(width=520)
    return chart


_TOOLTIP = ["region_name", "period", "kind", "industry", "label", "document", "evidence"]


def _altair() -> Any:
    try:
        import altair
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("plots need altair: pip install policyie[plot]") from error
    return altair


def _value_axis(alt: Any, found: pandas.DataFrame, axis: Any = None) -> Any:
    unit = found["unit"].iloc[0]
    largest = float(found["value"].abs().max())
    power, name = scale_of(largest)
    title = " ".join(part for part in (name, "%" if unit == "percent" else unit) if part)
    shown = f"format(datum.value / {10**power}, ',')"
    room = alt.Scale(domainMax=largest * 1.15, nice=False) if found["value"].min() >= 0 else alt.Undefined  # for labels
    return (axis or alt.X)("value:Q", title=title, axis=alt.Axis(labelExpr=shown), scale=room)


def _opacity(alt: Any) -> Any:
    bounds = " || ".join(f"datum.comparator === '{name}'" for name in _BOUNDED)
    return alt.condition(bounds, alt.value(0.55), alt.value(1.0))


def _kind_colour(alt: Any, found: pandas.DataFrame) -> Any:
    kinds = [kind for kind in _KINDS if kind in set(found["kind"])]
    return alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[_KINDS[kind] for kind in kinds]))


def _words(indicator: str) -> str:
    return indicator.replace("_", " ")


def _is_frame(documents: object) -> bool:
    return hasattr(documents, "columns") and hasattr(documents, "iterrows")
