import { explainFailure } from '../../../eventlog/reasoning/explain-failure.ts';
import { eventsOf } from '../../support/incident-log.ts';

const rules = (log: string): string[] => explainFailure(eventsOf(log)).map(({ explanation }) => explanation.rule);

describe('explainFailure', () => {
  it('says what lies behind a code, and which other articles it touches', () => {
    const log = `
09:00:01 6329 | ERR_: Failed to acquire user information: 0x5
09:00:02 33004 @a hr=80230626`;
    expect(explainFailure(eventsOf(log))).toMatchObject([
      {
        explanation: { kind: 'cause', rule: 'sam-restricted', article: 'error-sspr-0029', confidence: 'likely' },
        about: 'people',
        others: ['event-33004', 'procedure-verify-permissions', 'field-protected-groups'],
        hits: [
          { event: { record: { id: 6329 } } },
          { event: { record: { id: 33004 } } },
          { event: { record: { id: 33004 } } },
        ],
      },
    ]);
  });

  it('shows beside a cause what numbers of its theme and effects say', () => {
    const log = '09:00:00 31034 | The remote certificate is invalid\n09:00:00 32001\n09:00:00 6800\n09:00:00 32009';
    const [certificate, account] = explainFailure(eventsOf(log)).map(({ hits }) =>
      hits.map(({ event }) => event.record.id),
    );
    expect([certificate, account]).toEqual([
      [31034, 32001, 31034, 6800],
      [32009, 6800],
    ]);
  });

  it('says two causes where two are said', () => {
    expect(rules('09:00:00 33008 @a hr=80230619\n09:00:00 6329 0x8023062C')).toEqual([
      'password-restriction',
      'ldap-not-sealed',
    ]);
  });

  it('takes what is said over what numbers say', () => {
    expect(rules('09:00:00 33004 @a\n09:00:00 33001 @a hr=80230818')).toEqual(['domain-controller-not-contacted']);
  });

  it('takes one number of a theme, that which says most', () => {
    expect(rules('09:00:00 31034\n09:00:00 32002\n09:00:00 31044')).toEqual(['service-bus-failed']);
  });

  it('says two causes where numbers name two themes', () => {
    expect(rules('09:00:00 32009\n09:00:00 31034\n09:00:00 6800')).toEqual(['auth-token-failed', 'listener-failed']);
  });

  it('takes an effect for the cause where nothing else is', () => {
    expect(rules('09:00:00 6800\n09:00:00 31044\n09:00:00 32015')).toEqual(['host-not-running']);
  });

  it('names a cause once that two rules find', () => {
    const log = `
09:00:00 6306
09:00:00 6800 | Couldn't connect to any service bus endpoint(s)
09:00:00 32001 | Couldn't connect to any service bus endpoint(s)`;
    expect(explainFailure(eventsOf(log))).toMatchObject([
      { explanation: { rule: 'onboarding-burst', confidence: 'certain' } },
    ]);
  });

  it('knows what ends a fault of the setup', () => {
    expect(explainFailure(eventsOf('09:00:00 32009'))[0]?.ends).toEqual([31005]);
    expect(explainFailure(eventsOf('09:00:00 31034'))[0]?.ends).toBeUndefined();
  });

  it.each([
    ['6329', undefined],
    ['33001 @a', 'event-33001'],
    ['6306', 'field-event-6306'],
    ['31008 @a', 'event-31008'],
  ])('names no cause for %s', (event, article) => {
    const [explained] = explainFailure(eventsOf(`09:00:00 ${event}`));
    expect(explained?.explanation.kind).toBe('symptom');
    expect(explained?.explanation.article).toBe(article);
  });

  it('asks for the line of a 6329 with the articles that tell them apart', () => {
    expect(explainFailure(eventsOf('09:00:00 6329'))[0]?.others).toContain('event-6329-restriction');
  });

  it('sees that a request has no end, by the article of its start', () => {
    expect(explainFailure(eventsOf('09:00:00 31006 @a\n09:00:00 405'))).toMatchObject([
      { explanation: { kind: 'symptom', rule: 'no-end', article: 'event-31006' } },
    ]);
  });

  it('says nothing where nothing failed', () => {
    expect(rules('09:00:00 405')).toEqual([]);
  });
});
