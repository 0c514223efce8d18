import { readConfig, type Config } from '../../bot/config.ts';

function read(env: Readonly<Record<string, string>>): Config['cases'] {
  const result = readConfig(env);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config.cases;
}

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  const result = readConfig(env);
  return result.ok ? [] : result.problems;
}

const lead = '6F0C2D3E-1111-4222-8333-444455556666';
const other = '0a1b2c3d-5555-4666-8777-888899990000';

it('name nobody, lead nowhere and keep for the usual times when nothing is set', () => {
  expect(read({})).toEqual({
    leads: new Set(),
    routes: new Map(),
    retention: { conversations: 90, drafts: 30, logs: 30, sent: 7, cases: 365, audit: 730 },
    keepsLogs: false,
  });
});

it('keep no event log unless that is switched on', () => {
  expect(read({ KEEP_EVENT_LOGS: 'no' }).keepsLogs).toBe(false);
  expect(read({ KEEP_EVENT_LOGS: 'yes' }).keepsLogs).toBe(true);
  expect(problemsOf({ KEEP_EVENT_LOGS: 'true' })).toEqual([
    'KEEP_EVENT_LOGS: must be yes or no: whether event logs that people send are kept, to go along with a case',
  ]);
});

it('name the people who lead the desk, in the letters in which tokens name them', () => {
  expect(read({ DESK_LEADS: ` ${lead}, ${other},` }).leads).toEqual(new Set([lead.toLowerCase(), other]));
});

it.each(['ada@contoso.com', `${other};${lead}`])('refuse %s as people who lead', (DESK_LEADS) => {
  expect(problemsOf({ DESK_LEADS })).toEqual([
    'DESK_LEADS.0: must be directory ids (GUIDs) of people, with commas between them',
  ]);
});

it('lead cases about a tag to a channel', () => {
  const TRIAGE_ROUTES = 'connectivity=19:abc@thread.tacv2, password-policy = 19:def@thread.tacv2';

  expect([...read({ TRIAGE_ROUTES }).routes]).toEqual([
    ['connectivity', '19:abc@thread.tacv2'],
    ['password-policy', '19:def@thread.tacv2'],
  ]);
});

it.each(['network=19:abc@thread.tacv2', 'connectivity', 'connectivity=General', 'setup=19:a,setup=19:b'])(
  'refuse %s as a route, and name the tags',
  (TRIAGE_ROUTES) => {
    expect(problemsOf({ TRIAGE_ROUTES })).toEqual([expect.stringMatching(/^TRIAGE_ROUTES: must be tags .*licensing/)]);
  },
);

it('keep for as many days as is set, and the rest as usual', () => {
  expect(read({ RETENTION_DAYS: 'cases=30,audit=1' }).retention).toEqual({
    conversations: 90,
    drafts: 30,
    logs: 30,
    sent: 7,
    cases: 30,
    audit: 1,
  });
});

it.each(['cases', 'cases=0', 'cases=3651', 'cases=-1', 'files=3', 'cases=1,cases=2'])(
  'refuse %s as a time to keep, and name the kinds',
  (RETENTION_DAYS) => {
    expect(problemsOf({ RETENTION_DAYS })).toEqual([expect.stringMatching(/^RETENTION_DAYS: must be kinds .*drafts/)]);
  },
);
