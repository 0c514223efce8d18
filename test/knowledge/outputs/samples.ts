import { outputKinds, type OutputKind } from '../../../knowledge/outputs/output.ts';

/** The host of the document's example. */
export const host = 'ssprdedicatedsbprodfra-1.servicebus.windows.net';

interface Connection {
  readonly host?: string;
  readonly port?: string;
  readonly tcp?: 'True' | 'False';
}

/** What Test-NetConnection prints. */
export function connection({ host: name = host, port = '443', tcp = 'True' }: Connection = {}): string {
  return [
    ...(tcp === 'False' ? [`WARNING: TCP connect to (40.1.2.3 : ${port}) failed`] : []),
    '',
    `ComputerName     : ${name}`,
    'RemoteAddress    : 40.1.2.3',
    `RemotePort       : ${port}`,
    'InterfaceAlias   : Ethernet 2',
    'SourceAddress    : 10.0.0.1',
    ...(tcp === 'False' ? ['PingSucceeded          : False', 'PingReplyDetails (RTT) : 0 ms'] : []),
    `TcpTestSucceeded : ${tcp}`,
    '',
  ].join('\n');
}

/** What Windows PowerShell prints when Invoke-WebRequest fails with a message. */
export function webError(message: string, uri = `https://${host}`): string {
  return [
    `Invoke-WebRequest : ${message}`,
    'At line:1 char:1',
    `+ Invoke-WebRequest -Uri ${uri} -Verbose`,
    '+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~',
    '    + CategoryInfo          : InvalidOperation: (System.Net.HttpWebRequest:HttpWebRequest) [Invoke-WebRequest], WebExc',
    '   eption',
    '    + FullyQualifiedErrorId : WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand',
  ].join('\n');
}

const framework = 'Microsoft\\.NETFramework\\v4.0.30319';
const protocol = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';

/** Path, name and right value of the eight rows of the TLS check. */
export const tlsCells: readonly (readonly [path: string, name: string, right: string])[] = [
  [`HKLM:\\SOFTWARE\\WOW6432Node\\${framework}`, 'SystemDefaultTlsVersions', '1'],
  [`HKLM:\\SOFTWARE\\WOW6432Node\\${framework}`, 'SchUseStrongCrypto', '1'],
  [`HKLM:\\SOFTWARE\\${framework}`, 'SystemDefaultTlsVersions', '1'],
  [`HKLM:\\SOFTWARE\\${framework}`, 'SchUseStrongCrypto', '1'],
  [`${protocol}\\Server`, 'Enabled', '1'],
  [`${protocol}\\Server`, 'DisabledByDefault', '0'],
  [`${protocol}\\Client`, 'Enabled', '1'],
  [`${protocol}\\Client`, 'DisabledByDefault', '0'],
];

/** How the rows of the check may be laid out. */
export const tlsLayouts = {
  table: (path: string, name: string, value: string) => `${path.padEnd(90)} ${name.padEnd(24)} ${value.padStart(9)}\n`,
  list: (path: string, name: string, value: string) => `Path  : ${path}\nName  : ${name}\nValue : ${value}\n\n`,
  wrapped: (path: string, name: string, value: string) =>
    `${path.slice(0, 40)} ${name.padEnd(24)} ${value}\n${path.slice(40, 80)}\n${path.slice(80)}\n`,
  'wrapped list': (path: string, name: string, value: string) =>
    `Path  : ${path.slice(0, 60)}\n        ${path.slice(60)}\nName  : ${name}\nValue : ${value}\n\n`,
  cut: (path: string, name: string, value: string) =>
    `${path.length > 70 ? `${path.slice(0, 67)}...` : path.padEnd(70)} ${name.padEnd(24)} ${value}\n`,
};

export type TlsLayout = keyof typeof tlsLayouts;

/** What the TLS check prints with these values instead of the right ones, by the number of the row. */
export function tlsCheck(values: Readonly<Record<number, string>> = {}, layout: TlsLayout = 'table'): string {
  const head = layout.endsWith('list') ? '\n' : 'Path Name Value\n---- ---- -----\n';
  return head + tlsCells.map(([path, name, right], at) => tlsLayouts[layout](path, name, values[at] ?? right)).join('');
}

/** What Get-ADSyncAADPasswordResetConfiguration prints. */
export function configuration(enabled: string, service = 'Started', onboarding = 'NotRequired'): string {
  return [
    `Enabled                  : ${enabled}`,
    'ModifiedTimestamp        : 6/19/2026 3:12:00 PM',
    `ServiceStatus            : ${service}`,
    `OnboardingRequiredStatus : ${onboarding}`,
  ].join('\n');
}

/** Values of `net accounts` in the order of its rows. */
export const accountValues = ['Never', '1', '42', '7', '24', '5', '30', '15', 'PRIMARY'];
const english = [
  'Force user logoff how long after time expires?:',
  'Minimum password age (days):',
  'Maximum password age (days):',
  'Minimum password length:',
  'Length of password history maintained:',
  'Lockout threshold:',
  'Lockout duration (minutes):',
  'Lockout observation window (minutes):',
  'Computer role:',
];

/** The labels of `net accounts` in languages that public output shows. */
export const accountLabels = {
  english,
  spanish: [
    'Tiempo antes del cierre forzado:',
    'Duración mín. de contraseña (días):',
    'Duración máx. de contraseña (días):',
    'Longitud mínima de contraseña:',
    'Duración del historial de contraseñas:',
    'Umbral de bloqueo:',
    'Duración de bloqueo (minutos):',
    'Ventana de obs. de bloqueo (minutos):',
    'Rol del servidor:',
  ],
  french: [
    'Forcer la fermeture de session après :',
    'Durée de vie minimale du mot de passe (jours) :',
    'Durée de vie maximale du mot de passe (jours) :',
    'Longueur minimale du mot de passe :',
    'Nombre de mots de passe antérieurs à conserver :',
    'Seuil de verrouillage :',
    'Durée du verrouillage (min) :',
    "Fenêtre d'observation du verrouillage (min) :",
    "Rôle de l'ordinateur :",
  ],
  german: [
    'Abmeldung erzwingen nach:',
    'Minimales Kennwortalter (Tage):',
    'Maximales Kennwortalter (Tage):',
    'Minimale Kennwortlänge:',
    'Länge der Kennwortchronik:',
    'Sperrschwelle:',
    'Sperrdauer (Minuten):',
    'Sperrüberwachungsfenster (Minuten):',
    'Rolle des Computers:',
  ],
};

/** What `net accounts` prints, with labels of one language. */
export function accounts(values: readonly string[] = accountValues, labels: readonly string[] = english): string {
  return labels.map((label, at) => `${label.padEnd(54)}${values[at] ?? ''}\n`).join('');
}

/** What Get-ADDefaultDomainPasswordPolicy prints. */
export const domainPolicy = [
  'ComplexityEnabled           : True',
  'DistinguishedName           : DC=contoso,DC=com',
  'LockoutDuration             : 00:30:00',
  'LockoutObservationWindow    : 00:30:00',
  'LockoutThreshold            : 5',
  'MaxPasswordAge              : 42.00:00:00',
  'MinPasswordAge              : 1.00:00:00',
  'MinPasswordLength           : 7',
  'objectClass                 : {domainDNS}',
  'PasswordHistoryCount        : 24',
  'ReversibleEncryptionEnabled : False',
].join('\n');

interface NetUser {
  readonly active?: string;
  readonly lastSet?: string;
  readonly expires?: string;
  readonly mayChange?: string;
}

/** What `net user NAME /domain` prints. */
export function netUser({ active = 'Yes', lastSet, expires = 'Never', mayChange = 'Yes' }: NetUser = {}): string {
  const set = lastSet ?? '1/14/2019 1:20:18 PM';
  const rows = [
    ...['User name|kim', 'Full Name|Kim Lovelace', 'Comment|Hunter2', "User's comment|", 'Country/region code|000'],
    ...[`Account active|${active}`, 'Account expires|Never', '|'],
    ...[`Password last set|${set}`, `Password expires|${expires}`, 'Password changeable|1/15/2019 1:20:18 PM'],
    ...['Password required|Yes', `User may change password|${mayChange}`, '|', 'Workstations allowed|All'],
    ...['Last logon|5/18/2019 5:32:46 PM', '|', 'Global Group memberships|*Domain Users         *Sales'],
  ];
  return rows.map((row) => row.replace('|', ' '.repeat(29 - row.indexOf('|'))).trimEnd()).join('\n');
}

/** What the same command prints in German. */
export const germanNetUser = [
  'Benutzername                        kim',
  'Länder-/Regionscode                 000 (Standardsystemvorgabe)',
  'Konto aktiv                         Ja',
  'Konto abgelaufen                    Nie',
  '',
  'Letztes Setzen des Kennworts        28.02.2025 19:37:09',
  'Kennwort läuft ab                   Nie',
  'Kennwort änderbar                   01.03.2025 19:37:09',
  'Kennwort erforderlich               Nein',
  'Benutzer kann Kennwort ändern       Ja',
  '',
  'Erlaubte Arbeitsstationen           Alle',
  'Letzte Anmeldung                    03.05.2025 18:26:34',
].join('\n');

/** The kinds that are read from commands; directory paths are read by rules of their own. */
export type CommandKind = Exclude<OutputKind, 'distinguished-names'>;
export const commandKinds = outputKinds.filter((kind): kind is CommandKind => kind !== 'distinguished-names');

/** One good, or at least readable, output of each command. */
export const oneOfEach: Readonly<Record<CommandKind, string>> = {
  'test-net-connection': connection(),
  'invoke-web-request': webError('The remote server returned an error: (401) Unauthorized.'),
  'tls-registry': tlsCheck(),
  'dotnet-release': 'Release : 528449',
  'writeback-configuration': configuration('True'),
  'net-accounts': accounts(),
  'net-user': netUser(),
};
