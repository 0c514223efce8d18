import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { historyActions, type HistoryEntry } from '../../cases/case.ts';
import { detailNames } from '../../cases/details.ts';
import { casePacket, makePacket, packetJsonSchema } from '../../cases/packet.ts';
import { allDetails, detailsOf, sampleCase } from '../support/sample-case.ts';

const at = { generatedAt: new Date('2026-03-14T10:00:00Z') };

function entry(fields: Partial<HistoryEntry>): HistoryEntry {
  const filed = { at: '2026-03-14T08:30:00.000Z', by: 'requester-id', action: 'opened', status: 'new' } as const;
  return { ...filed, text: '', isPrivate: false, ...fields };
}

describe('makePacket', () => {
  it('has what Microsoft support asks for, and what was found', () => {
    const evidence = {
      codes: ['SSPR_0029'],
      articles: [{ id: 'error-sspr-0029', title: 'The policy refused it', verdict: 'failed' as const }],
      ...{ runbooks: [], facts: [{ label: 'Cloud', value: 'public' }] },
    };
    expect(makePacket(sampleCase({ evidence, resolution: 'The policy was changed.' }), [entry({})], at)).toEqual({
      version: 1,
      generatedAt: '2026-03-14T10:00:00.000Z',
      case: {
        ...{ number: 1042, correlation: '9f0c2b1e-5b7a-4c1e-8c5e-0a1b2c3d4e5f', status: 'assigned', priority: 3 },
        ...{ impact: 'one', urgency: 'blocked', openedAt: '2026-03-14T08:30:00.000Z', revision: 3 },
      },
      support: {
        ...{ problem: 'The page says SSPR_0029.', expected: 'A new password.' },
        ...{ reproduce: 'Reset the password of this user.', page: 'https://passwordreset.microsoftonline.com/' },
        ...{ screenshot: 'In the chat.', supportCode: '11111111-2222-3333-4444-555555555555', sid: null, cid: null },
        time: { local: '2026-03-14T09:26', zone: 'Europe/Berlin', utc: '2026-03-14T08:26:00.000Z' },
        ...{ userId: 'user@contoso.com', userType: 'password-hash', licence: 'yes' },
        ...{ eventLog: 'On the share of the desk.', unknown: [], missing: [] },
      },
      evidence,
      completeness: { asked: 12, given: 12, unknown: 0, percent: 100 },
      history: [{ at: '2026-03-14T08:30:00.000Z', what: 'opened', text: '' }],
      desk: { resolution: 'The policy was changed.' },
    });
  });

  it('says what nobody knows apart from what was not answered', () => {
    const details = detailsOf({
      problem: 'It fails.',
      supportCode: null,
      sid: allDetails.supportCode ?? '',
      page: null,
    });
    const { support, completeness } = makePacket(sampleCase({ details }), [], at);
    expect(support).toMatchObject({
      problem: 'It fails.',
      page: null,
      supportCode: null,
      userType: null,
      licence: null,
    });
    expect(support.unknown).toEqual(['page', 'supportCode']);
    expect(support.missing).toEqual([
      ...['expected', 'reproduce', 'screenshot', 'cid', 'time', 'zone', 'userId', 'userType', 'licence', 'eventLog'],
    ]);
    expect(completeness).toEqual({ asked: 12, given: 1, unknown: 1, percent: 17 });
  });

  it.each<[string, string | null, string | null, unknown]>([
    [
      'both, where clocks showed it twice',
      '2026-10-25T02:30',
      'Europe/Berlin',
      ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ],
    ['none, where clocks skipped it', '2026-03-29T02:30', 'Europe/Berlin', null],
    ['none without a zone', '2026-03-14T09:26', null, null],
    ['none without a time', null, 'Europe/Berlin', null],
    ['none for what is no time', '2026-02-30T09:26', 'Europe/Berlin', null],
    ['none for what is no zone', '2026-03-14T09:26', 'Europe/Nowhere', null],
  ])('gives UTC: %s', (_, time, zone, utc) => {
    const packet = makePacket(sampleCase({ details: detailsOf({ time, zone }) }), [], at);
    expect(packet.support.time).toEqual({ local: time, zone, utc });
  });

  it('has neither work notes nor people of the desk in it', () => {
    const history = [
      entry({}),
      entry({ by: 'assignee-id', action: 'noted', text: 'Only for us.', isPrivate: true }),
      entry({ by: 'assignee-id', action: 'asked', text: 'Which page?' }),
    ];
    const packet = makePacket(sampleCase(), history, at);
    expect(packet.history.map(({ what, text }) => [what, text])).toEqual([
      ['opened', ''],
      ['asked', 'Which page?'],
    ]);
    expect(JSON.stringify(packet)).not.toMatch(/Only for us|assignee-id|requester-id|tenant-id|19:channel/);
  });

  it('is a packet whatever was answered, and read back as it was written', () => {
    const value = fc.option(fc.oneof(fc.string(), fc.constantFrom(...Object.values(allDetails))), { nil: null });
    const details = fc.dictionary(fc.constantFrom(...detailNames), value).map((values) => detailsOf(values));
    const history = fc.array(
      fc
        .record({ action: fc.constantFrom(...historyActions), text: fc.string(), isPrivate: fc.boolean() })
        .map((fields) => entry(fields)),
    );
    fc.assert(
      fc.property(details, history, (answered, entries) => {
        const packet = makePacket(sampleCase({ details: answered }), entries, at);
        expect(casePacket.parse(JSON.parse(JSON.stringify(packet)))).toEqual(packet);
        const { missing, unknown } = packet.support;
        expect(missing.filter((name) => unknown.includes(name))).toEqual([]);
      }),
    );
  });
});

describe('casePacket', () => {
  const packet = makePacket(sampleCase(), [entry({})], at);

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['a person', { requester: 'requester-id' }],
    ['a time that is not in UTC', { generatedAt: '2026-03-14T10:00:00+01:00' }],
    ['a priority that there is not', { case: { ...packet.case, priority: 6 } }],
    ['no answer at all for a detail', { support: { ...packet.support, page: undefined } }],
  ])('refuses %s', (_, part) => {
    expect(casePacket.safeParse({ ...packet, ...part }).success).toBe(false);
    expect(casePacket.safeParse(packet).success).toBe(true);
  });
});

describe('packetJsonSchema', () => {
  it('is the schema that is published', () => {
    const published = readFileSync(join(import.meta.dirname, '../../docs/case-packet.schema.json'), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(packetJsonSchema())));
  });

  it('allows nothing beside', () => {
    expect(packetJsonSchema()).toMatchObject({ type: 'object', additionalProperties: false });
  });
});
