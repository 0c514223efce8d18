import { chooseTransition, isDoneCategory, issueTransitions } from '../../../integrations/tickets/jira-transition.ts';
import { transition } from '../../support/fake-jira.ts';

const choose = (isDone: boolean, preferred: string, ...ways: readonly unknown[]) =>
  chooseTransition(issueTransitions.parse({ transitions: ways }), isDone, preferred);

const open = transition('11', 'In progress', 'indeterminate');
const cancelled = transition('21', 'Canceled', 'done');
const resolved = transition('31', 'Resolved', 'done', ['Fixed', 'Done']);

it.each([
  ['new', false],
  ['indeterminate', false],
  ['done', true],
])('the category %s is done: %s', (key, done) => {
  expect(isDoneCategory(key)).toBe(done);
});

it('goes to the status that has the name, whatever its case', () => {
  expect(choose(true, 'resolved', open, cancelled, resolved)).toEqual({ id: '31', resolution: '1Done' });
});

it('goes to the first of the kind when none has the name', () => {
  expect(choose(true, 'closed', open, cancelled, resolved)).toEqual({ id: '21', resolution: undefined });
});

it('a name alone leads nowhere', () => {
  expect(choose(false, 'resolved', resolved, open)).toEqual({ id: '11', resolution: undefined });
});

it('takes the first resolution when none is called Done', () => {
  expect(choose(true, 'x', transition('51', 'Resolved', 'done', ['Fixed', 'Later']))).toEqual({
    id: '51',
    resolution: '1Fixed',
  });
});

it('finds nothing where the workflow leads nowhere', () => {
  expect(choose(true, 'resolved', open)).toBeUndefined();
});
