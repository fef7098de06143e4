"""The report's words, in Chinese and English; each stands here once."""

LANGUAGES = ("zh", "en")

WORDS: dict[str, tuple[str, str]] = {
    "title": ("班级报告", "Class report"),
    "summary": (
        "{students} 名学生，{chapters} 章已有成绩。",
        "{students} students; chapters with graded work: {chapters}.",
    ),
    "overview": ("全班", "The class"),
    "todo": ("要做的事", "What to do"),
    "nothing": ("没有要处理的事。", "Nothing."),
    "list": ("{title}：{count}", "{title}: {count}"),
    # What to do, and the lists that it leads to.
    "unplaced": ("没有归位的文件", "Files that were not placed"),
    "ungraded": ("还没有批改的作业", "Submissions that are not graded"),
    "unreadable": ("没有交上的作业（打不开或缺文件）", "Not handed in (unreadable, or no file)"),
    "pending": ("待批改的文字回答", "Written answers to grade"),
    "flags": ("试图做不允许的事的作业", "Submissions that tried what they may not"),
    "remarks": ("批改时留下的说明", "Remarks made while grading"),
    "missing": ("没有交的", "Not handed in"),
    "shared": ("相同之处较多的两份作业", "Pairs of submissions with much in common"),
    "late": ("迟交的", "Handed in late"),
    "do unplaced": (
        "运行 make collect FROM=文件 STUDENT=学号 ASSIGNMENT=章节，逐个归位",
        "place each with make collect FROM=file STUDENT=id ASSIGNMENT=chapter",
    ),
    "do ungraded": ("运行 make autograde", "run make autograde"),
    "do unreadable": ("请学生重新交", "ask for another file"),
    "do pending": (
        "用 make written ASSIGNMENT=章节 批改，再运行 make feedback report",
        "grade them with make written ASSIGNMENT=chapter, then run make feedback report",
    ),
    "do flags": ("看一看单元格，问一问学生", "read the cells; ask the students"),
    "do remarks": ("不影响分数，有空看一看", "these cost no points by themselves"),
    "do shared": (
        "是不是抄袭，由您判断",
        "whether one was copied is for you to judge",
    ),
    "tried": (
        "In [{number}] 试图做不允许的事：{what}",
        "In [{number}] tried what it may not: {what}",
    ),
    "not graded": ("还没有批改", "not graded"),
    "no notebook": (
        "文件夹里没有 {name}.ipynb，只有：{there}",
        "there is no {name}.ipynb in the folder, but {there}",
    ),
    "stray": (
        "{place} 不属于任何一章：运行 make collect 找出它该放在哪里",
        "{place} belongs to no chapter: `make collect` finds out where to",
    ),
    "nothing there": ("什么也没有", "nothing"),
    "file": ("文件", "file"),
    "why": ("原因", "why"),
    "hours": ("迟了（小时）", "late (hours)"),
    "penalty": ("扣分", "penalty"),
    # Marks.
    "marks": ("成绩", "Marks"),
    "picture": ("每章各分数段的人数", "How many students have how many points, for each chapter"),
    "points": ("分数", "points"),
    "people": ("人数", "students"),
    "student": ("学号", "student"),
    "so many": ("{count} 名学生", "{count} students"),
    "name": ("姓名", "name"),
    "section": ("班级", "class"),
    "no section": ("（没有班级）", "(no class)"),
    "everybody": ("全部", "all"),
    "total": ("总评", "total"),
    "mean": ("平均", "mean"),
    "median": ("中位数", "median"),
    "lowest": ("最低", "lowest"),
    "highest": ("最高", "highest"),
    "note marks": (
        "点分数可以打开学生收到的反馈。已扣除迟交的分；文字回答批改以后才计入。",
        "A mark leads to the student's feedback. Late penalties are taken off; written answers "
        "count once they are graded.",
    ),
    "note total": (
        "总评满分 100，各章按权重平均，没有交的章节算 0 分{dropped}。",
        "The total is of 100: the chapters' weighted mean, 0 for what was not handed in{dropped}.",
    ),
    "dropped": ("，最低的 {count} 章不计", "; the lowest {count} don't count"),
    # Chapters.
    "chapters": ("各章", "Chapters"),
    "chapter": ("章", "chapter"),
    "handed in": ("交了", "handed in"),
    "of": ("{part} / {whole}", "{part} of {whole}"),
    "hardest": ("最难的一题", "the hardest exercise"),
    # A chapter's page.
    "explain": ("下节课讲什么", "What to explain next lecture"),
    "note explain": (
        "每道题里最多人遇到的问题，取前三；例子去掉了注释，不写是谁的。",
        "The most common misunderstanding of an exercise, for the three where most had one; the "
        "example is without comments, and nobody's by name.",
    ),
    "said": ("{count} 人的测试说：", "What the tests said to {count} students:"),
    "example": ("例如", "For example"),
    "nothing to explain": ("没有两个以上学生共同的错误。", "No mistake that two students share."),
    "exercises": ("各题", "Exercises"),
    "exercise": ("题目", "exercise"),
    "worth": ("分值", "points"),
    "students": ("人数", "students"),
    "solved": ("得分率", "solved"),
    "discrimination": ("区分度", "discrimination"),
    "to grade": ("{count} 份待批改", "{count} to grade"),
    "note exercises": (
        "得分率：平均得到的比例。区分度：与这一章其余部分得分的相关系数；"
        "低于 0.2 的题分不出学得好和学得不好的学生。",
        "Solved: mean share of the points. Discrimination: correlation with the rest of the "
        "chapter; below 0.2 an exercise tells strong and weak students badly apart.",
    ),
    "failing": ("最常失败的测试", "Tests that fail most"),
    "test": ("测试", "test cell"),
    "failed": ("失败", "failed"),
    "messages": ("说了什么，多少次", "what it said, and how often"),
    "more": ("另外 {count} 个", "{count} more"),
    "none": ("没有。", "None."),
    # Shared answers.
    "pairs": ("相同的回答", "Shared answers"),
    "note pairs": (
        "除了名字、注释和排版以外都一样、又只有少数人这样写的回答；给出的代码、一行就写完的和很多人都写的不算。"
        "是不是抄袭，由您判断。",
        "Answers that are the same but for names, comments and layout, and that few give; what was "
        "given, one-liners and what many write are left out. Whether one was copied is for you to "
        "judge.",
    ),
    "same": ("{of} 题中 {same} 题相同", "{same} of {of} the same"),
    "earlier": ("往年 {place}", "earlier: {place}"),
    # On the command line.
    "sheet": (
        "满分 100；文字回答批改以后才计入。",
        "Points of 100; written answers count once they are graded by hand.",
    ),
    "progress": ("读作业", "Reading"),
    # Sheets of the workbook, and their headings.
    "submissions": ("每份作业", "submissions"),
    "each": ("学生×题目", "by exercise"),
    "assignment": ("章", "assignment"),
    "automatic": ("自动批改", "automatic"),
    "written": ("文字回答", "written"),
    "waiting": ("待批改", "to grade"),
    "kind": ("种类", "kind"),
}


class Words:
    """The report's words in one language.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`.
    """

    def __init__(self, language: str):
        self.language = language
        self._place = LANGUAGES.index(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with values filled in."""
        return WORDS[key][self._place].format(**values)

    def knows(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return key in WORDS
