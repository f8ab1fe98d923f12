"""What the audit vouches for and what it refuses, on editions of a few figures whose sums are done on paper."""

from __future__ import annotations

import copy

from attacked_editions import SAFE, by_sex, edition, ranges, refusal, share
from small_editions import figure

from report_builder.audit.certificate import certify
from report_builder.audit.knowledge import Rules


def test_two_marks_under_62_are_vouched_for() -> None:
    certificate = certify(SAFE, Rules())

    assert (certificate.cells, certificate.withheld, certificate.exactly_recoverable) == (4, 2, 0)
    assert certificate.narrowest_interval == 60  # from 1 to 61


def test_in_each_possible_world_one_of_the_two_marks_is_small() -> None:
    # girls 1 to 4 or boys 1 to 4: girls may be 1, 2, 3, 4, 58, 59, 60 or 61
    assert certify(SAFE, Rules()).possible_worlds == 2


def test_a_mark_that_stands_alone_is_possible_only_if_it_is_small() -> None:
    assert certify(edition(figure("caseload", None)), Rules()).possible_worlds == 1
    assert certify(edition(figure("caseload", None)), Rules(threshold=3)).possible_worlds == 0  # 1 or 2 only


def test_the_certificate_names_no_value_and_no_time() -> None:
    said = certify(SAFE, Rules()).as_json()

    assert set(said) == {
        "cells", "withheld", "exactly_recoverable", "narrowest_interval", "possible_worlds", "assumptions", "method",
    }  # fmt: skip
    assert "62" not in str(said)


def test_the_order_of_the_figures_does_not_matter() -> None:
    turned = {**SAFE, "figures": SAFE["figures"][::-1]}

    assert certify(turned, Rules()) == certify(SAFE, Rules())


def test_one_mark_under_a_printed_total_is_refused_without_its_value() -> None:
    said = refusal(edition(figure("caseload", 62), *by_sex(None, 59)))

    assert "Children on the caseload" in said
    assert "3" not in said


def test_a_row_total_of_2_with_two_marks_is_refused() -> None:
    public = figure("caseload", 8), *by_sex(6, None), figure("caseload", None, by={"sex": "female", "age": "14"})

    assert "work out" in refusal(edition(*public))


def test_a_share_of_a_withheld_count_is_refused_though_its_parts_are_null() -> None:
    document = copy.deepcopy(SAFE)
    document["figures"].append(share("4.8", by={"sex": "female"}))  # 3 of 62

    assert ranges(document)["female"] == (3, 3)
    assert "work out" in refusal(document)


def test_a_number_that_only_the_file_has_is_known() -> None:
    document = copy.deepcopy(SAFE)
    document["figures"][1]["value"] = 3

    assert "work out" in refusal(document)


def test_a_withheld_share_of_a_known_base_hides_a_count_as_well() -> None:
    figures = (figure("caseload", 62), share("", by={"sex": "female"}), *by_sex(None, 59)[1:])

    assert ranges(edition(*figures)) == {"female": (3, 3)}


def test_a_share_that_is_withheld_for_its_small_base_hides_nothing() -> None:
    figures = (figure("caseload", 9), share("", by={"sex": "female"}), *by_sex(None, 9)[1:])

    assert certify(edition(*figures), Rules(minimum_denominator=10)).withheld == 0


def test_a_small_number_in_print_is_refused() -> None:
    assert "small numbers are printed" in refusal(edition(figure("caseload", 3)))


def test_a_small_number_in_print_that_others_published_is_not() -> None:
    published = figure(
        "custody_rate",
        0,
        kind="rate",
        shown="0.16",
        numerator=4,
        denominator=25157,
        by={"source": "Youth Justice Board"},
    )
    local = figure("custody_count", 4, by={"source": "local"})

    assert certify(edition({**published, "value": 0.16}, local), Rules()).withheld == 0


def test_numbers_that_contradict_each_other_prove_nothing() -> None:
    assert "contradict" in refusal(edition(figure("caseload", 62), *by_sex(None, 70)))
