@echo off
rem Installs the portal auditor from the wheels beside this file: no Internet, no administrator rights.
rem Into the user's own %LOCALAPPDATA%, or, where that is not possible or with "install.cmd here", beside this file.
rem Only ASCII here: the console does not show Bangla well, start.html does.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
chcp 65001 >nul
title Portal auditor: installation
set "PYTHONUTF8=1"
rem No setting of this computer may send pip or the launcher to the Internet.
set "PIP_CONFIG_FILE=nul"
set "PYLAUNCHER_ALLOW_INSTALL="
set "PYLAUNCHER_ALWAYS_INSTALL="
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"

if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if not defined PROCESSOR_ARCHITEW6432 goto wrong_windows
if not exist "%HERE%wheels\requirements.txt" goto not_unpacked

echo [1/3] Looking for Python
set "PY="
set "CHECK=import sys,sysconfig; sys.exit(sysconfig.get_platform() != 'win-amd64' or sys.version_info[:2] not in (@PYTHON_TUPLES@))"
for %%V in (@PYTHONS@) do call :try_launcher %%V
if not defined PY call :try_path
if not defined PY goto no_python
echo       found: %PY%

set "PROGRAM=%LOCALAPPDATA%\portal-auditor\program"
if not defined LOCALAPPDATA set "PROGRAM=%HERE%program"
if /i "%~1"=="here" set "PROGRAM=%HERE%program"

:make
echo [2/3] Making a place for the program
set "BEFORE="
if exist "%PROGRAM%\Scripts\python.exe" set "BEFORE=1"
if exist "%PROGRAM%\installed.txt" del /q "%PROGRAM%\installed.txt"
%PY% -I -m venv --clear "%PROGRAM%"
if errorlevel 1 goto no_place
if not exist "%PROGRAM%\Scripts\python.exe" goto no_place

echo [3/3] Installing; this takes some minutes from a USB drive
"%PROGRAM%\Scripts\python.exe" -I -X utf8 "%HERE%wheels\unpack.py" "%HERE%wheels\wheels.tar.xz" "%PROGRAM%\wheels"
if errorlevel 1 goto damaged
"%PROGRAM%\Scripts\python.exe" -I -X utf8 -m pip --isolated --disable-pip-version-check --no-input install --quiet --no-index --find-links "%PROGRAM%\wheels" --only-binary :all: --no-deps --require-hashes --no-cache-dir --no-warn-script-location -r "%HERE%wheels\requirements.txt"
if errorlevel 1 goto damaged
"%PROGRAM%\Scripts\python.exe" -I -X utf8 -m pip --isolated --disable-pip-version-check check
if errorlevel 1 goto damaged
"%PROGRAM%\Scripts\python.exe" -I -X utf8 -m auditor --version
if errorlevel 1 goto blocked
rmdir /s /q "%PROGRAM%\wheels"
>"%PROGRAM%\installed.txt" echo @VERSION@
echo.
echo Installed. Next: double-click auditor.cmd
pause
exit /b 0

:try_launcher
if defined PY exit /b 0
py -%1 -I -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" set "PY=py -%1"
exit /b 0

:try_path
python -I -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" set "PY=python"
exit /b 0

:no_place
if defined BEFORE goto in_use
if /i "%PROGRAM%"=="%HERE%program" goto no_venv
echo       not possible in your own folder; trying beside install.cmd
set "PROGRAM=%HERE%program"
goto make

:wrong_windows
echo Papers cannot be made on 32-bit Windows. Use 64-bit Windows 10 or later; taking the folder on a USB drive is enough.
goto stop

:not_unpacked
echo The folder "wheels" is not beside install.cmd. Unpack the whole ZIP file first: right-click it, then Extract All.
goto stop

:no_python
echo No suitable Python was found. It has to be 64-bit Python @PYTHONS_IN_WORDS@.
echo This computer has:
py --list 2>nul
if errorlevel 1 echo       no Python launcher
goto stop

:in_use
echo The installed program could not be replaced. Close every window of the auditor, then run install.cmd again.
goto stop

:no_venv
echo There was no place to install to. Copy this folder to C:\portal and run install.cmd there.
goto stop

:damaged
echo A file of this folder is missing or was changed. Copy the folder again from its origin and run install.cmd again.
goto stop

:blocked
echo The program was installed but could not be started. An antivirus program may hold it back.
goto stop

:stop
echo.
echo Nothing of yours was changed. The page that opens now tells in Bangla what to do.
if exist "%HERE%start.html" start "" "%HERE%start.html"
pause
exit /b 3
