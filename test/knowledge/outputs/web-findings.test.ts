import { findNamedHosts, findWebResults } from '../../../knowledge/outputs/web-findings.ts';

const verdicts = (plain: string): string[] => findWebResults(plain).map(({ verdict }) => verdict);

describe('an answer', () => {
  it.each([
    ['The remote server returned an error: (404) Not Found.', '404'],
    ['The remote server returned an er\nror: (401) Unauthorized.', '401'],
    ['Invoke-WebRequest: Response status code does not indicate success: 400 (Bad Request).', '400'],
    ['Invoke-WebRequest : Error en el servidor remoto: (429) Too Many Requests.', '429'],
    ['Invoke-WebRequest : <Error><Code>401</Code><Detail>x</Detail></Error>', '401'],
    ['StatusCode        : 200\nStatusDescription : OK', '200'],
  ])('has a status: %s', (text, status) => {
    expect(findWebResults(text)).toMatchObject([{ verdict: 'good', facts: [{ name: 'StatusCode', value: status }] }]);
  });

  it('may have come from a proxy', () => {
    expect(findWebResults('The remote server returned an error: (403) Forbidden.')[0]?.says).toContain('proxy');
    for (const status of ['(502) Bad Gateway', '(503) Server Unavailable', '(504) Gateway Timeout']) {
      expect(verdicts(`The remote server returned an error: ${status}.`)).toEqual(['unclear']);
    }
  });

  it('may be told without its status, which only counts when nothing else is there', () => {
    const received = 'VERBOSE: received 330-byte response of content type application/atom+xml';
    expect(verdicts(received)).toEqual(['good']);
    expect(verdicts(`${received}\nStatusCode : 200`)).toHaveLength(1);
    expect(verdicts('MissingToken: The request contains no authorization header')).toEqual(['good']);
  });

  it('may be one that Windows PowerShell cannot show', () => {
    const text = 'The response content cannot be parsed because the Internet Explorer engine is not available, or';
    expect(findWebResults(text)).toMatchObject([{ verdict: 'unclear', facts: [] }]);
    expect(findWebResults(text)[0]?.says).toContain('-UseBasicParsing');
  });

  it('is no other number', () => {
    expect(verdicts('StatusCode : 999')).toEqual([]);
    expect(verdicts('StatusCode : OK')).toEqual([]);
  });
});

describe('a failure', () => {
  it.each([
    ["The remote name could not be resolved: 'x.servicebus.windows.net'", /resolved/],
    ['No such host is known. (x.servicebus.windows.net:443)', /resolved/],
    ["Der Remotename konnte nicht aufgelöst werden: 'x.servicebus.windows.net'", /resolved/],
    ["Le nom distant n'a pas pu être résolu: 'x.servicebus.windows.net'", /resolved/],
    ['Unable to connect to the remote server', /connect/],
    ['Die Verbindung mit dem Remoteserver kann nicht hergestellt werden.', /connect/],
    ['Impossible de se connecter au serveur distant', /connect/],
    ['No connection could be made because the target machine actively refused it.', /connect/],
    ['The operation has timed out.', /in time/],
    [
      'The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.',
      /certificate/,
    ],
    ['The request was aborted: Could not create SSL/TLS secure channel.', /version of TLS/],
    ['The SSL connection could not be established, see inner exception.', /TLS connection/],
    ['The underlying connection was closed: An unexpected error occurred on a send.', /closed/],
    ['The remote server returned an error: (407) Proxy Authentication Required.', /proxy/],
    ["The proxy tunnel request to proxy 'http://p:80/' failed with status code '407'.", /proxy/],
  ])('is bad and means what it says: %s', (text, meaning) => {
    const results = findWebResults(text.replaceAll(' c', ' \nc'));
    expect(results.map(({ verdict }) => verdict)).toEqual(['bad']);
    expect(results[0]?.says).toMatch(meaning);
  });

  it('stands beside an answer', () => {
    expect(verdicts('StatusCode : 200\nUnable to connect to the remote server')).toEqual(['good', 'bad']);
  });
});

describe('the hosts that a message names', () => {
  it.each([
    ["The remote name could not be resolved: 'a.b'", ['a.b']],
    ["Der Remotename konnte nicht aufgelöst werden: 'a.b'", ['a.b']],
    ["Le nom distant n'a pas pu être résolu : 'a.b'", ['a.b']],
    ['No such host is known. (a.b:443)', ['a.b']],
    ['No connection could be made because the target machine actively refused it. (a.b:443)', ['a.b']],
    ["The remote name could not be re\nsolved: 'a.b'\nThe remote name could not be resolved: 'c.d'", ['a.b', 'c.d']],
    ['No such host is known. (a.b:8080)', []],
    ["The remote name could not be resolved. See 'a.b'", []],
    ["'a.b' (a.b:443)", []],
  ])('%s', (text, hosts) => {
    expect(findNamedHosts(text)).toEqual(hosts);
  });
});
