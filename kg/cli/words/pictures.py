"""Why a picture cannot be drawn, in Chinese: what the code says in English, with its blanks as {}."""

from __future__ import annotations

PICTURES: dict[str, str] = {
    "there is no view {}": "没有 {0} 这种图",
    "the view {} is asked with: {}": "图 {0} 的参数是：{1}",
    "no plan gives anything to {}": "没有文件给 {0} 安排事项",
    "no line of tasks has {} in a title": "没有标题含有 {0} 的任务脉络",
    "nothing is promised of {}": "没有关于 {0} 的目标",
    "no plan promises anything": "各计划都没有提出目标",
    "no plan names a department": "各计划都没有写明责任部门",
    "two years side by side need two plans of one series": "两个年度对照需要同一系列的两份计划",
    "{} and {} are not two years of one series": "{0} 和 {1} 不是同一系列的两个年度",
}
