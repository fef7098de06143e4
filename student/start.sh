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

suitable='import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=""
    for name in python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c "$suitable" 2>/dev/null; then
            python=$name
            break
        fi
    done
    [ -n "$python" ] || stop "没有找到 Python 3.11、3.12 或 3.13。请先从 https://www.python.org/downloads/ 安装。"
    "$python" -m venv --clear .venv ||
        stop "没能创建 .venv 文件夹。请确认这个文件夹可以写入；Debian 和 Ubuntu 请先运行：sudo apt install python3-venv"
fi
install() {
    .venv/bin/python -m pip install --disable-pip-version-check -r requirements.txt "$@"
}
if ! cmp -s requirements.txt .venv/installed.txt; then
    echo "第一次使用：正在安装软件（约 1 GB），请耐心等待，不要关闭窗口……"
    install || install -i https://pypi.tuna.tsinghua.edu.cn/simple ||
        stop "安装没有成功。请检查网络，再运行一次。"
    cp requirements.txt .venv/installed.txt
fi
echo "正在打开课程。学习时请不要关闭这个窗口；学完后在这里按两次 Ctrl+C。"
.venv/bin/python -m jupyterlab --config=jupyter_lab_config.py ||
    stop "JupyterLab 没能打开。请把上面的文字发给老师。"
