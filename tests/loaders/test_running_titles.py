"""Titles that a colon, a blank or brackets part from their text, and titles on lines of their own without numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.specimens import left_over, read, tree

_TASKS = (
    ("一", "加固中小水库", "按照轻重缓急完成12座小型病险水库除险加固，同步配齐雨水情测报和安全监测设施。"),
    ("一", "整治山洪沟道", "治理风险较高的山洪沟8条，逐条明确责任人和转移避险路线，汛前完成主体工程。"),
    ("二", "建设水源涵养林", "围绕重要水源地新造林3000亩，优先选用乡土树种，提高林分质量和水源涵养能力。"),
    ("二", "推进水系治理", "实施2个试点县项目，打通断头河，恢复河道基本功能，建立管护制度。"),
)
_NUMBERED = {
    "colon": "（{number}）{title}：{text}",
    "blank": "（{number}）{title}　{text}",
    "brackets": "（{number}）【{title}】{text}",
    "colon on a line": "（{number}）{title}：\n{text}",
}
_BARE = {
    "colon": "{title}：{text}",
    "bullet and colon": "- {title}：{text}",
    "bullet on a line": "■ {title}\n{text}",
    "line": "{title}\n{text}",
    "line with a stop": "{title}。\n{text}",
    "dash": "——{title}。{text}",
}


def _plan(form: str) -> str:
    lines = ["河湾市2024年水利工作方案", "一、强化防洪能力"]
    for place, (_, title, text) in enumerate(_TASKS):
        lines.extend(["二、改善水生态环境"] if place == len(_TASKS) // 2 else [])
        lines.append(form.format(number="一二三四"[place], title=title, text=text))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "form", [*_NUMBERED.values(), *_BARE.values()], ids=[*_NUMBERED, *(f"bare {n}" for n in _BARE)]
)
def test_titles_are_told_however_they_are_parted_from_their_text(tmp_path: Path, form: str) -> None:
    document = read(tmp_path, _plan(form))
    assert tree(document) == [(section, title, [text]) for section, title, text in _TASKS]
    assert left_over(document) == []


def test_a_slogan_with_a_colon_stays_one_title(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "河湾市2024年营商环境方案\n一、重点任务\n1.简政提效：深化审批改革。持续推进一件事改革，新增6个。\n"
        "2.协同联建：推进区域一体。推进船检一体化。\n3.绿色赋能：建设燃料中心。推进甲醇项目稳产达产。\n",
    )
    assert [task.title for task in document.tasks] == [
        "简政提效：深化审批改革",
        "协同联建：推进区域一体",
        "绿色赋能：建设燃料中心",
    ]


def test_a_list_that_a_colon_introduces_has_no_title(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "河湾市2024年水利工作方案\n一、重点任务\n（一）重点抓好以下工作：加固水库，疏浚河道。\n"
        "（二）到2024年底完成下列任务：新建泵站3座。\n（三）主要包括：普查河湖，建立台账。\n",
    )
    (task,) = document.tasks
    assert (task.title, len(task.measures)) == ("重点任务", 3)


def test_a_sentence_that_ends_the_text_above_heads_no_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "河湾市2024年水利工作方案\n一、强化防洪能力\n1.加固中小水库\n完成12座水库加固。\n建立台账。\n"
        "2.整治山洪沟道\n治理山洪沟8条。\n完善设施。\n3.疏浚河道\n清淤20公里。\n",
    )
    assert [task.title for task in document.tasks] == ["加固中小水库", "整治山洪沟道", "疏浚河道"]
    assert [section.title for section in document.sections] == ["强化防洪能力"]


def test_lines_closed_by_who_is_responsible_are_not_wrapped_lines(tmp_path: Path) -> None:
    text = _plan("{title}。{text}（责任单位：市水利局、市财政局）")
    assert [task.title for task in read(tmp_path, text).tasks] == [title for _, title, _ in _TASKS]


def test_a_blank_parts_a_title_from_a_short_text_too(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年绿化方案\n一、主要工作\n（一）荒山造林 造林2000亩。责任单位：市林业局。\n"
        "（二）通道绿化 绿化50公里。责任单位：市交通局。\n（三）村庄绿化 绿化村庄30个。责任单位：市农业局。\n",
    )
    assert tree(document)[0] == ("一", "荒山造林", ["造林2000亩。"])
    assert len(document.tasks) == 3


@pytest.mark.parametrize("title", ["经济发展", "对外开放", "在线办理", "为民服务"])
def test_a_title_may_open_with_a_sign_that_is_a_word_elsewhere(tmp_path: Path, title: str) -> None:
    document = read(
        tmp_path,
        "青川市2024年林业方案\n一、主要工作\n（一）荒山造林：在青山镇、河口镇的荒山上新造生态公益林2000亩，并且做到当年造林当年管护。\n"
        f"（二）{title}：支持林下种植和养殖，在林区周边新建林产品加工点30处，并且带动林农增收。\n"
        "（三）村庄绿化：在村庄周边和道路两侧栽植乡土树种，建成绿化示范村30个，并且落实管护人员。\n",
    )
    assert [task.title for task in document.tasks] == ["荒山造林", title, "村庄绿化"]
