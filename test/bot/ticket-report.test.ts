import fc from 'fast-check';
import { longestComment, readJson, readTicketReport } from '../../bot/ticket-report.ts';

const read = (body: unknown) => readTicketReport(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
const key = 'report-1';

it('a report has a case and a key, and a status, a comment or both', () => {
  expect(read({ case: 1042, key, status: 'resolved', comment: ' Done. ' })).toEqual({
    ok: true,
    report: { case: 1042, key, status: 'resolved', comment: 'Done.' },
  });
  expect(read({ case: 1042, key, status: 'closed' })).toMatchObject({ report: { status: 'closed', comment: '' } });
  expect(read({ case: 1042, key, comment: 'Hello' })).toMatchObject({ report: { status: null, comment: 'Hello' } });
});

it.each([
  ['no case', { key, status: 'closed' }, 'case: expected the number of the case, such as 1042'],
  ['a case in words', { case: '1042', key, status: 'closed' }, 'case: expected the number of the case, such as 1042'],
  ['a case below one', { case: 0, key, status: 'closed' }, 'case: expected the number of the case, such as 1042'],
  ['no key', { case: 1042, status: 'closed' }, expect.stringMatching(/^key: /)],
  ['a short key', { case: 1042, key: '1234567', status: 'closed' }, expect.stringMatching(/^key: /)],
  ['a key with a space', { case: 1042, key: '1234 5678', status: 'closed' }, expect.stringMatching(/^key: /)],
  ['an unknown status', { case: 1042, key, status: 'new' }, expect.stringMatching(/^status: /)],
  ['nothing to say', { case: 1042, key, comment: ' \n' }, expect.stringMatching(/^status: /)],
  ['a long comment', { case: 1042, key, comment: 'x'.repeat(longestComment + 1) }, expect.stringMatching(/^comment: /)],
  ['another field', { case: 1042, key, status: 'closed', tenant: 'x' }, expect.stringMatching(/^body: expected case/)],
  ['a list', [], expect.stringMatching(/^body: expected case/)],
  ['no JSON', '{', 'body: not JSON, expected one complete value'],
  ['nothing', '', 'body: not JSON, expected one complete value'],
])('with %s it is refused with a sentence', (_, body, problem) => {
  expect(read(body)).toEqual({ ok: false, problem: problem as string });
});

it('no problem quotes what was sent', () => {
  const { problem } = read({ case: 'canary', key: 'canary', status: 'canary' }) as { problem: string };

  expect(problem).not.toContain('canary');
});

it('no bytes are too strange to be read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const json = readJson(Buffer.from(bytes));

      expect(json.ok ? '' : json.problem).toMatch(/^(?:body: .+)?$/);
    }),
  );
});
