@echo off
rem Opens the course: finds a Python and hands over to start.py.
rem This file is ASCII, as cmd reads it in the system's own code page; what it says is in start.txt.
chcp 65001 >nul
set PYTHONUTF8=1
cd /d "%~dp0"
if not exist start.py goto unzip
set "PY="
for %%V in (3.13 3.12 3.11) do if not defined PY (py -%%V -c "import sys; sys.exit(sys.maxsize < 2**32)" >nul 2>nul && set "PY=py -%%V")
if not defined PY (python -c "import sys; sys.exit(sys.maxsize < 2**32 or not (3, 11) <= sys.version_info < (3, 14))" >nul 2>nul && set "PY=python")
if not defined PY goto nopython
%PY% start.py
if not errorlevel 1 exit /b 0
goto stop
:unzip
rem Double-clicked inside the zip, Windows unpacks this file alone: there is no text to show.
echo Please unzip the whole archive first: right-click it, "Extract All", then open start.bat there.
goto stop
:nopython
type start.txt
:stop
pause
exit /b 1
