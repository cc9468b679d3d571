"""Why a number in a sentence is no figure, no promise or no result: all reasons, each a judgement with a name.

A number is refused where one judgement holds, in whatever order. To add a reason, write a judgement in the module of
its kind, with an example in its docstring that has the number in square brackets, and put it in the list here;
`explain_numbers` says which of them hold for a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from loaders.annotate.figures.refusals import (
    conditions,
    members,
    neighbours,
    numerals,
    reports,
    sets,
    situations,
    sizes,
    spans,
    wordings,
)
from loaders.annotate.figures.refusals.claim import Claim
from loaders.annotate.figures.refusals.neighbours import Neighbours
from loaders.annotate.figures.refusals.number import Number
from loaders.annotate.figures.refusals.spans import Value

_Judged = TypeVar("_Judged")

# Neither a plan nor a report says anything with such a number.
NO_FIGURE: tuple[Callable[[Number], bool], ...] = (
    # to whom something is given, or for whom a rule holds
    conditions.is_for_every,
    conditions.is_for_each_more,
    conditions.is_of_whoever,
    conditions.is_of_those_who_have,
    conditions.is_of_those_who_have_both,
    conditions.is_of_those_given,
    conditions.is_of_a_class,
    conditions.is_limit_of_a_class,
    conditions.is_invested_in_each,
    conditions.is_of_applicants,
    conditions.is_of_offenders,
    conditions.is_banned,
    conditions.is_fine,
    conditions.is_excepted,
    conditions.is_factor,
    conditions.is_one_of_so_many,
    # how large those are that are spoken of
    sizes.is_of_one_project,
    sizes.is_of_a_named_project,
    sizes.is_of_one_of_several,
    sizes.is_of_sized_things,
    sizes.is_of_all_covered,
    sizes.is_standard_of_each,
    sizes.is_of_a_share,
    sizes.is_of_those_just_counted,
    sizes.is_of_those_counted_next,
    sizes.is_of_those_less_or_more,
    sizes.is_of_whom_a_rule_holds,
    sizes.is_one_of_two_terms,
    sizes.is_up_to,
    sizes.is_share_held,
    sizes.is_of_where_it_holds,
    sizes.is_age,
    sizes.is_age_of_things,
    sizes.is_rating,
    sizes.is_dimension,
    sizes.is_slope,
    sizes.is_dimension_before_its_name,
    sizes.is_prevailing,
    sizes.is_reach,
    sizes.is_mark,
    sizes.is_grade,
    # which of them are spoken of
    members.is_of_holders,
    members.is_of_all,
    members.is_of_all_places,
    members.is_one_by_one,
    members.is_done_to_places,
    members.is_where_they_go,
    members.is_where_who_does_it_is,
    members.is_named_by_some,
    members.is_strengthened,
    members.is_all_there_are,
    members.is_seen_to_in_turn,
    members.is_chosen_by_the_state,
    members.is_in_the_course,
    members.is_first_of_an_order,
    members.is_last_of_an_order,
    members.is_year_of_a_class,
    members.is_of_a_people,
    members.is_of_a_sum,
    members.has_one_each,
    members.has_one_by_rule,
    members.is_in_parts,
    members.makes_up,
    members.is_circle,
    members.is_defined,
    members.is_done_by_rule,
    members.is_built_upon,
    members.is_left_behind,
    members.stands_for_the_rest,
    members.counts_points,
    members.counts_kinds_granted,
    members.counts_kinds_of_people,
    members.counts_places_planned,
    members.counts_what_it_has,
    # what makes no range with the number beside it
    neighbours.is_end_of_no_range,
    # Chinese numerals
    numerals.is_round_class,
    numerals.is_part_of_a_name,
)

# Of two numbers of a clause the first only says which things the second is said of,
OF_THE_SECOND: tuple[Callable[[Neighbours], bool], ...] = (
    neighbours.counts_those_of_the_second,
    neighbours.is_size_of_the_second,
    neighbours.is_where_the_second_is,
    neighbours.is_all_of_the_second,
    neighbours.is_given_the_second,
    neighbours.is_size_of_each_of_the_second,
)

# or the second which the first is said of.
OF_THE_FIRST: tuple[Callable[[Neighbours], bool], ...] = (
    neighbours.is_size_of_the_first,
    neighbours.is_size_of_a_share,
)

# It is no value of what was found to be its name.
NO_VALUE: tuple[Callable[[Value], bool], ...] = (
    spans.is_counted_from_a_day,
    spans.has_no_unit,
    spans.is_mere_span,
)

# A plan tells it and promises nothing with it.
NO_PROMISE: tuple[Callable[[Claim], bool], ...] = (
    # how things are, and were
    situations.takes_no_place,
    situations.is_what_there_is,
    situations.is_how_it_is,
    situations.goes_on_with_how_it_is,
    situations.is_done_by_now,
    situations.is_past,
    situations.asks_for_action,
    situations.counts_graduates,
    # what the plan does not set itself
    sets.is_of_a_given_set,
    sets.counts_rules,
    sets.counts_work,
    sets.counts_standards_applied,
    sets.counts_what_a_plan_lists,
    sets.counts_classes,
    sets.counts_names_before,
    sets.is_how_long_work_lasts,
    sets.is_listed_below,
    sets.is_pointed_at,
    sets.is_score,
    sets.is_at_hand,
    sets.sets_to_work,
    sets.draws_staff,
    sets.is_all_that_do,
)

# A clause speaks of all of something being done, and does not promise it.
NO_COMPLETENESS: tuple[Callable[[str], bool], ...] = (
    wordings.names_a_basis,
    wordings.names_a_scheme,
    wordings.names_what_is_avoided,
)

# A report tells it and says nothing was reached with it.
NO_RESULT: tuple[Callable[[Claim], bool], ...] = (
    reports.is_asked_for,
    reports.is_intended,
    reports.is_surpassed,
    reports.is_left,
)


def is_refused(reasons: Iterable[Callable[[_Judged], bool]], judged: _Judged) -> bool:
    """Tell whether one of some reasons holds: is_refused(NO_FIGURE, number)."""
    return any(reason(judged) for reason in reasons)


def name_reasons(reasons: Iterable[Callable[[_Judged], bool]], judged: _Judged) -> tuple[str, ...]:
    """Return the names of all reasons that hold, in their order, for who looks for the one that refused a number."""
    return tuple(reason.__name__ for reason in reasons if reason(judged))
