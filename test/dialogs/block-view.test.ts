import { carriedBy, fillCommand, viewBlock } from '../../dialogs/block-view.ts';

describe('fillCommand', () => {
  it('puts the own values of the person into a command', () => {
    const fill = { namespace: 'ssprsbprodncu', serviceBusDomain: 'servicebus.windows.net' };
    expect(fillCommand('Test-NetConnection {namespace}.{serviceBusDomain}', fill)).toBe(
      'Test-NetConnection ssprsbprodncu.servicebus.windows.net',
    );
  });

  it('leaves a readable blank where a value is not known', () => {
    expect(fillCommand('net user {user}', {})).toBe('net user <user>');
  });

  it.each(['Get-Item | ForEach-Object {$_}', 'a {b}', '{toString} {constructor}', '{ user }'])(
    'leaves braces alone that are no placeholder: %s',
    (command) => {
      expect(fillCommand(command, { b: 'c', toString: 'd' })).toBe(command);
    },
  );
});

describe('viewBlock', () => {
  const runs = [{ text: 'Do it', style: 'strong' as const }];

  it.each([
    ['text', { kind: 'text', runs } as const, { kind: 'text', marker: '', runs }],
    ['bullet', { kind: 'bullet', runs } as const, { kind: 'bullet', marker: '•', runs }],
    ['step', { kind: 'step', number: 12, runs } as const, { kind: 'step', marker: '12.', runs }],
    ['command', { kind: 'command', text: 'net user {user}' } as const, { kind: 'command', text: 'net user ada' }],
  ])('shows a %s with its mark, and a command with the values of the person', (_kind, block, shown) => {
    expect(viewBlock(block, { user: 'ada' })).toEqual(shown);
  });
});

describe('carriedBy', () => {
  it('lets host names travel with the buttons of a card, and no name of an account', () => {
    const hosts = { namespace: 'contoso-ns', serviceBusDomain: 'servicebus.windows.net' };
    const accounts = { user: 'ada@contoso.com', accountName: 'ada', connectorAccount: 'MSOL_0123456789ab' };
    expect(carriedBy({ ...hosts, ...accounts })).toEqual(hosts);
    expect(carriedBy(accounts)).toEqual({});
  });
});
