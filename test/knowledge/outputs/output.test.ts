import { outputKinds } from '../../../knowledge/outputs/output.ts';
import { readOutput } from '../../../knowledge/outputs/read-output.ts';
import { oneOfEach } from './samples.ts';

const samples = { ...oneOfEach, 'distinguished-names': 'OU=Sales,DC=contoso,DC=com' };

it.each(outputKinds)('the output of %s is told from all others', (kind) => {
  expect(readOutput(samples[kind], [])?.kind).toBe(kind);
  expect(readOutput(samples[kind], [kind])?.kind).toBe(kind);
});
