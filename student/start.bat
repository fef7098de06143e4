@echo off
rem Opens the course; installs what it needs the first time. Double-click it.
chcp 65001 >nul
set PYTHONUTF8=1
cd /d "%~dp0"
if not exist requirements.txt (
    echo 请先把整个压缩包解压到一个文件夹（右键，“全部解压缩”，不要解压到网络文件夹），
    echo 再双击解压后的 start.bat。
    goto stop
)
.venv\Scripts\python -m pip --version >nul 2>nul && goto install
set "PY="
for %%V in (3.13 3.12 3.11) do if not defined PY (py -%%V -c "import sys; sys.exit(sys.maxsize < 2**32)" >nul 2>nul && set "PY=py -%%V")
if not defined PY (python -c "import sys; sys.exit(sys.maxsize < 2**32 or not (3, 11) <= sys.version_info < (3, 14))" >nul 2>nul && set "PY=python")
if not defined PY (
    echo 没有找到 64 位的 Python 3.11、3.12 或 3.13。请先从 https://www.python.org/downloads/ 安装，
    echo 安装时勾选 Add python.exe to PATH。装好以后再双击一次 start.bat。
    goto stop
)
%PY% -m venv --clear .venv
if errorlevel 1 (
    echo 没能创建 .venv 文件夹。请把课程解压到一个可以写入的文件夹，例如“文档”。
    goto stop
)
:install
fc /b requirements.txt .venv\installed.txt >nul 2>nul && goto open
echo 第一次使用：正在安装软件（约 1 GB），请耐心等待，不要关闭窗口……
set "INSTALL=.venv\Scripts\python -m pip install --disable-pip-version-check -r requirements.txt"
%INSTALL% || %INSTALL% -i https://pypi.tuna.tsinghua.edu.cn/simple
if errorlevel 1 (
    echo 安装没有成功。请检查网络，再双击一次。
    echo 如果上面提到 Long Path，请把课程文件夹移到路径更短的地方，例如 D:\ai，再双击一次。
    goto stop
)
copy /y requirements.txt .venv\installed.txt >nul
:open
echo 正在打开课程。学习时请不要关闭这个窗口；学完后在这里按两次 Ctrl+C。
.venv\Scripts\python -m jupyterlab --config=jupyter_lab_config.py
if not errorlevel 1 exit /b 0
echo JupyterLab 没能打开。请把上面的文字发给老师。
:stop
pause
exit /b 1
