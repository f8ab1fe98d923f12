"""Addresses that look like one of an allowed domain and lead elsewhere."""

from __future__ import annotations

import pytest

from report_builder.configfile.leaves import read_address, read_domain
from report_builder.delivery.message import insist_allowed
from report_builder.errors import ConfigError
from report_builder.marked_yaml.fault import FaultsError

ELSEWHERE = [
    "someone%elsewhere.com@example.gov.uk",
    "elsewhere.com!someone@example.gov.uk",
    "@elsewhere.com:someone@example.gov.uk",
    '"someone@elsewhere.com"@example.gov.uk',
    "someone@example.gov.uk@elsewhere.com",
    "someone@elsewhere.com(@example.gov.uk)",
    "Someone <someone@example.gov.uk>",
    "someone@example.gov.uk.",
    "someone@ex\N{CYRILLIC SMALL LETTER A}mple.gov.uk",
    "someone@example\N{IDEOGRAPHIC FULL STOP}gov.uk",
    "someone@example.gov.uk\r\nRCPT TO:<someone@elsewhere.com>",
    "someone@example.gov.uk\nBcc: someone@elsewhere.com",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_mail_goes_to_none_of_them(address: str) -> None:
    with pytest.raises(ConfigError):
        insist_allowed(address, ["example.gov.uk", "elsewhere.com"])


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_config_names_one(address: str) -> None:
    with pytest.raises(FaultsError):
        read_address(address)


@pytest.mark.parametrize(
    "domain",
    ["example.gov.uk.", ".gov.uk", "*.gov.uk", "@example.gov.uk", "uk", "ex\N{CYRILLIC SMALL LETTER A}mple.uk"],
)
def test_no_config_allows_a_domain_that_is_spelled_as_none(domain: str) -> None:
    with pytest.raises(FaultsError):
        read_domain(domain)
