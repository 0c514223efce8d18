import { readOutput } from '../knowledge/outputs/read-output.ts';
import type { Output } from '../knowledge/outputs/output.ts';
import { exitsOf, type ActionStep } from '../knowledge/runbook/step.ts';
import type { ConversationState } from './conversation-state.ts';
import type { Desk } from './desk.ts';
import type { Reply } from './reply.ts';
import { tellPaths } from './tell-paths.ts';
import type { Turn } from './turn.ts';
import { answerStep, showStep, type Opened } from './walk-runbook.ts';

/** Takes output of a command that is pasted while a step is open, and goes on by it; undefined for any other text. */
export async function hearOutput(
  turn: Turn,
  state: ConversationState,
  desk: Desk,
  { runbook, walk }: Opened,
  step: ActionStep,
): Promise<Reply | undefined> {
  const output = readOutput(turn.text, step.reads);
  if (!output) return undefined;
  if (output.kind === 'distinguished-names') {
    await tellPaths(turn, desk, { asked: step.reads.includes(output.kind) ? 'path' : 'nothing', isPlain: false });
  }
  const readings = [...walk.readings, ...readingsOf(output)].slice(-mostReadings);
  const opened = { runbook, walk: { ...walk, readings } };
  const { outcome, says } = judge(output, step, walk);
  await turn.say(`${output.says} ${says}`);
  const reply = outcome && (await answerStep(turn, state, desk, opened, { outcome }));
  return reply ?? showStep(turn, state, desk, opened);
}

interface Judgement {
  readonly outcome?: 'worked' | 'failing';
  readonly says: string;
}

/** What the output makes of the step, and how that is said. */
function judge(output: Output, step: ActionStep, walk: Opened['walk']): Judgement {
  if (!step.reads.includes(output.kind)) {
    return { says: 'That is the output of another command. The step is still open:' };
  }
  const elsewhere = hostElsewhere(output, walk);
  if (elsewhere !== undefined) return { says: elsewhere };
  const outcome = outcomeOf(output, step);
  if (outcome === undefined) return { says: whyStay(output) };
  const label = exitsOf(step).find((exit) => exit.outcome === outcome)?.label ?? outcome;
  return { outcome, says: `I take that as “${label}”.` };
}

/** As many as the state has room for at one step, and as long. */
const mostReadings = 30;
const longestReading = 200;

function readingsOf({ facts }: Output): { name: string; value: string }[] {
  return facts.map(({ name, value }) => ({
    name: name.slice(0, longestReading),
    value: value.slice(0, longestReading),
  }));
}

/** After a fix only a reset can tell that it works again. */
function outcomeOf({ kind, verdict, facts }: Output, step: ActionStep): 'worked' | 'failing' | undefined {
  if (kind === 'net-user') return mayChange(facts);
  if (verdict === 'bad') return 'failing';
  // What it shows is all that such a step asks for.
  if (kind === 'net-accounts' && step.kind === 'check') return 'worked';
  return verdict === 'good' && step.kind === 'check' ? 'worked' : undefined;
}

/** What is said when a connection to another host was tested than the one that the step is about. */
function hostElsewhere({ facts }: Output, { fill }: Opened['walk']): string | undefined {
  const hosts = facts
    .filter(({ name }) => name === 'ComputerName' || name === 'Uri')
    .map(({ value }) => value.toLowerCase());
  const { namespace, serviceBusDomain: domain } = fill;
  if (hosts.length === 0 || domain === undefined) return undefined;
  const wanted = namespace === undefined ? `.${domain}` : `${namespace}.${domain}`;
  const isThere = hosts.some((host) => (namespace === undefined ? host.endsWith(wanted) : host === wanted));
  if (isThere) return undefined;
  const where = namespace === undefined ? `a host of ${domain}` : wanted;
  return `But this step is about ${where}. Please test that one, or press what fits:`;
}

/** The one line of `net user` that a step asks for; what else is wrong with the account is said, and no answer to it. */
function mayChange(facts: Output['facts']): 'worked' | 'failing' | undefined {
  const value = facts.find(({ name }) => name === 'User may change password')?.value;
  if (value === 'Yes') return 'worked';
  return value === 'No' ? 'failing' : undefined;
}

function whyStay({ verdict }: Output): string {
  return verdict === 'good'
    ? 'That is as it should be. Does a reset work now?'
    : 'From this alone I cannot tell how the step went. Please press what fits:';
}
