"""What an official says is about the place that he or she answers for, where no other place is the subject."""

import pytest

import policyie

PROVINCE = {"title": "Reports from around Fujian Province", "published": "2024-02-01", "home": "350000"}

CASES = {
    "the mayor says it": ("Tang Lin, mayor of Fuzhou, said 60 projects had been signed last year.", "350100"),
    "said by the mayor": ("Some 60 projects were signed last year, said Tang Lin, mayor of Fuzhou.", "350100"),
    "of a district": (
        "Qiu Ran, Party secretary of Mawei District, told us that 12 projects had started.",
        "350105",
    ),
    "介绍": ("福州市市长唐林海介绍，去年新签约项目60个。", "350100"),
    "another place is the subject": (
        "Tang Lin, mayor of Fuzhou, said 9 projects were signed. Xiamen signed 60 projects last year.",
        "350200",
    ),
    "nobody speaks": ("Tang Lin, mayor of Fuzhou, was there. Some 60 projects were signed last year.", "350000"),
    "a company's chairman": ("Tang Lin, chairman of Donghai Group, said 60 projects had been signed.", "350000"),
    "the visit of a leader": ("福州市市长唐林海到会，全省去年新签约项目60个。", "350000"),
}


@pytest.mark.parametrize(("text", "region"), CASES.values(), ids=CASES.keys())
def test_region_of_what_is_said(text, region):
    document = policyie.extract(text, **PROVINCE)
    assert {t.region for t in document.targets if t.value == 60 or t.value == 12} == {region}
