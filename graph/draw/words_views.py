"""Words of the views: their tabs, and what each says by itself. As in `words.py`."""

VIEWS = {
    "views": ("视图", "Views"),
    "view.columns": ("分栏", "Columns"),
    "view.overview": ("概览", "Overview"),
    "view.body": ("单个单位", "One body"),
    "view.matrix": ("矩阵", "Matrix"),
    "view.whole": ("全图", "Whole"),

    "canvas.overview": ("概览图：填报单位与各类对接单位。查找框和单位列表可用键盘逐一查看。",
                        "Bureaus and classes of counterparts. Search and the list say it by keyboard."),
    "canvas.body": ("一个单位的全部往来。右侧面板列出同样的内容。",
                    "All that one body deals with. The panel of evidence says the same."),
    "canvas.whole": ("全图。查找框和单位列表可用键盘逐一查看。",
                     "The whole network. Search and the list say it by keyboard."),

    "overview.noplace": ("未注明属地", "Place not given"),
    "overview.bureaus": ("{n} 个部门", "{n} bureaus"),
    "overview.class": ("{what}：{n} 家，点击列出", "{what}: {n}; click for a list"),
    "overview.ties": ("{name}：{n} 条关系", "{name}: {n} ties"),

    "body.none": ("请选择一个单位", "Choose a body"),
    "body.none.hint": ("在查找框中输入名称，或从下面选择一个填报单位",
                       "Type a name in the search box, or choose one of those that report"),
    "body.more": ("其余 {n} 家", "{n} more"),
    "body.less": ("收起", "fold"),
    "body.shared": ("与 {n} 个填报单位有往来", "Deals with {n} reporting bodies"),
    "body.through": ("经由 {part}", "through {part}"),

    "matrix.shared": ("共有：至少两个填报单位对接（{n}）", "Shared by two reporting bodies or more ({n})"),
    "matrix.single": ("独有：只有一个填报单位对接（{n}）", "Of one reporting body only ({n})"),
    "matrix.label": ("矩阵：行为对接单位，列为填报单位。方向键移动，回车看原文。",
                     "Matrix: counterparts down, bureaus across. Arrow keys move, Enter shows evidence."),
    "matrix.cell": ("{row} × {column}", "{row} × {column}"),
    "matrix.none": ("没有可显示的关系", "No ties to show"),
    "matrix.key": ("符号", "Signs"),
    "matrix.unfinished": ("空心：计划或洽谈中", "Hollow: planned or in talks"),
    "matrix.ended": ("划线：已终止", "Struck through: ended"),
    "matrix.page": ("{title} · 第 {n} / {all} 页", "{title} · page {n} of {all}"),
    "matrix.index": ("索引：名称 → 页与行（列）", "Index: name → page and row (column)"),

    "whole.fold": ("{name} 等 {n} 家", "{name} and {n} in all"),
    "whole.unfold": ("双击展开", "double click to unfold"),
    "whole.folded": ("收起", "Fold"),
    "whole.unfolded": ("全部展开", "Unfold all"),
}  # fmt: skip
