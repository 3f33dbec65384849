<#
.SYNOPSIS
    Sets up a Windows server for the billing service.
.EXAMPLE
    .\Provision-Server.ps1 -ComputerName app-7 -Password ⟪-comment <password>⟫
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $ComputerName,

    [string] $ServiceAccount = 'CORP\svc-billing',

    [string] $ServicePassword = '⟪+assignment {human}⟫',

    [string] $CertThumbprint = '⟪-assignment {hexupper:40}⟫'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$securePassword = ConvertTo-SecureString '⟪+argument {pass:20}⟫' -AsPlainText -Force
$adminCredential = New-Object System.Management.Automation.PSCredential('CORP\deploy', $securePassword)

$connectionString = 'Server=mssql.prod.internal;Database=Billing;User Id=billing;Password=⟪+connection {alnum:17}⟫;Encrypt=True'
$env:BILLING_API_TOKEN = "⟪+assignment {base64url:48}⟫"
$env:BILLING_TOKEN_URL = '⟪-assignment https://sso.prod.internal/oauth2/token⟫'

$storageKey = Get-AzKeyVaultSecret -VaultName 'kv-billing' -Name '⟪-flag storage-account-key⟫' -AsPlainText
$headers = @{
    'Ocp-Apim-Subscription-Key' = '⟪+header {hex:32}⟫'
    'Authorization'             = "⟪-header Bearer $env:BILLING_API_TOKEN⟫"
}

Invoke-Command -ComputerName $ComputerName -Credential $adminCredential -ScriptBlock {
    param($account, $password)
    $service = Get-CimInstance Win32_Service -Filter "Name='BillingService'"
    if ($null -eq $service) {
        New-Service -Name 'BillingService' -BinaryPathName 'C:\Billing\Billing.exe'
    }
    sc.exe config BillingService obj= $account password= $password | Out-Null
} -ArgumentList $ServiceAccount, $ServicePassword

net use \\files.corp.internal\releases /user:CORP\deploy ⟪+flag {alpha:12}⟫
Copy-Item '\\files.corp.internal\releases\billing\*' 'C:\Billing' -Recurse -Force
net use \\files.corp.internal\releases /delete

Import-PfxCertificate -FilePath C:\Billing\tls.pfx -CertStoreLocation Cert:\LocalMachine\My `
    -Password (⟪-flag Read-Host -AsSecureString⟫)

$status = Invoke-RestMethod 'https://billing.prod.internal/admin/status' -Headers $headers
if ($status.passwordPolicy -ne '⟪-comparison MinLength12WithSymbols⟫') {
    Write-Warning '⟪-argument The password policy of the server is too weak⟫'
}
Write-Host "Provisioned $ComputerName with storage key of length $($storageKey.Length)"
