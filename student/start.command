#!/bin/sh
# macOS：双击打开课程。第一次如果提示“无法验证开发者”，请按住 Control 点按它，再选“打开”。
exec sh "$(dirname "$0")/start.sh"
