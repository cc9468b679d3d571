"""What is different from year to year: two plans or two years, their links and figures, as one frozen `YearDiff`."""

from kg.diff.apart import tell_apart
from kg.diff.compare import diff_plans, diff_years
from kg.diff.inputs import ComparedPlan, YearInputs
from kg.diff.model import Scope, YearDiff
from kg.diff.read import read_years

__all__ = ["ComparedPlan", "Scope", "YearDiff", "YearInputs", "diff_plans", "diff_years", "read_years", "tell_apart"]
