"""nbgrader's steps as this course has them, by the names that `nbgrader_config.py` gives them."""

from examiner.steps.execute import Execute, GradingExporter
from examiner.steps.feedback import FeedbackExporter, HideTests, Tell
from examiner.steps.late import LatePolicy
from examiner.steps.outputs import CutOutput, SanitizeOutputs
from examiner.steps.rebuild import Rebuild
from examiner.steps.score import SaveScores
from examiner.steps.tag import TagExercises

__all__ = [
    "CutOutput",
    "Execute",
    "FeedbackExporter",
    "GradingExporter",
    "HideTests",
    "LatePolicy",
    "Rebuild",
    "SanitizeOutputs",
    "SaveScores",
    "TagExercises",
    "Tell",
]
