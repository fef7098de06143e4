"""The root of the examiner's errors."""


class ExaminerError(Exception):
    """Something that a person can mend; the message says what was wrong, where and what to do."""
