#!/bin/sh
# macOS：双击打开课程。第一次如果提示“Apple 无法验证”，点“完成”，再到“系统设置 → 隐私与安全性”里点“仍要打开”。
exec sh "$(dirname "$0")/start.sh"
