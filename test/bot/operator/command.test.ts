import { WrongCall } from '../../../bot/operator/command.ts';

it('a wrong call is known by its name', () => {
  expect(new WrongCall('--to is missing')).toMatchObject({ name: 'WrongCall', message: '--to is missing' });
});
