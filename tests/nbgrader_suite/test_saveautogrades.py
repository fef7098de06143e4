from nbgrader.tests.preprocessors.conftest import *
from nbgrader.tests.preprocessors.test_saveautogrades import *
