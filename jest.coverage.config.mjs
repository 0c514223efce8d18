import { readFileSync } from 'node:fs';

const config = JSON.parse(readFileSync(new URL('jest.config.json', import.meta.url), 'utf8'));

/** Tests of programs: what runs in a process of its own is not seen by whoever measures coverage. */
const programs = [
  'bot/(ask|bundle|case-kill|console|crash|launch|log|main|many-processes|operator/main|runbook-kill|start)\\.test',
];

/** Long tests that repeat, often, what shorter ones cover: `npm test` runs them. */
const long = [
  'bot/(canaries|case-triage|forged-tokens|hostile-bodies|malformed|one-outage|random-walk|outbox/outage)\\.test',
  'dialogs/(random-walk|runbook-paths)\\.test',
  'eventlog/(same-findings|forms/hostile-forms)\\.test',
];

export default {
  ...config,
  collectCoverage: true,
  testPathIgnorePatterns: [...config.testPathIgnorePatterns, ...programs, ...long],
};
