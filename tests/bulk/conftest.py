"""What the tests of bulk runs share."""

import pytest

PLACES = ("绍兴市", "襄阳市", "宜昌市", "金华市")
SECTORS = ("集成电路", "生物医药", "新能源汽车", "低空经济")


def report(number: int) -> str:
    """A short document of one's own, different for each number."""
    place, sector = PLACES[number % 4], SECTORS[number // 4 % 4]
    return f"{place}2025年工作要点：今年全市力争引进{sector}项目{number % 50 + 2}个，总投资达到{number % 97 + 3}亿元。"


@pytest.fixture(scope="session")
def reports():
    return report
