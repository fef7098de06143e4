"""How nbgrader makes, grades and returns this course; each setting says why it is set."""

import glob
import os
import sys
import warnings

from sqlalchemy.exc import SAWarning

c = get_config()  # noqa: F821

# nbgrader calls `alembic` by name; it is found also where the virtual environment is not activated.
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", "")

# nbgrader builds its gradebook objects in an order that SQLAlchemy remarks upon, without harm.
warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader.api")

c.CourseDirectory.course_id = "aicourse"
# A course works in any folder, also in one that is called `AI [2026]`.
if glob.has_magic(os.getcwd()):
    from examiner.patterns import take_literally

    take_literally(os.getcwd())
# The gradebook is a file beside this one, or what NBGRADER_DB_URL names: several people can grade
# at once with one in PostgreSQL.
if url := os.environ.get("NBGRADER_DB_URL"):
    c.CourseDirectory.db_url = url

# On a class server, files travel by nbgrader's exchange, in the folder that this names.
if exchange := os.environ.get("AICOURSE_EXCHANGE"):
    c.Exchange.root = exchange

# --- source -> release ---------------------------------------------------------------------------

# The stub says in Chinese what to do. It raises, so that an answer that was never written can't
# pass a test by accident.
c.ClearSolutions.code_stub = {
    "python": '# 在这里写你的代码，写完后删除下一行\nraise NotImplementedError("这道题还没有完成")'
}
c.ClearSolutions.text_stub = "*（双击这里，删除这行字，写下你的回答。）*"
# The rubric of a written question stands in the question's own locked cell, not in a task cell:
# graders see it in the formgrader, students get a cell of their own to answer in.
c.ClearMarkScheme.enforce_metadata = False
# "Run All" goes on after an unfinished exercise.
c.GenerateAssignment.preprocessors.append("examiner.steps.TagExercises")

# --- submitted -> autograded ---------------------------------------------------------------------

# Broken JSON, an older format, a link, a missing cell: one student's file never stops a class. It
# is read leniently, and what can't be read is graded as not handed in. Without the sandbox that the
# settings ask for, nothing is graded.
c.Autograde.exporter_class = "examiner.steps.GradingExporter"
# Only source text is taken from a submission. So deleted test cells come back, duplicated ones do
# no harm, and no tag (skip-execution would mean full points), kernel name or other metadata of a
# student's survives. This replaces nbgrader's ClearOutput, DeduplicateIds, OverwriteKernelspec and
# OverwriteCells, and CheckCellMetadata, as all metadata are the release's own.
c.Autograde.sanitize_preprocessors = ["examiner.steps.Rebuild"]
c.Autograde.autograde_preprocessors = [
    # A folder of its own, a limit on time, and an explicit verdict for every test cell.
    "examiner.steps.Execute",
    # One line of 30 MB passes nbgrader's limit, which counts lines.
    "examiner.steps.CutOutput",
    "nbgrader.preprocessors.LimitOutput",
    # Outputs are shown in the grader's browser; no script of a student's runs there.
    "examiner.steps.SanitizeOutputs",
    # No verdict, no points; stderr costs none; partial credit is a number from 0 to the maximum.
    "examiner.steps.SaveScores",
    "nbgrader.preprocessors.AssignLatePenalties",
]

# Where the course is: due dates, the times in zips, which don't say their zone, and what the
# formgrader shows are read and written so.
c.Calendar.time_zone = c.NbGraderAPI.timezone = "Asia/Shanghai"
# Pages and tables for teachers are in Chinese; "en": in English.
c.Interface.language = "zh"
# Handing in late costs nothing, unless a share of the points per day is set here: 0.1 takes a tenth
# for each day begun. `make due ASSIGNMENT=<id> AT="2026-03-01 23:59"` says when a chapter is due.
c.AssignLatePenalties.plugin_class = "examiner.steps.LatePolicy"
c.LatePolicy.per_day = 0.0
c.LatePolicy.at_most = 0.5
c.LatePolicy.grace_hours = 0.0

# --- the report ----------------------------------------------------------------------------------

# A chapter counts 1 in the total, or what is said here, such as {"02.02-decision-trees": 2}; so
# many of each student's lowest are dropped. Notebooks of earlier years, wherever they lie below a
# folder, take part in the search for shared answers.
c.Report.weights = {}
c.Report.drop_lowest = 0
c.Report.earlier = None

# --- the formgrader ------------------------------------------------------------------------------

# It can't do without MathJax, and comes with none: without a network, its keys would not work and
# formulas would stand there as TeX. Relative, so that it is found below a JupyterHub's address too.
c.HTMLExporter.mathjax_url = (
    "../../../static/jupyter_server_mathjax/MathJax.js?config=TeX-AMS-MML_HTMLorMML-full,Safe"
)

# Students' Markdown and code are drawn as in feedback: cleaned as the last step, and within bounds.
c.HTMLExporter.filters = {
    "markdown2html": "examiner.steps.rendering.markdown2html",
    "highlight_code": "examiner.steps.rendering.highlight_code",
}

# Whoever gives out and collects by a learning platform has no exchange folder, and is not warned of
# it; who names one, `c.Exchange.root`, is, where it is missing.
if handlers := sys.modules.get("nbgrader.server_extensions.formgrader.handlers"):
    from examiner.steps import formgrader

    formgrader.without_warning(handlers)

# --- autograded -> feedback ----------------------------------------------------------------------

# Before a chapter is due (`make due`), students read how many points each exercise has, and try
# again; what the tests said, afterwards. "messages" tells it at once, "nothing" not even points.
c.Telling.before_due = "points"
c.Telling.after_due = "messages"
# Grading what comes in (`make watch`) answers so often a day for each student and chapter.
c.Watch.answers_a_day = 3

# A page in Chinese that runs no script and loads nothing: formulas are drawn by the browser itself.
c.GenerateFeedback.exporter_class = "examiner.steps.FeedbackExporter"
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    # Whose page it is, what waits for a person, and as much as is to be told now; what a person
    # grades or says later, or that a chapter has become due, is found, and the page written anew.
    "examiner.steps.Tell",
    # Neither hidden test code nor a traceback through it, nor a rubric.
    "examiner.steps.HideTests",
    "examiner.steps.SanitizeOutputs",
]
