<#
.SYNOPSIS
Installs the released binary of feedmill for Windows, after checking its SHA-256 checksum.

.EXAMPLE
irm https://github.com/feedmill/feedmill/releases/latest/download/install.ps1 | iex

.EXAMPLE
./install.ps1 -Version 0.1.0 -To C:\tools

.PARAMETER Version
This version instead of the latest.

.PARAMETER To
Into this folder instead of %LOCALAPPDATA%\feedmill\bin.

.PARAMETER Sha256
Accept this archive only, whatever the release's SHA256SUMS says.
#>
param(
    [string]$Version = "",
    [string]$To = (Join-Path $env:LOCALAPPDATA "feedmill\bin"),
    [string]$Sha256 = ""
)

$ErrorActionPreference = "Stop"
# The progress bar makes downloads many times slower in Windows PowerShell.
$ProgressPreference = "SilentlyContinue"
# Windows PowerShell 5 offers old protocols first.
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

$Version = $Version -replace "^v", ""
if ($Version -notmatch "^[0-9A-Za-z.+-]*$") {
    throw "invalid version ``$Version``; write it as 0.1.0"
}
if (-not [Environment]::Is64BitOperatingSystem) {
    throw "there is no binary for 32-bit Windows; ``cargo install feedmill`` builds one"
}

$releases = if ($env:FEEDMILL_RELEASES) { $env:FEEDMILL_RELEASES.TrimEnd("/") } else { "https://github.com/feedmill/feedmill/releases" }
$from = if ($Version) { "$releases/download/v$Version" } else { "$releases/latest/download" }
# Windows on ARM runs it by emulation.
$name = "feedmill-x86_64-pc-windows-msvc"
$work = Join-Path ([IO.Path]::GetTempPath()) "feedmill-$([Guid]::NewGuid())"
New-Item -ItemType Directory -Path $work | Out-Null
try {
    $archive = Join-Path $work "$name.zip"
    Write-Output "downloading $from/$name.zip"
    Invoke-WebRequest -UseBasicParsing -Uri "$from/$name.zip" -OutFile $archive
    if (-not $Sha256) {
        $list = Join-Path $work "SHA256SUMS"
        Invoke-WebRequest -UseBasicParsing -Uri "$from/SHA256SUMS" -OutFile $list
        foreach ($line in Get-Content $list) {
            $sum, $file = $line -split "\s+\*?", 2
            if ($file -eq "$name.zip") { $Sha256 = $sum }
        }
        if (-not $Sha256) {
            throw "$from/SHA256SUMS has no checksum for $name.zip"
        }
    }
    $actual = (Get-FileHash -Algorithm SHA256 -Path $archive).Hash
    if ($actual -ne $Sha256) {
        throw "wrong checksum of $name.zip: it should be $Sha256, but is $actual; nothing was installed"
    }
    Expand-Archive -Path $archive -DestinationPath $work
    New-Item -ItemType Directory -Force -Path $To | Out-Null
    Copy-Item -Force -Path (Join-Path $work "$name\feedmill.exe") -Destination (Join-Path $To "feedmill.exe")
    $said = & (Join-Path $To "feedmill.exe") --version
    if ($LASTEXITCODE -ne 0) {
        throw "$To\feedmill.exe does not run on this machine"
    }
    Write-Output "installed $said in $To"
    if (($env:PATH -split ";") -notcontains $To) {
        Write-Output "note: $To is not in PATH; add it in the system settings to use feedmill by name"
    }
}
finally {
    Remove-Item -Recurse -Force -Path $work
}
