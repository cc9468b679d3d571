"""Those whom sentences entrust by their subjects, where hardly any task is closed with who is responsible."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from loaders.annotate.subjects import read_subjects
from loaders.reading.strand import whole
from tests.loaders.specimens import read

LEAD, PART, RESPONSIBLE = Role.LEAD, Role.PARTICIPANT, Role.RESPONSIBLE
NAMED = {
    "县商务局负责编制清单。": [("县商务局", RESPONSIBLE)],
    "县商务局负责制定清单。": [("县商务局", RESPONSIBLE)],
    # those of a field, and of each part of the sentence; but not whoever it may be
    "市、区水务部门负责审批；公安机关负责核发。": [("市、区水务部门", RESPONSIBLE), ("公安机关", RESPONSIBLE)],
    "行业主管部门负责监管；牵头部门负责汇总。": [],
    "县教育局、县财政局要牵头完善制度。": [("县教育局", LEAD), ("县财政局", LEAD)],
    "县水利局牵头，会同县林业局制定办法。": [("县水利局", LEAD), ("县林业局", PART)],
    "县大数据局牵头制定标准，县司法局配合。": [("县大数据局", LEAD), ("县司法局", PART)],
    "县国土局配合县规划局核对边界。": [("县国土局", PART), ("县规划局", LEAD)],
    "2024年6月底前，工业和信息化部、财政部负责组织清理。": [("工业和信息化部", RESPONSIBLE), ("财政部", RESPONSIBLE)],
    "县审计局应建立制度；县住建局要牵头完善标准。": [("县住建局", LEAD)],
    "人民银行要牵头会同有关部门疏通渠道。": [("人民银行", LEAD)],
    "补贴细则由省农业厅会同财政厅等部门制定。": [("省农业厅", RESPONSIBLE), ("省财政厅", RESPONSIBLE)],
    "补贴标准由省商务厅、县财政局等指导各地结合实际确定。": [("省商务厅", RESPONSIBLE), ("县财政局", RESPONSIBLE)],
    "县农业农村、规划资源等部门按照各自职责抓好整治；各镇人民政府、街道办事处是整治工作的责任主体，落实任务。": [
        ("县农业农村部门", RESPONSIBLE),
        ("县规划资源部门", RESPONSIBLE),
        ("各镇人民政府", RESPONSIBLE),
        ("街道办事处", RESPONSIBLE),
    ],
    "县水利局、县林业局按职责，抓好落实。": [("县水利局", RESPONSIBLE), ("县林业局", RESPONSIBLE)],
    "各部门、市级有关部门按职责分工抓好落实。": [],
    "细则由省商务厅按照通知要求并结合实际合理制定。": [("省商务厅", RESPONSIBLE)],
    "情节严重的，由市城管局依法吊销许可证。": [("市城管局", RESPONSIBLE)],
    "按由省财政厅核定的标准执行。": [],
    "县民政局牵头、县卫健局和县残联参与，新增助餐点10个。": [("县民政局", LEAD), ("县卫健局", PART), ("县残联", PART)],
    "补贴标准由省商务厅牵头制定。": [("省商务厅", LEAD)],
    "县林业局配合规划局核对边界。": [("县林业局", PART), ("县规划局", LEAD)],
    "县直其他有关部门配合县规划局核对边界。": [("县直其他有关部门", PART), ("县规划局", LEAD)],
    "各镇具体负责日常巡查。": [("各镇", RESPONSIBLE)],
    "县住建局和县公安局各派出所负责指导。": [("县住建局", RESPONSIBLE), ("县公安局各派出所", RESPONSIBLE)],
    "县房管所负责牵头组织排查。": [("县房管所", LEAD)],
    "教育部、财政部按职责分工负责。": [("教育部", RESPONSIBLE), ("财政部", RESPONSIBLE)],
    "市能源局统筹负责推进，市发改委配合市能源局做好协调。": [("市能源局", RESPONSIBLE), ("市发改委", PART)],
    "市住建局作为牵头单位，负责协调。": [("市住建局", LEAD)],
    "各镇是整治工作的责任主体。": [("各镇", RESPONSIBLE)],
    "地方各级人民政府对本区域防汛、抗旱工作负领导责任。": [("地方各级人民政府", RESPONSIBLE)],
    "县水利局对水库安全负有监管责任。": [("县水利局", RESPONSIBLE)],
    # a class too, once the sentence has named who has another part of it
    "省林业局负责指导普查，县级林业部门负责组织普查，村级组织要落实普查。": [
        ("省林业局", RESPONSIBLE),
        ("县级林业部门", RESPONSIBLE),
    ],
    "各镇政府承担水库巡查属地管理责任，落实人员。": [("各镇政府", RESPONSIBLE)],
    "县水利局会同有关部门共同推进护岸。": [],
    "县水利局会同县林业局等部门共同推进护岸。": [("县水利局", RESPONSIBLE), ("县林业局", RESPONSIBLE)],
    "国家水文局会同国家林草局、西部开发办组织专家开展指导。": [
        ("国家水文局", RESPONSIBLE),
        ("国家林草局", RESPONSIBLE),
        ("西部开发办", RESPONSIBLE),
    ],
    "国家林草局湿地司负责汇总情况。": [("国家林草局湿地司", RESPONSIBLE)],
    "招募讲解员60名，由综合文化站负责培训。": [("综合文化站", RESPONSIBLE)],
    "由第三方检测中心负责检测。": [],
    "由县水务公司负责供水，由物业公司负责清运，由上述公司负责维护。": [("县水务公司", RESPONSIBLE)],
    "县教育局会同县委宣传部、县委网信办开展行动。": [
        ("县教育局", RESPONSIBLE),
        ("县委宣传部", RESPONSIBLE),
        ("县委网信办", RESPONSIBLE),
    ],
    "县水利局会同县财政局、各乡镇（街道）组织验收。": [
        ("县水利局", RESPONSIBLE),
        ("县财政局", RESPONSIBLE),
        ("各乡镇（街道）", RESPONSIBLE),
    ],
    "县水利局会同市公安局治安支队、县妇联开展巡查。": [
        ("县水利局", RESPONSIBLE),
        ("市公安局治安支队", RESPONSIBLE),
        ("县妇联", RESPONSIBLE),
    ],
    "县财政局会同人民银行丰县支行办理贷款。": [("县财政局", RESPONSIBLE), ("人民银行丰县支行", RESPONSIBLE)],
    "县水利局会同县林业局组织县气象局会商。": [("县水利局", RESPONSIBLE), ("县林业局", RESPONSIBLE)],
    "由县教育局会同县财政局等有关部门制定办法。": [("县教育局", RESPONSIBLE), ("县财政局", RESPONSIBLE)],
    "县教育局会同县科技局和有关单位开展检查。": [("县教育局", RESPONSIBLE), ("县科技局", RESPONSIBLE)],
    "县水利局负责的水库要加快除险，积极争取由省水利厅负责的项目。": [],
    "本办法由县水利局会同县林业局负责解释。": [],
    "县水利局会同县林业局、县财政局负责编制规划。": [
        ("县水利局", RESPONSIBLE),
        ("县林业局", RESPONSIBLE),
        ("县财政局", RESPONSIBLE),
    ],
    "各供水企业作为保障水质、实施“一户一表”改造的责任主体，要加强巡查。": [("各供水企业", RESPONSIBLE)],
    "市文旅局要充分发挥牵头抓总作用，加强调度。": [("市文旅局", LEAD)],
    # who is asked for more leads in what a later clause asks of it, and not in what another does
    "市文旅局要切实履行职责，加强调度，牵头制定景区名录。": [("市文旅局", LEAD)],
    "市文旅局要加强调度，由其他部门负责，牵头开展巡查。": [],
    "该项目建设主体为区应急局，统筹开展验收。": [("区应急局", RESPONSIBLE)],
    "牵头单位为市住建局，责任主体为物业企业。": [("市住建局", LEAD)],
    "以市住建局为主，市财政局配合，完成改造。": [("市住建局", LEAD), ("市财政局", PART)],
}


@pytest.mark.parametrize(("sentence", "expected"), NAMED.items())
def test_a_sentence_names_who_is_responsible_by_its_subject(sentence: str, expected: list[tuple[str, Role]]) -> None:
    found = read_subjects(whole(sentence), sentence)
    assert [(each.name, each.role) for each in found] == expected
    assert [each.rank for each in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(
    "sentence",
    [
        # what is spoken of, and what is left open
        "本方案由县水利局负责解释。",
        "市文旅局要加强调度，牵头单位另行通知。",
        "县水利局会同县林业局负责同志开展巡查。",
        "县水利局负责解释，自印发之日起执行。",
        "环保执法部门负责制全面推行。",
        "审计部门牵头作用充分发挥。",
        "卫生健康部门负责编制预案的同志要加强演练。",
        "加强宣传；各镇配合程度要提高。",
        "牵头单位是县林业局还是县水利局，由政府研究确定。",
        "各镇要抓好落实。",
        "县教育局要加强监管。",
        "县财政局要会同县水利局等部门在年底前建立机制。",
        "县水利局、县林业局分别制定细则。",
        "市人社局要主动对接，市财政局要加大投入。",
        "有关部门要加强监管。",
        "对投诉的问题，由属地街道负责核查。",
        "成立由县教育局牵头的专班。",
        "县科技局组织评审。",
        "按规定报县政府分别审定。",
        "根据县财政局要求办理。",
        "建设单位应按图施工。",
        "省级主管部门要组织验收。",
        "推进改革要务求实效。",
        "加强信用建设，企业要守信。",
        "要求县财政局做好保障。",
        "龙头集团应当牵头联合攻关。",
    ],
)
def test_classes_deeds_and_whoever_is_only_addressed_are_nobody(sentence: str) -> None:
    assert read_subjects(whole(sentence), sentence) == ()


_OPENING = "关于优化服务的通知\n一、主要任务\n"


def test_in_a_plan_that_closes_no_tasks_the_subjects_are_responsible(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_OPENING}（一）统一平台。县商务局要牵头编制清单。推广应用。\n（二）压减时限。县财政局负责完善制度。县税务局要简化手续。\n",
    )
    told = [[(each.name, each.role) for each in m.responsibilities] for t in document.tasks for m in t.measures]
    assert told == [[("县商务局", LEAD)], [], [("县财政局", RESPONSIBLE)], []]
    assert document.tasks[1].measures[1].actor == "县税务局"


def test_where_tasks_are_closed_a_subject_is_only_spoken_to(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_OPENING}（一）统一平台。县商务局要编制清单。（县政府办负责）\n（二）压减时限。完善制度。（县财政局负责）\n",
    )
    assert [m.responsibilities for t in document.tasks for m in t.measures] == [(), ()]
    assert [each.name for t in document.tasks for each in t.responsibilities] == ["县政府办", "县财政局"]


@pytest.mark.parametrize(
    "sentence",
    [
        "由县政府政策研究室督办。",
        "具体办法由国务院财政部门制定。",
        "由县人民政府教育行政部门确定。",
        "由县教育局局长组织实施。",
        "由县委书记组织实施。",
        "由县水利局下属企业建设。",
        "由县水利局移交县住建局管理。",
        "由县教育局商县财政局制定。",
        "由省水利厅或市水利局组织验收。",
        "不再由县水利局审批。",
        "成立县水利局牵头的工作专班。",
        "行业主管部门负责督促。",
    ],
)
def test_nobody_is_named_where_the_name_goes_on_or_is_of_what_is_set_up(sentence: str) -> None:
    assert read_subjects(whole(sentence), sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("市场监管部门负责查处。", ["市场监管部门"]),
        ("县水利局、县林业局要按照各自职责，抓好落实。", ["县水利局", "县林业局"]),
        ("县水利局牵头、县财政局配合、县审计局参与。", ["县水利局", "县财政局", "县审计局"]),
        ("县水利局牵头，县财政局配合、县审计局参与。", ["县水利局", "县财政局", "县审计局"]),
    ],
)
def test_all_are_named_of_a_row_that_goes_on(sentence: str, names: list[str]) -> None:
    assert [each.name for each in read_subjects(whole(sentence), sentence)] == names
