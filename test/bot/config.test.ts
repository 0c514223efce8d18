import { readConfig } from '../../bot/config.ts';

const registered = {
  MicrosoftAppId: '6f0c2d3e-1111-4222-8333-444455556666',
  MicrosoftAppPassword: 'the client secret',
  MicrosoftAppTenantId: '0a1b2c3d-5555-4666-8777-888899990000',
};

/** The sentences of a refusal; empty when the settings are accepted. */
function problemsOf(env: Record<string, string>): readonly string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
}

describe('without settings', () => {
  it('the bot runs on loopback, without authentication and with its data beside it', () => {
    expect(readConfig({})).toEqual({
      ok: true,
      config: {
        host: '127.0.0.1',
        port: 3978,
        dataDir: './data',
        databaseUrl: undefined,
        tenants: [],
        fileHosts: ['sharepoint.com'],
        outage: { people: 3, minutes: 15, thread: undefined },
        channelRoles: new Map(),
        cases: expect.objectContaining({ leads: new Set() }) as unknown,
        tickets: { system: undefined, inboundSecret: undefined },
        logLevel: 'info',
        local: true,
        app: { MicrosoftAppId: '', MicrosoftAppPassword: '', MicrosoftAppType: '', MicrosoftAppTenantId: '' },
      },
    });
  });

  it('an empty setting counts as none', () => {
    expect(readConfig({ HOST: '', PORT: '', MicrosoftAppId: '', MicrosoftAppTenantId: '' })).toEqual(readConfig({}));
  });
});

describe('the address', () => {
  it.each(['127.0.0.1', 'localhost', '::1'])('may be %s without an app id', (HOST) => {
    expect(readConfig({ HOST })).toMatchObject({ ok: true, config: { host: HOST, local: true } });
  });

  it.each(['0.0.0.0', '::', '192.168.1.20', 'desk.example.com', '127.0.0.1.example.com'])(
    'may not be %s without an app id, and the refusal says why and what to do',
    (HOST) => {
      const problems = problemsOf({ HOST });

      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`HOST: ${HOST} can be reached from other machines`);
      expect(problems[0]).toContain('Set MicrosoftAppId of the bot registration, or leave HOST at 127.0.0.1.');
    },
  );

  it('may be any with an app id', () => {
    expect(readConfig({ ...registered, HOST: '0.0.0.0' })).toMatchObject({
      ok: true,
      config: { host: '0.0.0.0', local: false },
    });
  });

  it.each([
    ['0', 0],
    ['65535', 65535],
    ['8080', 8080],
  ])('has port %s', (PORT, port) => {
    expect(readConfig({ PORT })).toMatchObject({ ok: true, config: { port } });
  });

  it.each(['abc', '-1', '65536', '3978.5', '1e3', '0x10', ' ', '80 80', '999999'])('cannot have port %j', (PORT) => {
    expect(problemsOf({ PORT })).toEqual(['PORT: must be a whole number from 0 to 65535; 0 picks a free port']);
  });
});

describe('the log level', () => {
  it.each(['silent', 'error', 'warn', 'info', 'debug'])('may be %s', (LOG_LEVEL) => {
    expect(readConfig({ LOG_LEVEL })).toMatchObject({ ok: true, config: { logLevel: LOG_LEVEL } });
  });

  it('names the possible ones otherwise', () => {
    expect(problemsOf({ LOG_LEVEL: 'verbose' })).toEqual([
      'LOG_LEVEL: must be one of silent, error, warn, info, debug',
    ]);
  });
});

describe('the bot registration', () => {
  it('is complete with id, secret and tenant', () => {
    expect(readConfig(registered)).toMatchObject({
      ok: true,
      config: { local: false, app: { ...registered, MicrosoftAppType: 'SingleTenant' } },
    });
  });

  it('has its id in lower case, as tokens have it', () => {
    const MicrosoftAppId = 'ABCDEF00-1111-4222-8333-444455556666';

    expect(readConfig({ ...registered, MicrosoftAppId })).toMatchObject({
      config: { app: { MicrosoftAppId: 'abcdef00-1111-4222-8333-444455556666' } },
    });
  });

  it('needs no secret with a managed identity', () => {
    const identity = { ...registered, MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' };

    expect(readConfig(identity)).toMatchObject({
      ok: true,
      config: { app: { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' } },
    });
  });

  it('says all that is missing at once', () => {
    expect(problemsOf({ MicrosoftAppId: registered.MicrosoftAppId })).toEqual([
      'MicrosoftAppTenantId: missing, expected the tenant id (a GUID) of the bot registration.',
      'MicrosoftAppPassword: missing, expected the client secret of the bot registration.',
    ]);
  });

  it('asks for the tenant alone with a managed identity', () => {
    const problems = problemsOf({ MicrosoftAppId: registered.MicrosoftAppId, MicrosoftAppType: 'UserAssignedMSI' });

    expect(problems).toEqual([expect.stringContaining('MicrosoftAppTenantId: missing')]);
  });

  it.each(['MicrosoftAppId', 'MicrosoftAppTenantId'])('refuses a %s that is no GUID', (name) => {
    expect(problemsOf({ ...registered, [name]: 'writeback-desk' })).toEqual([
      `${name}: must be a GUID such as 00000000-0000-0000-0000-000000000000, as the bot registration shows it`,
    ]);
  });

  it('refuses a type that the SDK does not know', () => {
    expect(problemsOf({ ...registered, MicrosoftAppType: 'MultiTenant' })).toEqual([
      'MicrosoftAppType: must be one of SingleTenant, UserAssignedMSI',
    ]);
  });
});

it('several wrong settings are named in one refusal, and none of their values', () => {
  const problems = problemsOf({ PORT: 'abc', LOG_LEVEL: 'loud', MicrosoftAppId: 'hunter2' });

  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['PORT', 'LOG_LEVEL', 'MicrosoftAppId']);
  expect(problems.join()).not.toMatch(/hunter2|loud|abc/);
});

describe('the database', () => {
  it('is embedded unless DATABASE_URL names a PostgreSQL', () => {
    const DATABASE_URL = 'postgresql://desk:secret@db.example.com:5432/desk';

    expect(readConfig({ DATABASE_URL })).toMatchObject({ ok: true, config: { databaseUrl: DATABASE_URL } });
  });

  it.each(['mysql://desk@db/desk', 'db.example.com', 'postgresql'])(
    'is refused as %s, without quoting what may hold a password',
    (DATABASE_URL) => {
      expect(problemsOf({ DATABASE_URL })).toEqual([
        'DATABASE_URL: must be an address such as postgresql://user:password@host:5432/database',
      ]);
    },
  );
});

describe('the tenants whose people are answered', () => {
  it('are the one of the bot', () => {
    const tenant = 'ABCDEF00-5555-4666-8777-888899990000';

    expect(readConfig({ ...registered, MicrosoftAppTenantId: tenant })).toMatchObject({
      config: { tenants: ['abcdef00-5555-4666-8777-888899990000'] },
    });
  });

  it('are those of ALLOWED_TENANTS, which then has to name the bot’s own, too', () => {
    const two = '0A1B2C3D-5555-4666-8777-888899990000 , 1a1b2c3d-5555-4666-8777-888899990000';

    expect(readConfig({ ...registered, ALLOWED_TENANTS: two })).toMatchObject({
      config: { tenants: ['0a1b2c3d-5555-4666-8777-888899990000', '1a1b2c3d-5555-4666-8777-888899990000'] },
    });
  });

  it('are refused when one is no tenant id', () => {
    expect(problemsOf({ ...registered, ALLOWED_TENANTS: 'contoso.com' })).toEqual([
      'ALLOWED_TENANTS.0: must be tenant ids (GUIDs) with commas between them',
    ]);
  });
});

describe('as whom people are answered in a channel', () => {
  const rolesOf = (CHANNEL_ROLES: string) => {
    const read = readConfig({ CHANNEL_ROLES });
    return read.ok ? [...read.config.channelRoles] : read.problems;
  };

  it.each([
    ['19:abc@thread.tacv2=helpdesk', [['19:abc@thread.tacv2', 'helpdesk']]],
    [
      ' 19:abc@thread.tacv2=requester , 19:x=y@thread.tacv2=admin ,',
      [
        ['19:abc@thread.tacv2', 'requester'],
        ['19:x=y@thread.tacv2', 'admin'],
      ],
    ],
    [' , ', []],
  ])('is told by CHANNEL_ROLES: %s', (list, roles) => {
    expect(rolesOf(list)).toEqual(roles);
  });

  it.each([
    '19:abc@thread.tacv2=boss',
    '19:abc@thread.tacv2=Helpdesk',
    '19:abc@thread.tacv2=',
    '19:abc@thread.tacv2',
    '=helpdesk',
    '19:abc@thread.tacv2=helpdesk,19:def@thread.tacv2',
    '19:a bc@thread.tacv2=helpdesk',
    '19:abc@thread.tacv2;messageid=1=helpdesk',
    '19:abc@thread.tacv2=helpdesk;19:def@thread.tacv2=admin',
  ])('is not told by %s', (list) => {
    expect(rolesOf(list)).toEqual([
      'CHANNEL_ROLES: must be channel ids with a role each, such as 19:abc@thread.tacv2=helpdesk; roles: requester, helpdesk, admin',
    ]);
  });
});

describe('several people with one outage', () => {
  it.each([
    ['OUTAGE_PEOPLE', '2', { people: 2 }],
    ['OUTAGE_PEOPLE', '1000', { people: 1000 }],
    ['OUTAGE_MINUTES', '1', { minutes: 1 }],
    ['OUTAGE_MINUTES', '1440', { minutes: 1440 }],
  ])('may be told by %s=%s', (name, value, outage) => {
    expect(readConfig({ [name]: value })).toMatchObject({ ok: true, config: { outage } });
  });

  it.each(['1', '0', '1001', '-3', '2.5', 'three'])('cannot be %s people', (OUTAGE_PEOPLE) => {
    expect(problemsOf({ OUTAGE_PEOPLE })).toEqual([
      'OUTAGE_PEOPLE: must be a whole number from 2 to 1000: so many people with one code are one outage',
    ]);
  });

  it.each(['0', '1441', '-1', '0.5', '1h'])('cannot come within %s minutes', (OUTAGE_MINUTES) => {
    expect(problemsOf({ OUTAGE_MINUTES })).toEqual([
      'OUTAGE_MINUTES: must be a whole number of minutes from 1 to 1440, within which they report it',
    ]);
  });

  it('are pointed to the thread of OUTAGE_THREAD', () => {
    expect(readConfig({ OUTAGE_THREAD: 'https://example.com/outage' })).toMatchObject({
      config: { outage: { thread: { address: 'https://example.com/outage' } } },
    });
  });

  it.each(['http://example.com/outage', 'javascript:alert(1)', 'the channel', '19:desk@thread.tacv2'])(
    'are not pointed to %s',
    (OUTAGE_THREAD) => {
      expect(problemsOf({ OUTAGE_THREAD })).toEqual([
        'OUTAGE_THREAD: must be an https:// address, that of the thread which everybody is pointed to',
      ]);
    },
  );
});

describe('without MicrosoftAppId, a bot whose id was forgotten', () => {
  const others = {
    MicrosoftAppPassword: registered.MicrosoftAppPassword,
    MicrosoftAppTenantId: registered.MicrosoftAppTenantId,
    ALLOWED_TENANTS: registered.MicrosoftAppTenantId,
    MicrosoftAppType: 'SingleTenant',
  };
  const sentence = (name: string): string =>
    `${name}: set, but MicrosoftAppId is not. Set the id of the bot registration, or leave ${name} out to try the bot on this machine.`;

  it.each(Object.entries(others))('is refused for its %s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([sentence(name)]);
  });

  it('is told of each setting, and of its address as well', () => {
    expect(problemsOf({ ...others, MicrosoftAppId: '', HOST: '0.0.0.0' })).toEqual([
      ...Object.keys(others).map(sentence),
      expect.stringContaining('HOST: 0.0.0.0 can be reached'),
    ]);
  });
});
