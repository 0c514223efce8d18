import { cloudSyncAgent, foldProvider } from '../../eventlog/reasoning/event-meanings.ts';
import type { Findings, Incident, Verdict } from '../../eventlog/reasoning/findings.ts';
import { weighIncidents } from '../../eventlog/reasoning/weigh-incidents.ts';
import { titleOf, type TitleOf } from './incident-view.ts';

/** What the log comes to: whether a cause is named, and one sentence that says it, without a full stop. */
export interface VerdictWords {
  readonly label: string;
  readonly title: string;
}

/** The incident that the verdict names: the first one with a cause, or where no cause is named, the first. */
export function leadOf({ incidents }: Pick<Findings, 'incidents'>): Incident | undefined {
  const counted = weighIncidents(incidents);
  return counted.find(({ explanation }) => explanation.kind === 'cause') ?? counted[0];
}

/** The verdict in words. */
export function tellVerdict(findings: Findings, name: TitleOf): VerdictWords {
  const lead = leadOf(findings);
  return lead ? tellFailures(findings.incidents, lead, name) : tellQuiet(findings);
}

const unexplained = 'Not everything went well, and this log does not say why';

function tellFailures(incidents: readonly Incident[], { explanation }: Incident, name: TitleOf): VerdictWords {
  const counted = weighIncidents(incidents);
  const over = counted.every(({ isOver }) => isOver) ? ', over by the end of the log' : '';
  const title = titleOf(explanation, name);
  if (explanation.kind === 'symptom') {
    return { label: `No cause named${over}`, title: counted.length === 1 ? title : unexplained };
  }
  const isSure = explanation.confidence === 'certain';
  const causes = new Set(counted.flatMap((one) => (one.explanation.kind === 'cause' ? one.explanation.article : [])));
  if (causes.size === 1) return { label: `${isSure ? 'Cause found' : 'Probable cause'}${over}`, title };
  const likely = isSure ? '' : ', which is likely and not proven';
  return { label: `${String(causes.size)} causes found${over}`, title: `Begin with “${title}”${likely}` };
}

const noFailure = 'No failure found';

function tellQuiet(findings: Findings): VerdictWords {
  const { verdict, unknown } = findings;
  if (verdict === 'only-noise') {
    const title = 'This log has events of other work of the server, and none about a reset or change of a password';
    return { label: 'Nothing found', title };
  }
  if (verdict === 'only-unknown') return unknown.every(isOfCloudSync) ? cloudSync : notKnown;
  if (verdict === 'healthy') return tellHealthy(findings);
  return openEnds[verdict] ?? { label: 'Nothing found', title: 'No event about password writeback stands in this log' };
}

/** Where nothing failed that I know, and that is not all that can be said. */
const openEnds: Readonly<Partial<Record<Verdict, VerdictWords>>> = {
  'unknown-errors': {
    label: 'Not known',
    title:
      'Nothing that I know failed, but errors or warnings of password writeback stand in this log that I do not know',
  },
  'not-all-weighed': {
    label: 'Not known',
    title: 'Nothing failed in the newest events about password writeback, and the older ones were too many to look at',
  },
};

function tellHealthy({ facts, gaps }: Findings): VerdictWords {
  if (facts.writeback === 'switched-off') {
    return {
      label: 'Writeback is switched off',
      title: 'Password writeback was switched off (31013), and nothing in this log switches it on again',
    };
  }
  if (gaps.some(({ isOpen }) => isOpen)) {
    return { label: noFailure, title: 'Nothing failed in this log, but the heartbeat (31019) stops before its end' };
  }
  return { label: noFailure, title: 'Password writeback was at work, and nothing failed in this log' };
}

function isOfCloudSync({ provider }: { readonly provider: string }): boolean {
  return foldProvider(provider) === cloudSyncAgent;
}

const cloudSync = {
  label: 'Nothing found',
  title: 'This log has events of the Cloud Sync agent, and those do not tell about password writeback',
};
const notKnown = {
  label: 'Not known',
  title: 'This log has events of password writeback that I do not know, and I will not guess what they mean',
};
