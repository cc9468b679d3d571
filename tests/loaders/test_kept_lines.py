"""Where a text is not to be parted, and where the lines of a letter end that ran together."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.specimens import left_over, read


def test_a_text_with_breaks_is_not_parted_within_its_sentences(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "江城市2024年急救体系建设重点任务分工方案\n"
        "一、完善急救网络\n"
        "（一）加强院前急救。按照（一）类站点先行、（二）类站点跟进的次序，落实“一、统一指挥；二、统一调度”的要求，"
        "在各镇（1.东镇；2.西镇；3.北镇）新建急救站3个，平均急救半径缩短到3.5公里，统一、规范各站标识，"
        "组织二、三级医院专家驻站带教，切实提高群众获得感。（市卫生健康委负责）\n"
        "（二）培训急救队伍。培训急救员300名。（市红十字会负责）\n",
    )
    assert [task.title for task in plan.tasks] == ["加强院前急救", "培训急救队伍"]
    assert [len(task.measures) for task in plan.tasks] == [1, 1]
    assert left_over(plan) == []


def test_a_title_between_the_day_of_the_letter_and_its_text_is_that_of_the_plan(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "现将《2024年老旧小区改造实施方案》印发给你们，请认真贯彻执行。清河县住房和城乡建设局2024年4月2日"
        "2024年老旧小区改造实施方案为进一步改善群众居住条件，制定本方案。一、总体要求坚持以人民为中心，"
        "基本完成2000年底前建成的小区改造任务。二、重点任务（一）完善基础设施更新供水管网12.5公里，对电梯逐台评估，"
        "符合条件的予以更换，服务居民8600户，改造后的管网漏损率控制在9%以内。（县住建局牵头，县水务局配合）"
        "（二）提升公共服务建设养老服务站6个，推动1.5公里范围内养老、托育、家政等设施共建共享。（县民政局负责）"
        "（三）健全长效机制推动小区成立业主委员会，引进物业公司，建立维修资金归集制度。（县住建局负责）"
        "（四）加强资金监管严格执行国库集中支付，做到专款专用，严禁截留、挤占、挪用，定期开展审计。（县财政局负责）"
        "三、保障措施成立工作专班，统筹推进，定期调度，及时解决改造中的重大问题，营造人人支持改造的良好氛围。",
    )
    assert plan.header.title is not None
    assert plan.header.title.text == "2024年老旧小区改造实施方案"
    titles = ["完善基础设施", "提升公共服务", "健全长效机制", "加强资金监管"]
    assert [task.title for task in plan.tasks] == titles
    assert left_over(plan) == []


def test_a_body_and_a_day_behind_an_item_sign_no_letter(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "江城市2024年体育场地建设工作方案\n"
        "一、重点任务\n"
        "1.建设步道。新建健身步道20公里。 市体育局 2024年6月30日\n"
        "2.改造场馆。改造学校场馆5座。市教育局2024年9月30日\n"
        "3.培训队伍。培训指导员300名。\n",
    )
    assert [task.title for task in plan.tasks] == ["建设步道", "改造场馆", "培训队伍"]
    assert plan.header.issuer is None
    assert left_over(plan) == []
