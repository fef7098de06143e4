"""What handing in late costs: a setting, applied by nbgrader and again after manual grading."""

import math

from nbgrader.api import SubmittedAssignment
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Float

from examiner.course import Course


class LatePolicy(LateSubmissionPlugin):
    """So much of the points for each day or part of a day, up to a most, after some grace."""

    per_day = Float(
        0.0, min=0, max=1, help="Share of the points that a day costs; 0 for no penalty."
    ).tag(config=True)

    at_most = Float(1.0, min=0, max=1, help="Share that lateness costs at most.").tag(config=True)

    grace_hours = Float(0.0, min=0, help="So late (hours) costs nothing.").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Return the points that a late notebook loses, None for none; nbgrader calls it."""
        if total_seconds_late <= self.grace_hours * 3600:
            return None
        if self.per_day == 0:
            # nbgrader's own setting, `penalty_method`, holds as long as a day costs nothing here.
            return super().late_submission_penalty(student_id, score, total_seconds_late)
        days = math.ceil(total_seconds_late / 86400)
        return round(score * min(self.at_most, self.per_day * days), 2)


def refresh(course: Course) -> int:
    """Apply the policy to the points as they are now; return how many penalties changed.

    nbgrader computes penalties when it grades automatically, before answers are graded by hand.
    """
    penalties = AssignLatePenalties(config=course.settings)
    penalties.init_plugin()
    changed = 0
    with course.gradebook() as gradebook:
        for submission in gradebook.db.query(SubmittedAssignment).all():
            for notebook in submission.notebooks:
                penalty = penalties.plugin_inst.late_submission_penalty(
                    submission.student.id, notebook.score, submission.total_seconds_late
                )
                if (penalty or 0) != (notebook.late_submission_penalty or 0):
                    notebook.late_submission_penalty = penalty
                    changed += 1
        gradebook.db.commit()
    return changed
