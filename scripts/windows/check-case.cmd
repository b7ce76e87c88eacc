@echo off
rem "Send to" entry: check-case.cmd INTAKE.EXE CASE. Checks the case and opens its report.
chcp 65001 >nul
set PYTHONUTF8=1
"%~1" check "%~2"
if exist "%~2-intake\report.html" start "" "%~2-intake\report.html"
pause
