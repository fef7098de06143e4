from nbgrader.tests.apps.conftest import *
from nbgrader.tests.apps.test_nbgrader_generate_feedback import *
