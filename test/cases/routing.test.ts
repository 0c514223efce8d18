import { routeCase } from '../../cases/routing.ts';

const [first, network, policy] = [
  '19:first@thread.tacv2',
  '19:network@thread.tacv2',
  '19:policy@thread.tacv2',
] as const;
const channels = [first, network, policy].map((channel) => ({ channel }));
const routes = new Map([
  ['network', network],
  ['policy', policy],
  ['gone', '19:gone@thread.tacv2'],
]);

describe('routeCase', () => {
  it.each<[string, readonly string[], string]>([
    ['by the first tag that has a route', ['unheard-of', 'policy', 'network'], policy],
    ['past a route to a channel that is not set up', ['gone', 'network'], network],
    ['to the first channel without a route', ['unheard-of'], first],
    ['to the first channel without a tag', [], first],
    ['to the first channel when all routes lead to what is not set up', ['gone'], first],
  ])('leads %s', (_, tags, channel) => {
    expect(routeCase(tags, routes, channels)).toBe(channel);
  });

  it('leads nowhere while no channel is set up', () => {
    expect(routeCase(['policy'], routes, [])).toBeNull();
    expect(routeCase([], new Map(), [])).toBeNull();
  });
});
