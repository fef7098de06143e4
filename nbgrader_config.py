"""How nbgrader makes, grades and returns this course; each setting says why it is set."""

import os
import sys

c = get_config()  # noqa: F821

# nbgrader calls `alembic` by name; it is found also where the virtual environment is not activated.
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", "")

c.CourseDirectory.course_id = "aicourse"

# The stub says in Chinese what to do. It raises, so that an answer that was never written can't
# pass a test by accident.
c.ClearSolutions.code_stub = {
    "python": '# 在这里写你的代码，写完后删除下一行\nraise NotImplementedError("这道题还没有完成")'
}
c.ClearSolutions.text_stub = "*（双击这里，删除这行字，写下你的回答。）*"
# The rubric of a written question stands in the question's own locked cell, not in a task cell:
# graders see it in the formgrader, students get a cell of their own to answer in.
c.ClearMarkScheme.enforce_metadata = False
