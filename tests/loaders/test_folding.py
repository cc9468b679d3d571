"""One spelling for the rules: what is folded, what is left, and that a plan says what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.blocks import read_blocks
from loaders.reading.decode import read_source
from loaders.reading.folding import fold, folded
from tests.loaders.conftest import ReadPlan

PRINTED = (
    "2023年全縣質量工作要點\n"
    "一、加強品牌建設\n"
    "1.培育優質企業。新增規模以上企業20家以上,產值增長8.5%;推動企業貫標。(縣經信局牽頭,縣財政局配合)\n"
    "2.完善檢測網絡。建成檢測中心3個。(縣市場監管局負責,2023年6月底前完成)\n"
    "3.開展質量提升。組織培訓1,200人次。(縣教育局、縣人社局按職責分工負責)\n"
)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("增长8.5%;推动企业贯标,提升质量.", "增长8.5%；推动企业贯标，提升质量。"),
        ("(县经信局(中小企业局)牵头,县财政局配合)", "（县经信局（中小企业局）牵头，县财政局配合）"),
        ("培训1,200人次,9:30开始", "培训1,200人次，9:30开始"),
        ("２０２３年建成５Ｇ基站", "2023年建成5G基站"),
        ("縣市場監管局負責", "县市场监管局负责"),
        ("见https://example.org/a,b", "见https://example.org/a,b"),
        ("研\u200b发投入", "研 发投入"),
        ("3﹒修复湿地﹙滩涂﹚80公顷﹐新增护岸6公里﹒", "3．修复湿地（滩涂）80公顷，新增护岸6公里．"),
        ("各县级市<区>人民政府<管委会>落实<湿地法>", "各县级市（区）人民政府（管委会）落实<湿地法>"),
        ("3.5G网络", "3.5G网络"),
        ("Version (2), see [a,b]", "Version (2), see [a,b]"),
    ],
)
def test_marks_and_characters_are_folded_where_they_are_chinese(printed: str, read: str) -> None:
    assert fold(printed) == read


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_a_folded_text_has_a_place_for_each_character(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_plan_in_traditional_characters_and_half_width_marks_is_read_and_says_what_is_printed(
    read_plan: ReadPlan,
) -> None:
    document = read_plan(PRINTED, name="plan.txt")
    assert [task.title for task in document.tasks] == ["培育優質企業", "完善檢測網絡", "開展質量提升"]
    assert [[(r.name, r.role.value) for r in task.responsibilities] for task in document.tasks] == [
        [("縣經信局", "lead"), ("縣財政局", "participant")],
        [("縣市場監管局", "responsible")],
        [("縣教育局", "responsible"), ("縣人社局", "responsible")],
    ]
    first = document.tasks[0].measures[0]
    assert first.text == "新增規模以上企業20家以上,產值增長8.5%;推動企業貫標。"
    assert first.normalized == "新增规模以上企业20家以上,产值增长8.5%;推动企业贯标。"
    assert [(t.indicator, str(t.value), t.unit) for t in first.targets] == [
        ("新增規模以上企業数量", "20", "家"),
        ("產值", "8.5", "%"),
    ]
    assert document.source.text == PRINTED


def test_a_word_alone_in_its_line_is_read_as_its_document_is(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("某縣2024年任務清單\n責任單位\n教體局\n", encoding="utf-8")
    reading = folded(read_blocks(read_source(file)))
    assert [block.text for block in reading.blocks] == ["某县2024年任务清单", "责任单位", "教体局"]


def test_bodies_in_square_brackets_behind_the_last_sentence_are_a_closing_phrase() -> None:
    assert fold("推行一日办结。【市住建局、市税务局】") == "推行一日办结。（市住建局、市税务局）"
    assert fold("建设一批项目。【绿色发展】") == "建设一批项目。【绿色发展】"


@pytest.mark.parametrize("sign", ["◈", "◆ ", "※", "☆", "➢", "✿", "\U0001f539", "▶\ufe0f"])
@pytest.mark.parametrize("dot", [".", "．", "、"])
def test_a_sign_before_a_number_is_no_part_of_it(read_plan: ReadPlan, sign: str, dot: str) -> None:
    document = read_plan(
        f"沙洲县支持养蜂业发展政策清单\n{sign}一、扶持养殖\n{sign}1{dot}新建蜂场按投资额的30%给予补助。"
        f"（沙农发〔2023〕7号，县农业农村局、县财政局负责）\n{sign}2{dot}每箱蜂给予保险补贴20元。"
        "（沙政办〔2022〕15号，县林业局牵头负责）\n"
    )
    assert [(section.number, section.title) for section in document.sections] == [("一", "扶持养殖")]
    task = document.tasks[0]
    assert [(m.text, [r.name for r in m.responsibilities]) for m in task.measures] == [
        ("新建蜂场按投资额的30%给予补助。", ["县农业农村局", "县财政局"]),
        ("每箱蜂给予保险补贴20元。", ["县林业局"]),
    ]


def test_a_star_before_a_name_and_a_cross_alone_stay() -> None:
    assert fold("☆市水利局、市林业局") == "☆市水利局、市林业局"
    assert fold("✘") == "✘"
