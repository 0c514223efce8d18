import { findCauses } from '../../../eventlog/reasoning/find-causes.ts';
import { buildLog, readIncidents, type DescribedIncident } from '../../support/incident-log.ts';

const carried = [...readIncidents('people.yaml'), ...readIncidents('service.yaml')];
const without = readIncidents('none.yaml');

function causesOf(incident: DescribedIncident): string[] {
  const { incidents } = findCauses(buildLog(incident));
  return incidents.flatMap(({ explanation }) => (explanation.kind === 'cause' ? explanation.article : [])).sort();
}

describe('what findCauses makes of described incidents', () => {
  it('names all causes of at least 95 % of them, and no other', () => {
    const all = [...carried, ...without];
    const wrong = all
      .map((incident) => ({ name: incident.name, expected: incident.causes.toSorted(), found: causesOf(incident) }))
      .filter(({ expected, found }) => expected.join() !== found.join());
    const score = `${String(all.length - wrong.length)} of ${String(all.length)}`;
    process.stdout.write(`causes: ${score} described incidents\n`);
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect({ wrong, isEnough: wrong.length <= 0.05 * all.length }).toMatchObject({ isEnough: true });
  });

  it('names none where none is carried', () => {
    expect(without.map((incident) => [incident.name, causesOf(incident)])).toEqual(
      without.map(({ name }) => [name, []]),
    );
  });

  it.each(without.filter(({ symptom }) => symptom !== undefined))('sees the symptom: $name', (incident) => {
    const { verdict, incidents } = findCauses(buildLog(incident));
    expect({ verdict, rules: incidents.map(({ explanation }) => explanation.rule) }).toEqual({
      verdict: 'symptom',
      rules: [incident.symptom],
    });
  });

  it.each([...carried, ...without].filter(({ verdict }) => verdict !== undefined))(
    'says what it comes to: $name',
    (incident) => {
      expect(findCauses(buildLog(incident)).verdict).toBe(incident.verdict);
    },
  );

  it.each(carried.filter(({ isOver }) => isOver))('sees that it is over: $name', (incident) => {
    expect(findCauses(buildLog(incident)).incidents.map(({ isOver }) => isOver)).toEqual([true]);
  });
});
