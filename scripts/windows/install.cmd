@echo off
rem Double-click to install intake for the present user. Explained in docs/zh/install.md.
chcp 65001 >nul
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
pause
