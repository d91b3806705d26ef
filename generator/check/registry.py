"""Every rule and guard, in the order of their codes; a test compares these lists with ``rules/`` and ``guards/``."""

from collections.abc import Mapping

from generator.check.catalogue_rules import CATALOGUE_RULES
from generator.check.entry_rules import ENTRY_RULES
from generator.check.guard import Guard
from generator.check.guards import (
    ch101_tightened_openness_without_adjustment,
    ch102_removed_entry_without_tombstone,
    ch103_reused_identity,
    ch104_changed_identity,
    ch105_disguised_tightening,
    ch106_opened_withheld_without_masking_or_consent,
    ch107_protected_change_without_reason,
    ch108_change_across_publishers,
    ch109_approval_by_author,
    ch110_edited_case_clock,
    ch111_mixed_levels,
    ch112_mixed_content,
    ch113_unwanted_git_file,
    ch114_reviews_not_renewed,
    ch115_status_without_case,
    ch116_overwritten_parameter,
    ch117_possible_tightening,
    ch118_unregistered_author,
    ch119_removed_plan_item,
    ch120_reviewers_omission,
    ch121_step_out_of_order,
    ch122_moved_deadline,
    ch123_rewritten_result,
    ch124_case_about_something_else,
    ch125_reworded_result,
)
from generator.check.read_rules import READ_RULES
from generator.check.rule import ReadRule, Rule

__all__ = ["CATALOGUE_RULES", "ENTRY_RULES", "GUARDS", "PRIVATE", "READ_RULES", "ROUND_RULES", "RULES"]

GUARDS: tuple[Guard, ...] = (
    ch101_tightened_openness_without_adjustment,
    ch102_removed_entry_without_tombstone,
    ch103_reused_identity,
    ch104_changed_identity,
    ch105_disguised_tightening,
    ch106_opened_withheld_without_masking_or_consent,
    ch107_protected_change_without_reason,
    ch108_change_across_publishers,
    ch109_approval_by_author,
    ch110_edited_case_clock,
    ch111_mixed_levels,
    ch112_mixed_content,
    ch113_unwanted_git_file,
    ch114_reviews_not_renewed,
    ch115_status_without_case,
    ch116_overwritten_parameter,
    ch117_possible_tightening,
    ch118_unregistered_author,
    ch119_removed_plan_item,
    ch121_step_out_of_order,
    ch122_moved_deadline,
    ch123_rewritten_result,
    ch124_case_about_something_else,
    ch125_reworded_result,
)
"""They look at the difference of two revisions."""

ROUND_RULES: tuple[ReadRule, ...] = (ch120_reviewers_omission,)
"""Reported by a notice that knows the notice before it."""

RULES: Mapping[str, Rule] = {
    module.RULE.code: module.RULE
    for module in sorted(
        (*READ_RULES, *ENTRY_RULES, *CATALOGUE_RULES, *GUARDS, *ROUND_RULES), key=lambda module: module.RULE.code
    )
}

PRIVATE = frozenset(code for code, rule in RULES.items() if rule.private)
"""The rules whose findings are about people: nothing of a file that they name is shown anywhere."""
