import { basicAuthorization } from '../../../integrations/tickets/basic-authorization.ts';

it('is user and password in base 64', () => {
  // The example of RFC 7617, section 2.
  expect(basicAuthorization('Aladdin', 'open sesame')).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
});

it('is in UTF-8', () => {
  // The example of RFC 7617, section 2.1.
  expect(basicAuthorization('test', '123£')).toBe('Basic dGVzdDoxMjPCow==');
});
