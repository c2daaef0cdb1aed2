"""Tables for pandas, which is only needed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List

if TYPE_CHECKING:
    import pandas

__all__ = ["data_frame"]


def data_frame(columns: List[str], rows: List[Dict[str, Any]]) -> "pandas.DataFrame":
    """A row for each of ``rows``. Raises ImportError without pandas."""
    try:
        import pandas  # pylint: disable=import-outside-toplevel
    except ImportError as error:
        raise ImportError("to_pandas() needs pandas, which is not installed: python3-pandas, or pip install pandas") \
            from error
    return pandas.DataFrame(rows, columns=columns)
