import { combineResults, type Result } from './combine-results.ts';
import type { Output } from './output.ts';
import { squash } from './pasted-text.ts';
import { readProperties, type Properties } from './properties.ts';

/** Names that Get-ADSyncAADPasswordResetConfiguration prints, as seen in public output of it. */
const names = ['Enabled', 'ServiceStatus', 'OnboardingRequiredStatus'];

/** What the sync server has stored about password writeback, from plain text; undefined when it is other text. */
export function readWritebackConfiguration(plain: string, isExpected: boolean): Output | undefined {
  const isAsked = squash(plain).includes('get-adsyncaadpasswordresetconfiguration');
  const objects = readProperties(plain, names).filter((object) => {
    const isItsOwn = object.has('ServiceStatus') || object.has('OnboardingRequiredStatus');
    return isItsOwn || isAsked || isExpected;
  });
  return combineResults('writeback-configuration', objects.map(judge));
}

function judge(object: Properties): Result {
  const enabled = object.get('Enabled')?.toLowerCase();
  const service = object.get('ServiceStatus');
  const onboarding = object.get('OnboardingRequiredStatus');
  const facts = factsOf(enabled, service, onboarding);
  if (enabled === 'false') return { verdict: 'bad', says: 'Password writeback is switched off on this server.', facts };
  if (enabled !== 'true') {
    const says = 'The line Enabled is missing or cut off. Paste the whole output.';
    return { verdict: 'unclear', says, facts };
  }
  const odd = [
    ...(isOdd(service, 'Started') ? ['ServiceStatus is not Started'] : []),
    ...(isOdd(onboarding, 'NotRequired') ? ['OnboardingRequiredStatus is not NotRequired'] : []),
  ];
  const says = 'Password writeback is switched on on this server.';
  if (odd.length === 0) return { verdict: 'good', says, facts };
  return {
    verdict: 'unclear',
    says: `${says} But ${odd.join(', and ')}; what that means is not written anywhere that I know.`,
    facts,
  };
}

function isOdd(value: string | undefined, usual: string): boolean {
  return value !== undefined && value.toLowerCase() !== usual.toLowerCase();
}

/** Only values that are known; anything else may be somebody's words. */
function factsOf(
  enabled: string | undefined,
  service: string | undefined,
  onboarding: string | undefined,
): Output['facts'] {
  return [
    { name: 'Enabled', value: enabled === 'true' ? 'True' : enabled === 'false' ? 'False' : '' },
    { name: 'ServiceStatus', value: service !== undefined && !isOdd(service, 'Started') ? 'Started' : '' },
    {
      name: 'OnboardingRequiredStatus',
      value: onboarding !== undefined && !isOdd(onboarding, 'NotRequired') ? 'NotRequired' : '',
    },
  ].filter(({ value }) => value !== '');
}
