#!/bin/sh
# 打开课程：第一次会先安装软件。在终端里运行 sh start.sh，或者双击（macOS 请双击 start.command）。
cd "$(dirname "$0")" || exit 1

stop() {
    echo
    echo "$1"
    printf "按回车键关闭。"
    read -r _
    exit 1
}

for name in python3.13 python3.12 python3.11 python3 python; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
        "$name" start.py || stop "没有打开课程，原因见上面。"
        exit 0
    fi
done
stop "没有找到 Python 3.11、3.12 或 3.13。请先从 https://www.python.org/downloads/ 安装 3.13；国内的下载地址见 README.md。"
