import { packetMarkdown } from '../../../cases/packet-markdown.ts';
import { fieldsOfNewIncident, stateFields, withoutCode } from '../../../integrations/tickets/incident-fields.ts';
import { ticketPacket } from '../../support/ticket-packet.ts';

describe('a new incident', () => {
  it('is described by the packet', () => {
    const packet = ticketPacket();

    expect(fieldsOfNewIncident(packet)).toEqual({
      short_description: '[Case 1042] The reset fails with SSPR_0029.',
      description: packetMarkdown(packet),
      impact: '2',
      urgency: '1',
      correlation_id: '5f0c2a9e-3f4b-4c55-9a52-0d6f1f0e7a11',
      correlation_display: 'Writeback Desk',
    });
  });

  it('has a description that does not fit as a work note, too, and the title cut off', () => {
    const packet = ticketPacket({ problem: 'x'.repeat(4000) });
    const fields = fieldsOfNewIncident(packet);

    expect(fields['short_description']).toHaveLength(160);
    expect(fields['description']).toHaveLength(4000);
    expect(fields['work_notes']).toBe(packetMarkdown(packet));
  });

  it.each([
    ['everyone', 'blocked', '1', '1'],
    ['several', 'hindered', '2', '2'],
    ['one', 'waiting', '3', '3'],
  ] as const)('of %s, who are %s, has impact %s and urgency %s', (impact, urgency, first, second) => {
    expect(fieldsOfNewIncident(ticketPacket({ impact, urgency }))).toMatchObject({ impact: first, urgency: second });
  });
});

it.each([
  ['new', { state: '1' }],
  ['assigned', { state: '2' }],
  ['pending', { state: '3', hold_reason: '1' }],
  ['resolved', { state: '6', close_code: 'Solution provided', close_notes: 'Done.' }],
  ['closed', { state: '7', close_code: 'Solution provided', close_notes: 'Done.' }],
] as const)('a case that is %s has these fields', (status, fields) => {
  expect(stateFields(ticketPacket({ status }), { text: 'Done.' })).toEqual(fields);
});

it('the notes are what resolved the case, else what was said, and never empty', () => {
  const notesOf = (resolution: string | undefined, text: string): string | undefined =>
    stateFields(ticketPacket({ status: 'closed', ...(resolution !== undefined && { resolution }) }), { text })[
      'close_notes'
    ];

  expect(notesOf('Port 443 was closed.', 'Bye.')).toBe('Port 443 was closed.');
  expect(notesOf(undefined, 'Bye.')).toBe('Bye.');
  expect(notesOf(undefined, '')).toBe('Closed in Writeback Desk.');
});

it.each([
  ['[code]<b>x</b>[/code]', '(code)<b>x</b>(/code)'],
  ['[CODE] [ / Code ]', '(CODE) ( / Code )'],
  ['[codes] [c] code]', '[codes] [c] code]'],
])('%j has no tags for HTML any more', (text, plain) => {
  expect(withoutCode(text)).toBe(plain);
});
