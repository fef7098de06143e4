#!/usr/bin/env bash
# Starts the hub and the watch where there is no systemd, as in a container; ends with either.
set -euo pipefail
set -a; . /etc/aicourse/hub.env; set +a
cd "$AICOURSE_COURSE"
# Accounts that `make accounts` has made live as long as the volume /etc/aicourse.
for name in passwd group shadow gshadow; do
  if [ -f "/etc/aicourse/accounts/$name" ]; then cp -p "/etc/aicourse/accounts/$name" "/etc/$name"; fi
done
runuser -u "$AICOURSE_GRADER" -- env HOME="$(getent passwd "$AICOURSE_GRADER" | cut -d: -f6)" \
  .venv/bin/python -m examiner watch &
watch=$!
(cd "$AICOURSE_STATE" && exec /opt/aicourse/env/bin/jupyterhub -f /opt/aicourse/jupyterhub_config.py) &
hub=$!
trap 'kill "$watch" "$hub" 2>/dev/null; wait' TERM INT
wait -n || true
kill "$watch" "$hub" 2>/dev/null || true
wait
