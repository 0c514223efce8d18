import { explains, isFault, matchRules } from '../../../eventlog/reasoning/match-rules.ts';
import { spokenCauses } from '../../../eventlog/reasoning/rules.ts';
import { eventsOf } from '../../support/incident-log.ts';

const names = (log: string): Record<string, string[]> => {
  const { spoken, numbered, symptoms } = matchRules(eventsOf(log));
  return {
    spoken: spoken.map(({ rule, proof }) => `${rule.name}: ${proof.text.slice(proof.at, proof.at + 8)}`),
    numbered: numbered.map(({ rule }) => rule.name),
    symptoms: symptoms.map(({ rule }) => rule.name),
  };
};

describe('matchRules', () => {
  it('finds what is said, what numbers say and what is only seen, in the order of the rules', () => {
    const log = `
09:00:00 31001 @a
09:00:01 6329 0x80230619
09:00:02 33004 @a hr=80230626
09:00:02 31003 @a`;
    expect(names(log)).toEqual({
      spoken: ['password-restriction: 80230619', 'access-denied: 80230626'],
      numbered: ['permission-missing'],
      symptoms: ['bare-6329', 'reset-failed'],
    });
  });

  it('reads nothing out of events that are no failure', () => {
    expect(names('09:00:00 31019 | hr=80230626\n09:00:00 31002 @a | multiple matches found')).toEqual({
      ...{ spoken: [], numbered: [], symptoms: [] },
    });
  });

  it('takes of a 6329 the last line that names a reason', () => {
    const log = '09:00:00 6329 | BAIL: x 0x80230405 (a)\\nBAIL: x 0x80230619 (b)\\nBAIL: x 0x80070005 (c)';
    expect(names(log)['spoken']).toEqual(['password-restriction: 80230619']);
  });

  it('takes the line before it that explains it', () => {
    const log = '09:00:00 6329 | ERR_: Failed to acquire user information: 0x5\\nBAIL: x 0x80230626';
    expect(names(log)['spoken']).toEqual(['sam-restricted: Failed t']);
  });

  it('proves with the line that has the code, where two say the same', () => {
    const log = '09:00:00 6329 | BAIL: x 0x80230405 (a):\\nNo password writeback targets found.';
    expect(names(log)['spoken']).toEqual(['object-not-found: 80230405']);
  });

  it('takes a decimal code for proof from the beginning of its text', () => {
    expect(names('09:00:00 33008 @a | Error -2145188327')['spoken']).toEqual(['password-restriction: Error -2']);
  });

  it('wants other events beside some', () => {
    expect(names('09:00:00 6306')['spoken']).toEqual([]);
    expect(names('09:00:00 6306\n09:00:00 32001')['spoken']).toEqual(['onboarding-burst: ']);
  });

  it('wants some texts from some events only', () => {
    expect(names('09:00:00 33001 @a | The remote certificate is invalid')['spoken']).toEqual([]);
    expect(names('09:00:00 31034 | the REMOTE certificate is invalid')['spoken']).toEqual([
      'certificate-not-trusted: the REMO',
    ]);
  });

  it('finds what is about people in the failures of requests alone', () => {
    for (const said of ['0x80230405', 'the object could not be found', 'Multiple matches found']) {
      expect(names(`09:00:00 6306 | ${said}\n09:00:01 31034 | ${said}\n09:00:02 32002 | ${said}`)['spoken']).toEqual(
        [],
      );
      expect(names(`09:00:00 33001 @a | ${said}`)['spoken']).toHaveLength(1);
    }
  });

  it('wants all parts of a text', () => {
    expect(names('09:00:00 6329 | ERR_: Failed to acquire user information: 0x57')['spoken']).toEqual([]);
    expect(names('09:00:00 6329 | ERR_: 0x57 Failed to acquire user information: 0x57, 0x5.')['spoken']).toEqual([
      'sam-restricted: Failed t',
    ]);
    expect(names('09:00:00 6329 | ERR_: ERROR_ACCESS_DENIED')['spoken']).toEqual([]);
  });
});

describe('isFault', () => {
  it('holds for failures, whatever their level', () => {
    const events = eventsOf(
      '09:00:00 31001 @a\n09:00:01 405\n09:00:02 33004 @a\n09:00:03 6329\n09:00:04 32014\n09:00:05 31099',
    );
    expect(events.map(isFault)).toEqual([false, false, true, true, true, false]);
  });
});

describe('explains', () => {
  it('holds for what lies behind another, and not the other way round', () => {
    const rule = (name: string): (typeof spokenCauses)[number] => {
      const [found] = spokenCauses.filter((cause) => cause.name === name);
      if (!found) throw new Error(name);
      return found;
    };
    expect(explains(rule('sam-restricted'), rule('access-denied'))).toBe(true);
    expect(explains(rule('access-denied'), rule('sam-restricted'))).toBe(false);
    expect(explains(rule('ldap-not-sealed'), rule('access-denied'))).toBe(false);
  });
});
