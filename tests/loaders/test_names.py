"""Rows of organisation names: where one ends and the next begins, and the shortened ones given in full."""

from __future__ import annotations

import pytest

from loaders.annotate.names import split_names
from loaders.reading.strand import whole

ROWS = {
    "水利部、生态环境部": ["水利部", "生态环境部"],
    "工业和信息化部、文化和旅游部及各地区": ["工业和信息化部", "文化和旅游部", "各地区"],
    "住房和城乡建设部与国家林业和草原局": ["住房和城乡建设部", "国家林业和草原局"],
    "人力资源和社会保障部以及各市": ["人力资源和社会保障部", "各市"],
    "水利部会同生态环境部": ["水利部", "生态环境部"],
    "韩江市政府，杨林示范区、西成新区管委会": ["韩江市政府", "杨林示范区管委会", "西成新区管委会"],
    "市监管局、市政务服务局、市政协办公室、临江银保监分局": [
        "市监管局",
        "市政务服务局",
        "市政协办公室",
        "临江银保监分局",
    ],
    "东湖区、西湖区人民政府": ["东湖区人民政府", "西湖区人民政府"],
    "杨林示范区、石桥镇人民政府": ["杨林示范区", "石桥镇人民政府"],
    "银保监会等国务院相关部门": ["银保监会", "国务院相关部门"],
    "水利部、林草局等有关部门": ["水利部", "林草局", "有关部门"],
    "水利部、林草局等部门": ["水利部", "林草局"],
    "水利部、林草局等": ["水利部", "林草局"],
    "省水利厅，省林业局；各有关单位": ["省水利厅", "省林业局", "各有关单位"],
    "水利部（长江委、黄委）、农业农村部": ["水利部（长江委、黄委）", "农业农村部"],
    "农业农村部（渔业局（渔政处））和水利部": ["农业农村部（渔业局（渔政处））", "水利部"],
    "各省、自治区、直辖市人民政府": ["各省、自治区、直辖市人民政府"],
    "各省、自治区、直辖市及新疆生产建设兵团林业局": ["各省、自治区、直辖市及新疆生产建设兵团林业局"],
    "省林业局、各市、县人民政府": ["省林业局", "各市、县人民政府"],
    "各市、市林业局": ["各市", "市林业局"],
    "林 草局 、水利\n部": ["林草局", "水利部"],
    "河长办": ["河长办"],
    "省财政厅、教育厅、各县": ["省财政厅", "省教育厅", "各县"],
    "省财政厅、国家金融监管总局广东局、中国人民银行": ["省财政厅", "国家金融监管总局广东局", "中国人民银行"],
    "省水利厅、检察院、供销社、妇联": ["省水利厅", "省检察院", "省供销社", "省妇联"],
    "市商务局、市外事办、市外企业、文旅局": ["市商务局", "市外事办", "市外企业", "市文旅局"],
    "省直属机关工委、教育厅": ["省直属机关工委", "教育厅"],
    "": [],
    "、": [],
}


@pytest.mark.parametrize(("row", "names"), ROWS.items())
def test_a_row_parts_into_its_names(row: str, names: list[str]) -> None:
    assert [name.full for name in split_names(whole(row))] == names


SHORTENED = {
    "专利局审查部、自动化部": [("专利局审查部", "专利局"), ("专利局自动化部", "专利局")],
    "林草局资源司、湿地司，水利部": [("林草局资源司", "林草局"), ("林草局湿地司", "林草局"), ("水利部", None)],
    "林草局资源司，规财司": [("林草局资源司", "林草局"), ("规财司", None)],
    "林草局资源司、教育部": [("林草局资源司", "林草局"), ("教育部", None)],
    "规财司、资源司": [("规财司", None), ("资源司", None)],
    "林草局资源司、规划处": [("林草局资源司", "林草局"), ("规划处", None)],
    "市交通委信息处、港务监管处": [("市交通委信息处", "市交通委"), ("市交通委港务监管处", "市交通委")],
    "市委宣传部、教育部": [("市委宣传部", None), ("教育部", None)],
}


@pytest.mark.parametrize(("row", "names"), SHORTENED.items())
def test_a_bare_unit_belongs_to_the_organisation_named_before_it(row: str, names: list[tuple[str, str | None]]) -> None:
    assert [(name.full, name.parent) for name in split_names(whole(row))] == names


def test_the_printed_name_is_the_one_that_stands_there() -> None:
    first, second = split_names(whole("林草局资源司、湿地司"))
    assert (first.printed.text, second.printed.text) == ("林草局资源司", "湿地司")
    assert second.full == "林草局湿地司"
