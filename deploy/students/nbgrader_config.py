"""What nbgrader knows of the course on a class server, for students."""

import os

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "aicourse"
c.Exchange.root = os.environ["AICOURSE_EXCHANGE"]
# Of a list of a hundred files, none but the chapter's own are of interest.
c.CourseDirectory.max_file_size = 50_000
