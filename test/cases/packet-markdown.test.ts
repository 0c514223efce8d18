import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { detailNames, type CaseDetails } from '../../cases/details.ts';
import type { CaseEvidence } from '../../cases/evidence.ts';
import { packetMarkdown } from '../../cases/packet-markdown.ts';
import { makePacket } from '../../cases/packet.ts';
import { allBut, allDetails, detailsOf, sampleCase } from '../support/sample-case.ts';

const at = { generatedAt: new Date('2026-03-14T10:00:00Z') };
const evidence: CaseEvidence = {
  codes: ['SSPR_0029'],
  articles: [
    { id: 'error-sspr-0029', title: 'SSPR_0029: refused', verdict: 'failed' },
    { id: 'event-33004', title: 'Access is denied', verdict: null },
  ],
  runbooks: [
    {
      ...{ id: 'password-policy', title: 'Password policy', result: 'somebody else goes on' },
      steps: [{ title: 'Look at the age', outcome: 'as it should be', at: '2026-03-14T08:20:00.000Z' }],
    },
    { id: 'user-state', title: 'State of the user', result: 'left', steps: [] },
  ],
  facts: [{ label: 'Service Bus namespace', value: 'ssprsb.servicebus.windows.net' }],
};

const markdownOf = (details: CaseDetails): string => packetMarkdown(makePacket(sampleCase({ details }), [], at));
const headings = (markdown: string): readonly string[] => markdown.match(/^#+ .*$/gm) ?? [];

describe('packetMarkdown', () => {
  it('puts first what Microsoft support asks for, in the order of its list', () => {
    const entry = { by: 'a', status: 'assigned', isPrivate: false } as const;
    const history = [
      { ...entry, at: '2026-03-14T08:30:00.000Z', action: 'opened', text: '' } as const,
      { ...entry, at: '2026-03-14T08:40:00.000Z', action: 'asked', text: 'Which page?' } as const,
    ];
    const details = detailsOf({ ...allBut('page'), problem: 'It says:\n```\nSSPR_0029\n```', screenshot: null });
    const packet = makePacket(sampleCase({ details, evidence, resolution: 'The policy was changed.' }), history, at);
    expect(packetMarkdown(packet)).toBe(readFileSync(join(import.meta.dirname, '../fixtures/case-packet.md'), 'utf8'));
  });

  it('leaves out what there is nothing of', () => {
    expect(headings(markdownOf(detailsOf(allDetails)))).toEqual([
      '# Case 1042: Microsoft Entra password writeback',
      ...['## General description of the error', '## Page', '## Support code', '## Date, time, and time zone'],
      ...['## User ID', '## Licensing', '## Application event log'],
    ]);
  });

  it('shows SID and CID where there is no support code, or where they are known', () => {
    const { supportCode: guid = '', ...rest } = allDetails;
    expect(markdownOf(detailsOf(allDetails))).not.toContain('**SID**');
    expect(markdownOf(detailsOf({ ...rest, supportCode: null }))).toContain('**SID**: not known\n\n**CID**: not known');
    expect(markdownOf(detailsOf({ ...allDetails, cid: guid }))).toContain(`**SID**: not known\n\n**CID**: \`${guid}\``);
    expect(markdownOf(detailsOf({ ...allDetails, sid: guid }))).toContain(`**SID**: \`${guid}\`\n\n**CID**: not known`);
  });

  it.each<[string | null, string | null, string]>([
    ['2026-03-14T09:26', 'Europe/Berlin', '`2026-03-14T08:26:00.000Z`'],
    [
      ...(['2026-10-25T02:30', 'Europe/Berlin'] as const),
      '`2026-10-25T00:30:00.000Z` or `2026-10-25T01:30:00.000Z`, because clocks there showed this time twice',
    ],
    ['2026-03-29T02:30', 'Europe/Berlin', 'none, because no clock there showed this time'],
    ['2026-03-14T09:26', null, 'not known'],
    [null, 'Europe/Berlin', 'not known'],
  ])('gives %s in %s in UTC', (time, zone, utc) => {
    expect(markdownOf(detailsOf({ time, zone }))).toContain(`**UTC**: ${utc}\n`);
  });

  it('asks for no log of a cloud-only user, and shows that one is missing, not known, or given', () => {
    const rest = allBut('eventLog');
    const heading = '## Application event log';
    expect(markdownOf(detailsOf({ ...rest, userType: 'cloud-only' }))).not.toContain(heading);
    expect(markdownOf(detailsOf(rest))).toContain(heading);
    expect(markdownOf(detailsOf({ ...rest, eventLog: null }))).toContain(heading);
    expect(markdownOf(detailsOf({ ...allDetails, userType: 'cloud-only' }))).toContain(heading);
  });
});

describe('packetMarkdown of any text', () => {
  const reader = new MarkdownIt({ html: true, linkify: true });
  const pieces =
    '# |\n|\r\n|```|`|~~~|- |> |1. |<b>|<script>|<at>x</at>|[a](b)|![a](b)|<!--|https://a.b|www.a.com|a@b.c|&lt;|**|__|---|===|    |\t|\\|word|\0|\u2028';
  const unit = fc.constantFrom('|', ...pieces.split('|'));
  const text = fc.oneof(fc.string({ unit, minLength: 1, maxLength: 30 }), fc.string({ unit: 'binary', minLength: 1 }));
  const allowed =
    /^(?:heading|paragraph|bullet_list|ordered_list|list_item|strong)_(?:open|close)$|^(?:inline|text|fence|code_inline|softbreak)$/;

  /** What is shown in words of ours, and what is a matter of the desk. */
  const translated = ['time', 'userType', 'licence', 'impact', 'urgency'];

  /** Kinds of everything that a reader sees, and what stands in code. */
  function read(markdown: string): { readonly kinds: ReadonlySet<string>; readonly code: readonly string[] } {
    const tokens = reader.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
    const code = tokens.filter(({ type }) => type === 'fence' || type === 'code_inline').map(({ content }) => content);
    return { kinds: new Set(tokens.map(({ type }) => type)), code };
  }

  it('keeps the details as they are, and makes neither heading nor link nor markup of them', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...detailNames), text), (values) => {
        const markdown = markdownOf(detailsOf(values));
        const { kinds, code } = read(markdown);
        expect([...kinds].filter((kind) => !allowed.test(kind))).toEqual([]);
        for (const [name, value] of Object.entries(values).filter(([key]) => !translated.includes(key))) {
          const shown = value.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
          expect([name, code.filter((piece) => [shown, `${shown}\n`].includes(piece))]).not.toEqual([name, []]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('makes no heading, link or markup of what was found, tried, written or done', () => {
    const short = fc.oneof(text, fc.constant(''));
    const step = fc.record({ title: short, outcome: short, at: short });
    const anything = fc.record({
      codes: fc.array(short, { maxLength: 3 }),
      articles: fc.array(fc.record({ id: short, title: short, verdict: fc.constantFrom('helped', 'failed', null) }), {
        maxLength: 3,
      }),
      runbooks: fc.array(
        fc.record({ id: short, title: short, result: short, steps: fc.array(step, { maxLength: 3 }) }),
        { maxLength: 2 },
      ),
      facts: fc.array(fc.record({ label: short, value: short }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(anything, text, (found, written) => {
        const entry = {
          at: '2026-03-14T08:30:00.000Z',
          by: 'a',
          action: 'answered',
          status: 'new',
          text: written,
        } as const;
        const of = sampleCase({ details: {}, evidence: found, resolution: written, draft: written });
        const markdown = packetMarkdown(makePacket(of, [{ ...entry, isPrivate: false }], at));
        expect([...read(markdown).kinds].filter((kind) => !allowed.test(kind))).toEqual([]);
        const hasFound = found.codes.length + found.articles.length + found.facts.length > 0;
        const parts = 11 + Number(hasFound) + Number(found.runbooks.length > 0) + found.runbooks.length;
        expect(reader.parse(markdown, {}).filter(({ type }) => type === 'heading_open')).toHaveLength(parts);
      }),
      { numRuns: 100 },
    );
  });
});
