"""Names of people among those responsible: 王志强, 李 明, which are no departments."""

from __future__ import annotations

import re

# the surnames of nine in ten people; a rarer one is then taken for the name of a body
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
    "姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
# what bodies of two or three characters end in: 文联, 团委, 江北区, 金融办
_OF_A_BODY = "部委局署院厅办室司处科股所站行社会心位门团联协队组校台馆园区省市县州盟旗镇乡村企各地银矿厂场海关工青妇残"
_NAME = re.compile(rf"[{_SURNAMES}][一-鿿]{{0,1}}[^{_OF_A_BODY}\W\d]")

_TITLE = (
    r"(?:[正副]?(?:部长|厅长|局长|处长|科长|股长|所长|站长|主任|书记|[省市县区州镇乡]长|秘书长|校长|院长|总经理"
    r"|董事长|调研员|组长|队长))"
)
_UNNAMED = re.compile(r".*(?:领导|负责同志|负责人|责任人)")
_POST = re.compile(rf"(?P<body>.{{3,}}?){_TITLE}{_NAME.pattern}")


def without_title(text: str) -> str:
    """Return what is left of a person's name without the title before or behind it: 局长李建华, 李建华同志."""
    return re.sub(rf"^{_TITLE}|(?:{_TITLE}|同志)$", "", text)


def without_post(name: str) -> str:
    """Return the body of a name that goes on with who heads it: 县水务局局长李建华."""
    post = _POST.fullmatch(name)
    return post["body"] if post else name


def is_person(name: str) -> bool:
    """Tell whether a name without blanks looks like that of a person and not of a body."""
    return bool(_NAME.fullmatch(name) or _UNNAMED.fullmatch(name))
