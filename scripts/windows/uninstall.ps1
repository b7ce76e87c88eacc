# 卸载：去掉快捷方式和程序。案件和结果文件夹不动。
param([string]$Into = (Join-Path $env:LOCALAPPDATA 'intake-app'))
foreach ($place in 'Programs', 'Desktop') {
    Remove-Item -ErrorAction SilentlyContinue (Join-Path ([Environment]::GetFolderPath($place)) '申请材料预审.lnk')
}
Remove-Item -ErrorAction SilentlyContinue (Join-Path ([Environment]::GetFolderPath('SendTo')) '预审这个案件.lnk')
if (Get-Command uv -ErrorAction SilentlyContinue) { & uv tool uninstall certification-intake 2>$null }
if (Get-Command pipx -ErrorAction SilentlyContinue) { & pipx uninstall certification-intake 2>$null }
if (Test-Path $Into) { Remove-Item -Recurse -Force $Into }
Write-Host '已卸载。'
