"""Promises of completeness: that all of something is done, or that none of it remains."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole

PROMISED = {
    "全县乡镇卫生院远程诊室实现全覆盖。": ["全县乡镇卫生院远程诊室"],
    "到2026年，村级快递网点力争全覆盖并延伸到自然村。": ["村级快递网点"],
    "实现水质监测全覆盖、视频监控全覆盖。": ["水质监测", "视频监控"],
    # of what the clause before it names
    "校园食堂安装监控设备，2026年底前基本实现全覆盖。": ["校园食堂安装监控设备"],
    "新上锅炉全部按照超低排放标准建设。": ["新上锅炉"],
    "完善林场设施，且全部达到国家林场标准。": ["国家林场标准"],
    "5月底前全部执行到位。": [],
    "2027年实现出租汽车全部新能源化。": ["出租汽车"],
    "推动全县供水企业全量接入监管平台。": ["全县供水企业"],
    "全县所有行政村生活垃圾得到有效处理。": ["全县所有行政村生活垃圾"],
    "县级平台与市级平台全面对接。": ["县级平台与市级平台"],
    "全面完成公交车清洁能源替代。": ["公交车清洁能源替代"],
    "农村黑臭水体动态清零。": ["农村黑臭水体"],
    "新增公交车全部采用新能源汽车。": ["新增公交车"],
    "工业园区污水全面实现达标排放。": ["工业园区污水"],
    "实现渔船定位设备全覆盖（养殖船除外），加强巡查。": ["渔船定位设备"],
    # how large those are that all of it is done for
    "实现学校食堂、200㎡以上餐馆企业全覆盖。": ["学校食堂、200㎡以上餐馆企业"],
    # behind whoever is to do it
    "督促各渡口在规定时间内将隐患问题全部整改到位。": ["隐患问题"],
    "由各镇对农村房屋开展全覆盖排查。": ["农村房屋"],
}
WORDS_ALONE = (
    "全面完成年度目标任务。",
    "全面完成县下达节能任务。",
    "全面落实各项措施，全面普及防灾知识。",
    "2026年底前基本实现全覆盖。",
    "建立全覆盖的质量管控机制。",
    # how something is done, and reforms and fields of which there is no stock
    "项目全部按计划推进。",
    "资金全部用于民生。",
    "所有人员全部参照执行。",
    "工程全部采用国产设备。",
    "全面停止审批。",
    "全面完成机构改革。",
    "全面完成渡口安全专项整治。",
    "以渡口和渔船全面配备定位设备为基础，加强巡查。",
    "全面实现达标排放。",
    "全面覆盖重点领域。",
)


@pytest.mark.parametrize(("sentence", "expected"), PROMISED.items())
def test_a_promise_of_completeness_names_what_it_is_about(sentence: str, expected: list[str]) -> None:
    found = read_targets(whole(sentence), sentence, year=2025)
    assert [(target.indicator, target.value) for target in found] == [(name, None) for name in expected]


@pytest.mark.parametrize("sentence", WORDS_ALONE)
def test_words_of_completeness_without_a_thing_promise_nothing(sentence: str) -> None:
    assert read_targets(whole(sentence), sentence, year=2025) == ()
