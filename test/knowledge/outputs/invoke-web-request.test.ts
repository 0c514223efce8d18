import fc from 'fast-check';
import { readInvokeWebRequest } from '../../../knowledge/outputs/invoke-web-request.ts';
import { plainText } from '../../../knowledge/outputs/pasted-text.ts';
import { host, webError } from './samples.ts';

const read = (text: string, isExpected = false) => readInvokeWebRequest(plainText(text), isExpected);
const notFound = 'The remote server returned an error: (404) Not Found.';
const shut = 'Unable to connect to the remote server';

describe('the answer of a web server', () => {
  it('with any status is good', () => {
    expect(read(webError(notFound))).toEqual({
      kind: 'invoke-web-request',
      verdict: 'good',
      says: `The web server answered with status 404, so the way to it is open. This is about ${host} (a Service Bus namespace).`,
      facts: [
        { name: 'StatusCode', value: '404' },
        { name: 'Uri', value: host },
      ],
    });
  });

  it('to the command with -Verbose is good', () => {
    const text = `VERBOSE: GET https://${host}/ with 0-byte payload\nVERBOSE: received 330-byte response of content type text/xml\n\nStatusCode        : 200\nStatusDescription : OK`;
    for (const word of ['VERBOSE', 'AUSFÜHRLICH', 'COMMENTAIRES ']) {
      const output = read(text.replaceAll('VERBOSE', word));
      expect(output).toMatchObject({ verdict: 'good' });
      expect(output?.facts).toContainEqual({ name: 'Uri', value: host });
    }
  });

  it('from the reset service is told as that', () => {
    const name = 'passwordreset.microsoftonline.com';
    const output = read(webError(notFound, `https://${name}/`));
    expect(output?.says).toMatch(
      / This is about passwordreset\.microsoftonline\.com \(the reset service, not Service Bus\)\.$/,
    );
    expect(output?.facts).toContainEqual({ name: 'Uri', value: name });
  });

  it('from another host, or without TLS, is unclear', () => {
    expect(read(webError(notFound, 'https://www.contoso.com'))).toMatchObject({
      verdict: 'unclear',
      says: expect.stringContaining('www.contoso.com is not a host') as string,
      facts: expect.arrayContaining([{ name: 'Uri', value: 'www.contoso.com' }]) as unknown,
    });
    expect(read(webError(notFound, 'https://intranet'))).toMatchObject({
      verdict: 'unclear',
      says: expect.not.stringContaining('intranet') as string,
      facts: [{ name: 'StatusCode', value: '404' }],
    });
    expect(read(webError(notFound, `http://${host}`))).toMatchObject({
      verdict: 'unclear',
      says: expect.stringContaining('without TLS') as string,
    });
  });

  it('from nobody knows where is unclear, also when it is expected', () => {
    const text = 'StatusCode        : 200\nStatusDescription : OK';
    for (const output of [read(text), read(text, true), read('StatusCode : 200', true)]) {
      expect(output).toMatchObject({
        verdict: 'unclear',
        says: expect.stringContaining('Which address was asked does not stand there.') as string,
      });
    }
  });

  it('from several addresses is told with all of them', () => {
    const both = `${webError(notFound)}\n${webError(notFound, 'https://b.servicebus.windows.net')}`;
    expect(
      read(both)
        ?.facts.filter(({ name }) => name === 'Uri')
        .map(({ value }) => value),
    ).toEqual([host, 'b.servicebus.windows.net']);
    expect(read(both)?.says).toMatch(/This is about ssprded.* \(a Service Bus namespace\) and b\./);
    expect(read(`${webError(notFound)}\n${webError(notFound, 'https://www.contoso.com')}`)).toMatchObject({
      verdict: 'unclear',
      facts: [{}, { name: 'Uri', value: host }, { name: 'Uri', value: 'www.contoso.com' }],
    });
  });

  it('belongs to a host that the console broke, or cut off', () => {
    const broken = `PS C:\\> Invoke-WebRequest -Uri https://${host.slice(0, 40)}\n${host.slice(40)} -Verbose\nStatusCode : 200`;
    expect(read(broken)?.facts).toContainEqual({ name: 'Uri', value: host });
    const cut = `PS C:\\> Invoke-WebRequest -Uri https://${host.slice(0, 40)}`;
    expect(read(`${cut} ...\nStatusCode : 200`, true)?.verdict).toBe('unclear');
    expect(read(`${cut}...\nStatusCode : 200`, true)?.facts).toEqual([{ name: 'StatusCode', value: '200' }]);
    expect(read(`${cut}\nStatusCode : 200`, true)?.verdict).toBe('unclear');
  });
});

describe('no answer', () => {
  it('is bad', () => {
    expect(read(webError(shut))).toMatchObject({ verdict: 'bad', facts: [{ name: 'Uri', value: host }] });
    expect(read(webError(shut, 'https://www.contoso.com'))?.verdict).toBe('unclear');
  });

  it('for a reason in unknown words is unclear', () => {
    expect(read(webError('No es posible conectar con el servidor remoto'))).toMatchObject({
      verdict: 'unclear',
      says: expect.stringContaining('do not know') as string,
    });
  });

  it('beside an answer is unclear, and each is told', () => {
    const output = read(`${webError(shut)}\n${webError(notFound)}`);
    expect(output?.verdict).toBe('unclear');
    expect(output?.says).toMatch(/Result 1: .*404.* Result 2: .*could not connect/);
  });
});

describe('the message alone', () => {
  it('counts only when it is expected', () => {
    expect(read(shut, true)?.verdict).toBe('bad');
    expect(read(shut)).toBeUndefined();
  });

  it.each([
    ['English', `The remote name could not be resolved: '${host}'`],
    ['German', `Der Remotename konnte nicht aufgelöst werden: '${host}'`],
    ['French', `Le nom distant n’a pas pu être résolu: '${host}'`],
    ['PowerShell 7', `No such host is known. (${host}:443)`],
    ['PowerShell 7, broken', `No such host is known. (${host.slice(0, 9)}\n${host.slice(9)}:443)`],
  ])('may name the host that was asked: %s', (_, text) => {
    expect(read(text, true)).toMatchObject({ verdict: 'bad', facts: [{ name: 'Uri', value: host }] });
  });

  it('may name another host, and then tells nothing', () => {
    expect(read("The remote name could not be resolved: 'proxy.contoso.com'", true)?.verdict).toBe('unclear');
    expect(read('No such host is known. (proxy.contoso.com:8080)', true)).toMatchObject({ verdict: 'bad', facts: [] });
    expect(read(webError("The remote name could not be resolved: 'proxy.contoso.com'"))).toMatchObject({
      verdict: 'bad',
      facts: [{ name: 'Uri', value: host }],
    });
  });

  it('does not count in an event', () => {
    expect(read(`TrackingId: 1, Details: System.Net.WebException: ${shut}`, true)).toBeUndefined();
    expect(read(`Source: PasswordResetService ${shut}`, true)).toBeUndefined();
  });
});

it.each([
  `Invoke-WebRequest to the service bus returns an error or 401, is that reachable`,
  `PS C:\\> Invoke-WebRequest -Uri https://${host}`,
  'It works now.',
])('other text is none: %s', (text) => {
  expect(read(text)).toBeUndefined();
  expect(read(text, true)).toBeUndefined();
});

it.each(['(407) Proxy Authentication Required.', shut])('cut off at either end, %s is never good', (message) => {
  const text = webError(message);
  fc.assert(
    fc.property(fc.nat(text.length), fc.boolean(), fc.boolean(), (at, isHead, isExpected) => {
      expect(read(isHead ? text.slice(0, at) : text.slice(at), isExpected)?.verdict).not.toBe('good');
    }),
    { seed: 13, numRuns: 500 },
  );
});
