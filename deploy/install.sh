#!/usr/bin/env bash
# A class server on this machine, Ubuntu or Debian: in the course's folder, sudo deploy/install.sh
# Run again, it renews all of it. Servers that run keep the environment that they started with.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "Installing takes root: sudo deploy/install.sh" >&2; exit 2; }

install -d -m 700 /etc/aicourse
[ -f /etc/aicourse/hub.env ] || install -m 600 deploy/hub.env /etc/aicourse/hub.env
set -a; . /etc/aicourse/hub.env; set +a
if [ "$PWD" != "$AICOURSE_COURSE" ]; then
  echo "The course lies in $PWD, and /etc/aicourse/hub.env says $AICOURSE_COURSE: move one of them." >&2
  exit 2
fi

if [ -z "${AICOURSE_NO_PACKAGES:-}" ]; then
  apt-get -q update
  apt-get -qy install make npm python3-venv sqlite3
fi

# --- accounts: who owns course and exchange, and the students' group
groupadd --force aicourse-students
id "$AICOURSE_GRADER" >/dev/null 2>&1 ||
  useradd --create-home --key HOME_MODE=0700 --shell /bin/bash "$AICOURSE_GRADER"
chown -R "$AICOURSE_GRADER:" "$AICOURSE_COURSE"
chmod 700 "$AICOURSE_COURSE"
as_grader() { runuser -u "$AICOURSE_GRADER" -- env HOME="$(getent passwd "$AICOURSE_GRADER" | cut -d: -f6)" "$@"; }

# --- the teachers' environment, and the students' edition
as_grader make setup release student
as_grader .venv/bin/python -m pip install -q --disable-pip-version-check -r deploy/requirements.lock

# --- the students' environment: a new one beside the old, and a link that is changed at once
here=/opt/aicourse
version=$(cat deploy/requirements.lock dist/aicourse-student.zip | sha256sum | cut -c1-12)
if [ ! -f "$here/$version/.ready" ]; then
  rm -rf "${here:?}/$version"
  mkdir -p "$here/$version"
  "${PYTHON:-python3}" -m venv "$here/$version/env"
  "$here/$version/env/bin/python" -m pip install -q --disable-pip-version-check -r deploy/requirements.lock
  "$here/$version/env/bin/python" -m zipfile -e dist/aicourse-student.zip "$here/$version"
  mv "$here/$version/aicourse-student" "$here/$version/edition"
  cp -r deploy/students "$here/$version/config"
  cp "$here/$version/edition/overrides.json" "$here/$version/config/"
  cp deploy/jupyterhub_config.py "$here/$version/"
  mkdir "$here/$version/proxy"
  cp deploy/package.json deploy/package-lock.json "$here/$version/proxy/"
  npm ci --silent --prefix "$here/$version/proxy"
  chmod -R u+rwX,go+rX,go-w "$here/$version"
  touch "$here/$version/.ready"
fi
for name in env edition config proxy jupyterhub_config.py; do
  ln -sfn "$version/$name" "$here/$name"
done

# --- the exchange: all may hand in; nobody can list or remove what others handed in
install -d -o "$AICOURSE_GRADER" -m 1777 "$AICOURSE_EXCHANGE"
install -d -o "$AICOURSE_GRADER" -m 755 "$AICOURSE_EXCHANGE/aicourse"
install -d -o "$AICOURSE_GRADER" -m 1733 "$AICOURSE_EXCHANGE/aicourse/inbound"
install -d -m 700 "$AICOURSE_STATE"

# --- the services
if [ -d /run/systemd/system ]; then
  install -m 644 deploy/aicourse-hub.service deploy/aicourse-watch.service /etc/systemd/system/
  systemctl daemon-reload
  systemctl enable -q aicourse-hub aicourse-watch
  systemctl restart aicourse-hub aicourse-watch
  echo "JupyterHub runs at http://127.0.0.1:$AICOURSE_PORT; systemctl status aicourse-hub aicourse-watch"
else
  echo "There is no systemd here: deploy/start.sh starts the hub and the watch"
fi
