import { DeliveryError } from '../../bot/delivery-error.ts';

it('says what kind of failure it was, and the status if there was one', () => {
  expect(new DeliveryError('refused', 413)).toMatchObject({
    name: 'DeliveryError',
    kind: 'refused',
    status: 413,
    message: 'An activity was not delivered: refused (status 413).',
  });
  expect(new DeliveryError('unsent').message).toBe('An activity was not delivered: unsent.');
});
