# 为当前用户安装 intake：程序、开始菜单和桌面的快捷方式、“发送到”菜单。不需要管理员权限。
#   install.cmd                      安装旁边的 .whl；旁边有 wheels 文件夹时全程不联网
#   install.ps1 -NoShortcuts         只装程序
param(
    [string]$Into = (Join-Path $env:LOCALAPPDATA 'intake-app'),
    [string]$Cases = (Join-Path ([Environment]::GetFolderPath('MyDocuments')) '预审案件'),
    [switch]$NoShortcuts
)
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$wheel = Get-ChildItem -Path $here -Filter 'certification_intake-*.whl' | Select-Object -Last 1
if (-not $wheel) { throw "没有找到 certification_intake-….whl：请把它和本脚本放在同一个文件夹里。" }
$offline = Join-Path $here 'wheels'

function Invoke-Checked([string]$Program, [string[]]$Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program 失败（返回 $LASTEXITCODE）。" }
}

function Get-Python {
    foreach ($version in '-3.13', '-3.12', '-3.11') {
        if (Get-Command py -ErrorAction SilentlyContinue) {
            $found = & py $version -c 'import sys; print(sys.executable)' 2>$null
            if ($LASTEXITCODE -eq 0) { return $found }
        }
    }
    $plain = Get-Command python -ErrorAction SilentlyContinue
    if ($plain) {
        & $plain.Source -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>$null
        if ($LASTEXITCODE -eq 0) { return $plain.Source }
    }
    return $null
}

if (Test-Path $offline) {
    $python = Get-Python
    if (-not $python) { throw '没有找到 Python 3.11 或更新的版本：请先安装 Python（为当前用户安装即可）。' }
    Invoke-Checked $python @('-m', 'venv', $Into)
    $own = Join-Path $Into 'Scripts\python.exe'
    $pinned = Join-Path $here 'requirements.txt'
    Invoke-Checked $own @('-m', 'pip', 'install', '--no-index', '--find-links', $offline, '--no-deps', '--require-hashes', '-r', $pinned)
    Invoke-Checked $own @('-m', 'pip', 'install', '--no-index', '--no-deps', $wheel.FullName)
    $intake = Join-Path $Into 'Scripts\intake.exe'
} elseif (Get-Command uv -ErrorAction SilentlyContinue) {
    Invoke-Checked 'uv' @('tool', 'install', '--force', $wheel.FullName)
    $intake = Join-Path ((& uv tool dir --bin) | Select-Object -Last 1) 'intake.exe'
} elseif (Get-Command pipx -ErrorAction SilentlyContinue) {
    Invoke-Checked 'pipx' @('install', '--force', $wheel.FullName)
    $intake = Join-Path ((& pipx environment --value PIPX_BIN_DIR) | Select-Object -Last 1) 'intake.exe'
} else {
    throw '请先安装 uv 或 pipx，或使用离线安装包（带 wheels 文件夹）。'
}
Invoke-Checked $intake @('--version')

if (-not $NoShortcuts) {
    New-Item -ItemType Directory -Force -Path $Cases | Out-Null
    $shell = New-Object -ComObject WScript.Shell
    foreach ($place in 'Programs', 'Desktop') {
        $link = $shell.CreateShortcut((Join-Path ([Environment]::GetFolderPath($place)) '申请材料预审.lnk'))
        $link.TargetPath = $intake
        $link.Arguments = 'serve "' + $Cases + '"'
        $link.WorkingDirectory = $Cases
        $link.Description = '打开审查台'
        $link.Save()
    }
    $script = Join-Path $Into 'check-case.cmd'
    New-Item -ItemType Directory -Force -Path $Into | Out-Null
    Copy-Item -Force (Join-Path $here 'check-case.cmd') $script
    $link = $shell.CreateShortcut((Join-Path ([Environment]::GetFolderPath('SendTo')) '预审这个案件.lnk'))
    $link.TargetPath = $script
    $link.Arguments = '"' + $intake + '"'
    $link.Save()
}
Write-Host "已装好：$intake"
Write-Host "案件放在：$Cases"
