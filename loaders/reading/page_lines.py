"""Tells by its words a line that a web page prints around a document: menus and buttons, links, who runs the site."""

from __future__ import annotations

import re

_BUTTON = (
    r"仅?打印(?:本页|此页|文章|全文|内容|正文)?|关闭(?:窗口|本页|页面)?|收藏(?:本页|此页)?|返回(?:顶部|首页|列表)"
    r"|字[体号]|我要纠错"
)
_FURTHER = "链接|文章|稿件|报道|新闻|解读|阅读"  # behind 相关
_SITE_NUMBER = "网站标识码|ICP备|公网安备"
_NUMBERED = re.compile(_SITE_NUMBER)
# a whole line of a page: buttons, or what opens with words that only pages print
_PRINTED = re.compile(
    rf"(?:[【\[〖(（]?(?:(?:{_BUTTON})[：:]?|返回|分享(?:到|至)?[：:]?|复制链接|点?赞|在看|转发|写留言|阅读原文|大|中|小|首页|正文|纠错|下载|收起"
    r"|展开|朗读|浏览)[】\]〗)）]?[\s|]*){1,9}"
    r"|[（(【]?(?:扫一扫|微信扫|用微信|手机查看|当前位置|您(?:现在|当前|所在)的?位置|您的位置|现在位置|责任编辑|责编|编辑|审核|校对|稿源"
    r"|浏览次数|访问量?|点击(?:次数|数|率|量)?|阅读(?:次数|量)?|分享(?:到|至)|字体大小|字号|字体|上一篇|下一篇|上一条|下一条"
    rf"|相关(?:{_FURTHER})|版权所有|主办单位|主办|承办单位|技术支持|网站地图|备案号|.{{0,3}}(?:{_SITE_NUMBER})|联系我们|关于我们"
    r"|政府网站找错|无障碍|建议使用|免责声明|声明[：:]|特别声明|Copyright|©|中文域名|政务网站标识码|您是第).{0,120}",
    re.IGNORECASE,
)
# 上一页 1 2 3 下一页, 共3页 当前第1页
_PAGER = re.compile(
    r"(?=.*页)[\s|<>«».…]*+"
    r"(?>(?:[首尾末]页|[上下前后]一页|共\s*\d+\s*页|(?:当前)?第?\s*\d+\s*页?|跳转到?|GO)[\s|，,/<>«».…]*){2,40}",
    re.IGNORECASE,
)
# what else the foot of a page says of those who run it, beside a line that only pages print
_RUN_BY = re.compile(
    r"(?:承办|协办|运维|运行|维护|管理|指导单位|地址|邮编|邮政编码|电话|联系(?:电话|地址|我们)|传真|邮箱).{0,80}"
)
# and on lines above the numbers of a site
_RUN_BY_LABEL = re.compile(rf"(?:主办|承办|协办|主管|运维|维护)(?:单位)?[：:].*|.*(?:{_SITE_NUMBER}).*")
# the line that opens the foot of a page, whatever short lines follow: links, who runs the site, where to ask
_OPENS_FOOT = re.compile(
    rf"[【\[（(]?(?:(?:{_BUTTON}){{1,2}}|大中小|分享(?:(?:到|至).*)?|扫一扫.*"
    rf"|(?:相关|友情|推荐|热门)(?:{_FURTHER}|附件|文件|信息|推荐|政策|内容){{1,2}}"
    r"|您?可能(?:还?对|会?|还会?)[^。]{0,8}(?:感兴趣|喜欢)(?:的[一-鿿]{1,4})?|猜你喜欢|(?:热门|热点|阅读|点击|新闻|文章)?排行榜?"
    r"|(?:浏览|阅读|点击)(?:次数|量|数)|用?手机(?:浏览|查看|打开).*|微信扫.*"
    r"|(?:文件|附件|文档|原文)下载|[上下]一[篇条].*|责任编辑.*|(?:信息|稿件)来源.*|版权所有.*)[】\]）)]?(?:[：:].*)?",
    re.IGNORECASE,
)
_BETWEEN_LINKS = re.compile(r"[|｜]|(?<=[】\]）)])(?=[【\[（(\w])")  # 【打印本页】【关闭窗口】
# what tells the foot of a page wherever it stands in a line, and what tells its head
_OF_FOOT = re.compile(
    rf"主办|承办|版权|技术支持|{_SITE_NUMBER}|Copyright|相关(?:阅读|链接|文档|附件)|[上下]一[篇条]|分享|关闭|打印",
    re.IGNORECASE,
)
_OF_HEAD = re.compile(
    r"当前位置|您(?:现在)?(?:所在)?的?位置|(?:网站|返回)?首页|无障碍|关怀版|长[辈者]版|设为首页|加入收藏|打印|字号|字体"
    r"|索引号|信息分类|组配分类|主题分类|有效性|点击量|分享到?|扫一扫|(?:^|[>＞»]).*[>＞»].*[>＞»]|浏览次数|阅读次数|累计次数"
)
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\]){0,200})\][(（](?:[^()（）]|[(（][^()（）]*[)）]){1,600}[)）]"
)  # [….pdf](/files/1.pdf), of a page that became Markdown
_IMAGE = re.compile(r"!\[[^\[\]]*\][(（][^()（）]*[)）]")
_BESIDE_LINKS = re.compile(r"^\d{1,2}[.．]|[\[\]|>\-—·•：:]")


def is_page_line(line: str) -> bool:
    """Tell a line that only a page prints, from its first word to its last: 字号：大 中 小, 主办：…, 上一页 1 2."""
    return bool(_PRINTED.fullmatch(line) or _PAGER.fullmatch(line))


def tells_who_runs_page(line: str) -> bool:
    """Tell a line that goes on with who runs a site, below one that only a page prints: 承办：…, 地址：…."""
    return bool(_RUN_BY.fullmatch(line))


def labels_who_runs_page(line: str) -> bool:
    """Tell a line that says who runs a site by its label or the site's number, above such a number."""
    return bool(_RUN_BY_LABEL.fullmatch(line))


def numbers_page(line: str) -> bool:
    """Tell a line that has the number of a site: 京ICP备…号, 网站标识码：…."""
    return bool(_NUMBERED.search(line))


def opens_page_foot(line: str) -> bool:
    """Tell a line that opens the foot of a page: 相关链接, 【打印本页】【关闭窗口】."""
    return all(map(_OPENS_FOOT.fullmatch, filter(None, _BETWEEN_LINKS.split(line))))


def is_of_page_foot(line: str) -> bool:
    """Tell a line in which a word stands that is of the foot of a page; below the end of a document only."""
    return bool(_OF_FOOT.search(line))


def is_of_page_head(line: str) -> bool:
    """Tell a line in which a word stands that is of the menus and the register above a document: 首页 > 政务公开."""
    return bool(_OF_HEAD.search(line))


def is_links(line: str) -> bool:
    """Tell a line of nothing but links, as a page that became Markdown has for its menus: 1. [政策文件](/zcwj/)."""
    text = re.sub(r"\s+", "", line)
    rest = _LINK.sub("", _IMAGE.sub("", text))
    return rest != text and not _BESIDE_LINKS.sub("", rest)


def as_shown(line: str) -> str:
    """Return a line of Markdown as a page shows it: the words of its links, and no images."""
    return _LINK.sub(r"\1", _IMAGE.sub("", line))
