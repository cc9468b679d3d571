"""The numbers of Chinese official documents, and what only looks like one."""

from __future__ import annotations

import pytest

from loaders.genre.numbering import MarkKind, chinese_number, read_mark

MARKS = {
    "第一章 总则": (MarkKind.CHAPTER, 1, "第一章", "总则"),
    "第二十一章　附则": (MarkKind.CHAPTER, 21, "第二十一章", "附则"),
    "第三节　加强基础设施建设": (MarkKind.DIVISION, 3, "第三节", "加强基础设施建设"),
    "一、总体要求": (MarkKind.CHINESE, 1, "一、", "总体要求"),
    "十二、保障措施": (MarkKind.CHINESE, 12, "十二、", "保障措施"),
    "三．主要任务": (MarkKind.CHINESE, 3, "三．", "主要任务"),
    "（一）加强监测": (MarkKind.PAREN_CHINESE, 1, "（一）", "加强监测"),
    "(二) 推进修复": (MarkKind.PAREN_CHINESE, 2, "(二)", "推进修复"),
    "（ 三 )完善制度": (MarkKind.PAREN_CHINESE, 3, "（ 三 )", "完善制度"),
    "第十条 各地区要": (MarkKind.ARTICLE, 10, "第十条", "各地区要"),
    "第3条　各地区要": (MarkKind.ARTICLE, 3, "第3条", "各地区要"),
    "第一，加强巡护": (MarkKind.ARABIC, 1, "第一，", "加强巡护"),
    "1.加强巡护": (MarkKind.ARABIC, 1, "1.", "加强巡护"),
    "100. 做好防火": (MarkKind.ARABIC, 100, "100.", "做好防火"),
    "12、建设林道": (MarkKind.ARABIC, 12, "12、", "建设林道"),
    "３．编制规划": (MarkKind.ARABIC, 3, "３．", "编制规划"),
    "3.2021年底前建成": (MarkKind.ARABIC, 3, "3.", "2021年底前建成"),
    "2.9月30日前巡护": (MarkKind.ARABIC, 2, "2.", "9月30日前巡护"),
    "2. 5G网络覆盖林区": (MarkKind.ARABIC, 2, "2.", "5G网络覆盖林区"),
    "（1）培训护林员": (MarkKind.PAREN_ARABIC, 1, "（1）", "培训护林员"),
    "(2)购置装备": (MarkKind.PAREN_ARABIC, 2, "(2)", "购置装备"),
    "①巡山": (MarkKind.CIRCLED, 1, "①", "巡山"),
    "⑳总结": (MarkKind.CIRCLED, 20, "⑳", "总结"),
    "壹、强化保护": (MarkKind.DIVISION, 1, "壹、", "强化保护"),
    "IV. 强化保护": (MarkKind.CHINESE, 4, "IV.", "强化保护"),
    "B．强化保护": (MarkKind.CHINESE, 2, "B．", "强化保护"),
    "【二】强化保护": (MarkKind.CHINESE, 2, "【二】", "强化保护"),
    "二：强化保护": (MarkKind.CHINESE, 2, "二：", "强化保护"),
    "重点任务三、强化保护": (MarkKind.PAREN_CHINESE, 3, "重点任务三、", "强化保护"),
    "【任务3】强化保护": (MarkKind.PAREN_CHINESE, 3, "【任务3】", "强化保护"),
    "3：强化保护": (MarkKind.ARABIC, 3, "3：", "强化保护"),
    "No.3 强化保护": (MarkKind.ARABIC, 3, "No.3", "强化保护"),
    "2.3.强化保护": (MarkKind.PAREN_ARABIC, 3, "2.3.", "强化保护"),
    "c. 巡山": (MarkKind.PAREN_ARABIC, 3, "c.", "巡山"),
    "（b）巡山": (MarkKind.PAREN_ARABIC, 2, "（b）", "巡山"),
    "——湿地。": (MarkKind.DASH, 0, "——", "湿地。"),
    "2。加强培训": (MarkKind.ARABIC, 2, "2。", "加强培训"),
}


@pytest.mark.parametrize(("text", "expected"), MARKS.items())
def test_a_number_is_read_with_its_kind_and_its_printed_form(
    text: str, expected: tuple[MarkKind, int, str, str]
) -> None:
    mark = read_mark(text)
    assert mark
    assert (mark.kind, mark.number, mark.printed, text[mark.length :]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "加强巡护",
        "3.5万公顷",
        "2021年工作",
        "（二）。",
        "（一）、（二）项",
        "(3)，",
        "一是加强",
        "3 个县",
        "1.9个月",
        "3、4月份",
        "A级景区",
        "V2G设施",
        "8：30前到岗",
        "一级保护",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert read_mark(text) is None


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("一百", 100),
        ("一百零三", 103),
        ("一百一十", 110),
        ("二〇", 20),
    ],
)
def test_a_chinese_numeral_has_its_value(numeral: str, value: int) -> None:
    assert chinese_number(numeral) == value


def test_the_kinds_that_are_printed_stand_in_the_order_in_which_documents_nest_them() -> None:
    texts = [
        "第一章 总则",
        "第一节 总则",
        "一、总则",
        "第一条 总则",
        "（一）总则",
        "1.总则",
        "（1）总则",
        "①总则",
        "——总则",
    ]
    kinds = [mark.kind for mark in map(read_mark, texts) if mark]
    assert kinds == sorted(set(MarkKind) - {MarkKind.LINE})
