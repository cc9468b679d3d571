"""Rows of organisation names: where one ends and the next begins, and the shortened ones given in full.

Within a row, a unit of an organisation lends it to the bare units after it: 专利局审查部、自动化部 is 专利局审查部 and
专利局自动化部.
"""

from loaders.annotate.names.lending import opening_level
from loaders.annotate.names.name import Name
from loaders.annotate.names.parting import STARS, run_together
from loaders.annotate.names.rows import split_names

__all__ = ["STARS", "Name", "opening_level", "run_together", "split_names"]
