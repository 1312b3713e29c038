@echo off
rem Portal auditor. By double-click: the desk of the workspace that this file lies in or beside opens in the browser; this
rem window stays as long as it runs. With arguments: passes them on and leaves with the program's exit code.
rem May be copied into a workspace. Only ASCII here: the console does not show Bangla well, start.html does.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
chcp 65001 >nul
rem For programs that the auditor starts; -I below makes Python itself read no PYTHON* settings, hence -X utf8.
set "PYTHONUTF8=1"

if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if not defined PROCESSOR_ARCHITEW6432 goto wrong_windows

set "PROGRAM=%HERE%program"
if exist "%PROGRAM%\installed.txt" goto installed
set "PROGRAM=%LOCALAPPDATA%\portal-auditor\program"
if exist "%PROGRAM%\installed.txt" goto installed
goto not_installed

:installed
if not "%~1"=="" goto pass_on
if defined AUDITOR_WINDOW goto once_more
if "%HERE:~0,2%"=="\\" goto on_a_share

set "WORKSPACE="
set "SEVERAL="
if exist "%HERE%auditor.toml" set "WORKSPACE=%HERE%."
if defined WORKSPACE goto desk
cd /d "%HERE%."
for /d %%D in (*) do (
    if exist "%%D\auditor.toml" (
        if defined WORKSPACE set "SEVERAL=1"
        set "WORKSPACE=%%~fD"
    )
)
if defined SEVERAL goto no_workspace
if defined WORKSPACE goto desk
cd /d "%HERE%.."
for /d %%D in (*) do (
    if exist "%%D\auditor.toml" (
        if defined WORKSPACE set "SEVERAL=1"
        set "WORKSPACE=%%~fD"
    )
)
if defined SEVERAL goto no_workspace
if defined WORKSPACE goto desk
goto no_workspace

:desk
cd /d "%WORKSPACE%"
if errorlevel 1 goto on_a_share
"%PROGRAM%\Scripts\python.exe" -I -X utf8 -m auditor desk
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="103" goto python_gone
if "%CODE%"=="0" exit /b 0
echo.
echo The same work by commands:  auditor
echo For Bangla use Windows Terminal. Help:  auditor --help     Close this window:  exit
goto window

:no_workspace
set "WORKSPACE=%HERE%.."
goto desk

:window
set "AUDITOR_WINDOW=1"
set "PATH=%HERE%;%PATH%"
"%ComSpec%" /k "title Portal auditor"
exit /b 0

:once_more
"%PROGRAM%\Scripts\python.exe" -I -X utf8 -m auditor --language en
exit /b %ERRORLEVEL%

:pass_on
"%PROGRAM%\Scripts\python.exe" -I -X utf8 -m auditor %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="103" goto python_gone
exit /b %CODE%

:wrong_windows
echo Papers cannot be made on 32-bit Windows. Use 64-bit Windows 10 or later; taking the folder on a USB drive is enough.
echo See start.html in the folder of the release kit.
goto stop

:not_installed
echo The program is not installed for you on this computer, or its installation did not finish.
echo Double-click install.cmd in the folder of the release kit. See start.html there.
goto stop

:python_gone
echo The Python with which the program was installed is no longer on this computer.
echo Double-click install.cmd in the folder of the release kit once more. See start.html there.
goto stop

:on_a_share
echo This folder lies on a network share. Copy it to this computer or to a USB drive and start it there.
echo See start.html in the folder of the release kit.
goto stop

:stop
if "%~1"=="" if not defined AUDITOR_WINDOW pause
exit /b 3
