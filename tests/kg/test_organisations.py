"""Which organisation a printed name means depends on the level of the plan and on who speaks in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.identify import BASE
from kg.organisations import Standpoint, find_organisation, read_scheme

NATIONAL = Standpoint()
OFFICE = Standpoint(organisation="国家知识产权局")
PROVINCE = Standpoint("provincial", "甲省人民政府")


def iri(name: str, standpoint: Standpoint, parent: str | None = None) -> str:
    """The last part of the IRI that a name gets."""
    return find_organisation(name, standpoint, parent=parent).iri.removeprefix(f"{BASE}department/")


@pytest.mark.parametrize("name", ["发展改革委", "国家发展改革委", "国家发展和改革委员会", "国家发展 改革委"])
def test_short_and_full_names_of_a_ministry_are_one(name: str) -> None:
    assert iri(name, NATIONAL) == "国家发展和改革委员会"


def test_a_short_name_in_a_provincial_plan_is_not_the_ministry() -> None:
    assert iri("发展改革委", PROVINCE) == "甲省人民政府-发展改革委"
    assert iri("发展改革委", Standpoint("provincial", "乙省人民政府")) == "乙省人民政府-发展改革委"


def test_a_full_name_in_a_provincial_plan_is_the_ministry() -> None:
    assert iri("国家发展改革委", PROVINCE) == "国家发展和改革委员会"
    assert iri("教育部", PROVINCE) == "教育部"


def test_a_unit_is_found_inside_the_organisation_that_speaks() -> None:
    assert iri("保护司", OFFICE) == "国家知识产权局-保护司"
    assert iri("办公室", OFFICE) == "国家知识产权局-办公室"


def test_a_ministry_named_in_the_plan_of_an_office_is_no_unit_of_it() -> None:
    assert iri("教育部", OFFICE) == "教育部"
    assert iri("最高人民法院", OFFICE) == "最高人民法院"


def test_names_of_many_organisations_are_no_unit_of_one() -> None:
    assert iri("各地方知识产权局", OFFICE) == "各地方知识产权局"


def test_a_unit_of_a_unit_is_named_under_the_organisation() -> None:
    found = find_organisation("专利局审查部", OFFICE, parent="专利局")
    assert found.iri == f"{BASE}department/国家知识产权局-专利局审查部"
    assert [above.iri.rpartition("/")[2] for above in found.chain[1:]] == ["国家知识产权局-专利局", "国家知识产权局"]


def test_a_unit_that_no_scheme_knows_is_named_under_its_organisation() -> None:
    found = find_organisation("新设司", OFFICE)
    assert found.iri == f"{BASE}department/国家知识产权局-新设司"
    assert found.name == "新设司"
    assert found.parent is not None
    assert found.level == found.parent.level


def test_an_unknown_unit_of_a_known_unit_is_named_after_both() -> None:
    assert iri("专利局新设部", OFFICE, "专利局") == "国家知识产权局-专利局新设部"


def test_the_text_places_a_unit_where_the_manifest_is_silent() -> None:
    assert iri("市场监管总局认证监管司", NATIONAL, "市场监管总局") == "国家市场监督管理总局-认证监管司"


def test_the_end_of_the_issuers_name_is_the_issuer() -> None:
    issuer = "甲市农田水利建设联席会议办公室"
    assert iri("联席会议办公室", Standpoint(issuer=issuer)) == issuer


def test_an_unknown_body_keeps_its_own_name() -> None:
    assert iri("国家某某总局", NATIONAL) == "国家某某总局"


def test_below_the_state_the_issuer_keeps_bodies_of_one_name_apart() -> None:
    assert iri("市财政局", Standpoint("city", issuer="甲市人民政府")) == "甲市人民政府-市财政局"


def test_a_scheme_of_ones_own_is_read(tmp_path: Path) -> None:
    scheme = tmp_path / "own.ttl"
    scheme.write_text(
        "@prefix d: <https://w3id.org/policy-kg/id/department/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix org: <http://www.w3.org/ns/org#> .\n"
        'd:农垦局 skos:prefLabel "国家农垦局"@zh, "Land Office"@en ; skos:altLabel "农垦局"@zh ;\n'
        "  org:classification <https://w3id.org/policy-kg/ontology#National> .\n"
        'd:农垦局-水利处 skos:prefLabel "国家农垦局水利处"@zh ; skos:altLabel "水利处"@zh ; org:unitOf d:农垦局 .\n',
        encoding="utf-8",
    )
    own = read_scheme(scheme)
    office = Standpoint(organisation="农垦局")
    assert find_organisation("水利处", office, scheme=own).iri == f"{BASE}department/农垦局-水利处"
    assert find_organisation("农垦局", NATIONAL, scheme=own).name == "国家农垦局"
    assert not own.named("Land Office")


def test_of_several_issuers_the_first_keeps_bodies_apart_and_each_is_known_by_its_end() -> None:
    place = Standpoint("provincial", issuer="甲省水利厅、？甲省农田建设领导小组办公室")
    assert iri("省财政厅", place) == "甲省水利厅-省财政厅"
    assert iri("领导小组办公室", place) == "甲省农田建设领导小组办公室"
