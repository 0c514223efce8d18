import fc from 'fast-check';
import { plainText } from '../../../knowledge/outputs/pasted-text.ts';
import { readTestNetConnection } from '../../../knowledge/outputs/test-net-connection.ts';
import { connection, host } from './samples.ts';

const read = (text: string) => readTestNetConnection(plainText(text));
const warning = 'WARNING: TCP connect to (40.1.2.3 : 443) failed';
const nameWarning = (name: string): string =>
  `WARNING: Name resolution of ${name} failed\n\nComputerName   : ${name}\nRemoteAddress  :\nInterfaceAlias :\nSourceAddress  :\nPingSucceeded  : False\n`;

describe('a test of TCP 443', () => {
  it('that succeeded is good, and keeps only what was asked for', () => {
    expect(read(`PS C:\\Users\\kim> Test-NetConnection -ComputerName ${host} -Port 443\n${connection()}`)).toEqual({
      kind: 'test-net-connection',
      verdict: 'good',
      says: `The server reaches ${host} (a Service Bus namespace) on TCP 443.`,
      facts: [
        { name: 'ComputerName', value: host },
        { name: 'RemoteAddress', value: '40.1.2.3' },
        { name: 'RemotePort', value: '443' },
        { name: 'TcpTestSucceeded', value: 'True' },
      ],
    });
  });

  it('that failed is bad', () => {
    expect(read(connection({ tcp: 'False' }))).toMatchObject({
      verdict: 'bad',
      says: `The server does not reach ${host} (a Service Bus namespace) on TCP 443.`,
    });
  });

  it.each(['ns.servicebus.usgovcloudapi.net', 'ns.servicebus.chinacloudapi.cn', 'passwordreset.microsoftonline.us'])(
    'of %s is one, too',
    (name) => {
      expect(read(connection({ host: name }))?.verdict).toBe('good');
    },
  );

  it('says when it was the reset service, which is not Service Bus', () => {
    const name = 'passwordreset.microsoftonline.com';
    for (const text of [connection({ host: name }), connection({ host: name, tcp: 'False' }), nameWarning(name)]) {
      expect(read(text)?.says).toContain(`${name} (the reset service, not Service Bus)`);
      expect(read(text)?.facts).toContainEqual({ name: 'ComputerName', value: name });
    }
  });

  it('is good although one of several addresses did not answer', () => {
    expect(read(`WARNING: TCP connect to (2603:1046::1 : 443) failed\n${connection()}`)?.verdict).toBe('good');
  });

  it('may be a table, or lie in one line', () => {
    const table = `ComputerName RemotePort TcpTestSucceeded\n------------ ---------- ----------------\n${host}         443            False`;
    expect(read(table)?.verdict).toBe('bad');
    expect(read(connection().replace(/\n/g, ' '))?.verdict).toBe('good');
  });

  it('may be cut off before its result', () => {
    const cut = connection().replace(/TcpTestSucceeded.*/, '');
    expect(read(cut)).toMatchObject({
      verdict: 'unclear',
      says: expect.stringContaining('TcpTestSucceeded is missing') as string,
    });
    expect(read(`${warning}\n${cut}`)?.verdict).toBe('bad');
  });

  it.each(['ComputerName', 'RemotePort'])('that succeeded is unclear without %s, that failed is bad', (line) => {
    const without = (text: string): string => text.replace(new RegExp(`${line} .*\n`), '');
    expect(read(without(connection()))).toMatchObject({
      verdict: 'unclear',
      says: expect.stringContaining(`line ${line} is missing`) as string,
    });
    expect(read(without(connection({ tcp: 'False' })))?.verdict).toBe('bad');
  });
});

describe('a test of something else is unclear', () => {
  it.each(['True', 'False'] as const)('on another port: %s', (tcp) => {
    const output = read(connection({ port: '9350', tcp }));
    expect(output).toMatchObject({ verdict: 'unclear', says: expect.stringContaining('TCP 9350') as string });
    expect(output?.says).toContain(tcp === 'True' ? 'succeeded' : 'failed');
  });

  it('of another host', () => {
    expect(read(connection({ host: 'www.contoso.com' }))).toMatchObject({
      verdict: 'unclear',
      says: expect.stringContaining('www.contoso.com') as string,
      facts: expect.arrayContaining([{ name: 'ComputerName', value: 'www.contoso.com' }]) as unknown,
    });
  });

  it.each(['True', 'False'] as const)('of a host whose name has no dot, which is not kept: %s', (tcp) => {
    const output = read(connection({ host: 'kim', tcp }));
    expect(output).toMatchObject({ verdict: 'unclear', says: expect.stringContaining('Some host') as string });
    expect(output?.facts.map(({ name }) => name)).not.toContain('ComputerName');
    expect(JSON.stringify(output)).not.toContain('kim');
  });

  it('by ping alone', () => {
    const ping = `ComputerName : ${host}\nRemoteAddress : 40.1.2.3\nPingSucceeded : True\nPingReplyDetails (RTT) : 9 ms`;
    expect(read(ping)).toMatchObject({
      verdict: 'unclear',
      says: expect.stringContaining('says nothing about TCP 443') as string,
    });
    expect(read(ping)?.says).not.toContain('resolved');
    expect(read(`ComputerName : ${host}\nRemoteAddress :\nPingSucceeded : False`)?.says).toContain(
      'may not have been resolved',
    );
  });
});

describe('a warning', () => {
  it('that the name was not resolved is bad', () => {
    expect(read(nameWarning(host))).toMatchObject({
      verdict: 'bad',
      says: expect.stringContaining(`${host} (a Service Bus namespace) could not be resolved`) as string,
    });
  });

  it('may be broken inside the name', () => {
    const broken = nameWarning(`${host.slice(0, 20)}\n${host.slice(20)}`);
    expect(read(broken)?.facts).toEqual([{ name: 'ComputerName', value: host }]);
  });

  it('about another name is unclear, and about none that can be read bad', () => {
    expect(read(nameWarning('www.contoso.com'))?.verdict).toBe('unclear');
    expect(read(nameWarning('kim'))).toMatchObject({ verdict: 'bad', facts: [] });
  });

  it('that the port is shut is bad by itself', () => {
    expect(read(warning)).toMatchObject({
      verdict: 'bad',
      facts: [
        { name: 'RemoteAddress', value: '40.1.2.3' },
        { name: 'RemotePort', value: '443' },
      ],
    });
    expect(read('WARNING: TCP connect to 40.1.2.3:80 failed')?.verdict).toBe('unclear');
  });
});

describe('several tests', () => {
  it('that agree are that result', () => {
    expect(read(connection() + connection({ host: 'b.servicebus.windows.net' }))?.verdict).toBe('good');
  });

  it('that differ are unclear, and say which is which', () => {
    const output = read(connection() + connection({ host: 'b.servicebus.windows.net', tcp: 'False' }));
    expect(output?.verdict).toBe('unclear');
    expect(output?.says).toMatch(/Result 1: The server reaches ssprded.* Result 2: The server does not reach b\./);
  });

  it('do not lend each other their hosts when the first is cut off', () => {
    const cut = connection({ host: 'www.contoso.com' }).replace(/ComputerName.*\n/, '');
    expect(read(cut + nameWarning(host))?.verdict).toBe('bad');
  });
});

it.each([
  'TcpTestSucceeded must be True, but I do not know',
  'What does TcpTestSucceeded : False mean?',
  'ComputerName : srv1.contoso.com',
  'LocalAddress LocalPort RemoteAddress RemotePort State\n------------ --------- ------------- ---------- -----\n10.0.0.1 50000 40.1.2.3 443 Established',
  'TcpTestSucceeded : maybe',
])('other text is none: %s', (text) => {
  expect(read(text)).toBeUndefined();
});

it('cut off anywhere, a failed test is never good', () => {
  const text = connection({ tcp: 'False' }) + connection({ host: 'b.servicebus.windows.net', tcp: 'False' });
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (from, to) => {
      expect(read(text.slice(Math.min(from, to), Math.max(from, to)))?.verdict).not.toBe('good');
    }),
    { seed: 12, numRuns: 500 },
  );
});
