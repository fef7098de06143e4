"""A JupyterHub for one machine: a server for each student, and one that the teachers share.

Variables say what differs between a class and a trial; `deploy/hub.env` describes them.
"""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821
environ = os.environ
here = Path(__file__).resolve().parent
programs = Path(sys.executable).parent
port = int(environ.get("AICOURSE_PORT", "8000"))
is_root = os.geteuid() == 0
has_systemd = is_root and Path("/run/systemd/system").is_dir()
trial_password = environ.get("AICOURSE_TRIAL_PASSWORD")

# --- the hub -------------------------------------------------------------------------------------

# Whoever comes from outside comes by a web server with a certificate that stands before it.
c.JupyterHub.bind_url = f"http://{environ.get('AICOURSE_ADDRESS', '127.0.0.1')}:{port}"
c.JupyterHub.hub_port = port + 1
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 2}"
c.ConfigurableHTTPProxy.command = [
    str(Path(environ.get("AICOURSE_PROXY", here), "node_modules/.bin/configurable-http-proxy"))
]
state = Path(environ["AICOURSE_STATE"])
c.JupyterHub.db_url = f"sqlite:///{state / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(state / "proxy.pid")
# A restart of the hub, after new settings, interrupts nobody's work.
c.JupyterHub.cleanup_servers = bool(trial_password)

# --- who may log in ------------------------------------------------------------------------------

teachers = set(filter(None, environ.get("AICOURSE_TEACHERS", "").split(",")))
if trial_password:
    c.JupyterHub.authenticator_class = "shared-password"
    c.SharedPasswordAuthenticator.user_password = trial_password
    c.SharedPasswordAuthenticator.allow_all = True
else:
    # The accounts that `make accounts` made of the class list, with their passwords.
    c.JupyterHub.authenticator_class = "pam"
    c.PAMAuthenticator.allowed_groups = {"aicourse-students"}
    c.PAMAuthenticator.open_sessions = False

# --- students' servers ---------------------------------------------------------------------------

if has_systemd:
    c.JupyterHub.spawner_class = "systemd"
    c.SystemdSpawner.mem_limit = environ.get("AICOURSE_MEMORY", "2G")
    c.SystemdSpawner.cpu_limit = float(environ.get("AICOURSE_PROCESSORS", "1"))
    c.SystemdSpawner.isolate_tmp = True
    c.SystemdSpawner.isolate_devices = True
    c.SystemdSpawner.disable_user_sudo = True
elif is_root:
    # As the students' own accounts, too, but without limits.
    c.JupyterHub.spawner_class = "localprocess"
else:
    c.JupyterHub.spawner_class = "simple"
    c.SimpleLocalProcessSpawner.home_dir_template = str(state / "homes" / "{username}")
c.Spawner.cmd = [str(programs / "jupyterhub-singleuser")]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {
    # What all nbgrader commands of students read, and their JupyterLab.
    "JUPYTER_CONFIG_PATH": environ["AICOURSE_CONFIG"],
    "AICOURSE_EXCHANGE": environ["AICOURSE_EXCHANGE"],
    # Where notebooks find the package aicourse and, beside it, the data.
    "PYTHONPATH": environ["AICOURSE_EDITION"],
    "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin",
}
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.JupyterHub.concurrent_spawn_limit = 20
# A server that nobody uses gives its memory back; what was saved stays.
c.JupyterHub.services = [
    {
        "name": "idle",
        "command": [
            *(sys.executable, "-m", "jupyterhub_idle_culler"),
            f"--timeout={environ.get('AICOURSE_IDLE', '3600')}",
        ],
    },
]

# --- the teachers' server ------------------------------------------------------------------------

# JupyterLab in the course's folder, with the formgrader, as the account that owns all of it. It is
# that account's server, which teachers may start, stop and use; nobody logs in as it.
grader = environ["AICOURSE_GRADER"]


def own_course(spawner):
    """Let the server of the course's account have the course."""
    if spawner.user.name != grader:
        return
    spawner.cmd = [str(Path(environ.get("AICOURSE_GRADING", programs), "jupyterhub-singleuser"))]
    spawner.notebook_dir = environ["AICOURSE_COURSE"]
    spawner.mem_limit = spawner.cpu_limit = None
    names = ("NBGRADER_DB_URL", "AICOURSE_EXCHANGE", "AICOURSE_MNIST")
    spawner.environment = {name: environ[name] for name in names if name in environ}


c.Spawner.pre_spawn_hook = own_course
c.JupyterHub.default_url = lambda handler: (
    f"/hub/spawn/{grader}" if handler.current_user and handler.current_user.name in teachers else ""
)
c.Authenticator.allowed_users = {grader, *teachers}
c.JupyterHub.load_groups = {"teachers": {"users": sorted(teachers)}}
c.JupyterHub.load_roles = [
    {
        "name": "teachers",
        "groups": ["teachers"],
        "scopes": [
            f"{scope}!user={grader}" for scope in ("access:servers", "servers", "read:users")
        ],
    },
    {
        "name": "idle",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
]
