import { distinctFacts, worstOf } from './combine-results.ts';
import { readDistinguishedNames } from './distinguished-names.ts';
import { readDotnetRelease } from './dotnet-release.ts';
import { readInvokeWebRequest } from './invoke-web-request.ts';
import { readNetAccounts } from './net-accounts.ts';
import { readNetUser } from './net-user.ts';
import { outputKinds, type Output, type OutputKind } from './output.ts';
import { plainText } from './pasted-text.ts';
import { readTestNetConnection } from './test-net-connection.ts';
import { readTlsRegistry } from './tls-registry.ts';
import { readWritebackConfiguration } from './writeback-configuration.ts';

const readers: Readonly<Record<OutputKind, (plain: string, isExpected: boolean) => Output | undefined>> = {
  'test-net-connection': readTestNetConnection,
  'invoke-web-request': readInvokeWebRequest,
  'tls-registry': readTlsRegistry,
  'dotnet-release': readDotnetRelease,
  'writeback-configuration': readWritebackConfiguration,
  'net-accounts': readNetAccounts,
  'net-user': readNetUser,
  'distinguished-names': readDistinguishedNames,
};

/**
 * Reads pasted output of a command that is known; undefined when the text is something else.
 * What is expected is looked for first, and may be as short as a bare number. Anything else must show what it is.
 */
export function readOutput(text: string, expected: readonly OutputKind[]): Output | undefined {
  const plain = plainText(text);
  const read = (isExpected: boolean): readonly Output[] =>
    outputKinds
      .filter((kind) => expected.includes(kind) === isExpected)
      // In a directory path each character counts, exactly as it was pasted.
      .flatMap((kind) => readers[kind](kind === 'distinguished-names' ? text : plain, isExpected) ?? []);
  return mergeOutputs(read(true)) ?? mergeOutputs(read(false));
}

/** Two commands that answer the same question. */
const sameQuestion: readonly OutputKind[] = ['test-net-connection', 'invoke-web-request'];

function mergeOutputs(outputs: readonly Output[]): Output | undefined {
  const [first, ...others] = outputs;
  if (!first || others.length === 0) return first;
  const ways = outputs.filter(({ kind }) => sameQuestion.includes(kind)).map(({ verdict }) => verdict);
  const isSplit = ways.includes('good') && ways.includes('bad');
  return {
    kind: first.kind,
    verdict: isSplit ? 'unclear' : worstOf(outputs.map(({ verdict }) => verdict)),
    says: outputs.map(({ kind, says }) => `${titles[kind]}: ${says}`).join(' '),
    facts: distinctFacts(outputs),
  };
}

const titles: Readonly<Record<OutputKind, string>> = {
  'test-net-connection': 'Test-NetConnection',
  'invoke-web-request': 'Invoke-WebRequest',
  'tls-registry': 'TLS 1.2',
  'dotnet-release': '.NET Framework',
  'writeback-configuration': 'Password writeback',
  'net-accounts': 'Password rules',
  'net-user': 'Account',
  'distinguished-names': 'Organizational units',
};
