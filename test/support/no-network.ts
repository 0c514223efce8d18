import nock from 'nock';

// Nothing in a test may leave the machine; only the bot under test, on loopback, is real.
nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[?::1\]?)(:\d+)?$/);

// One worker runs many test files: what this file's nock did to the http module must not answer in the next one.
afterAll(() => {
  nock.restore();
});
