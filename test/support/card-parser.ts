import { createRequire } from 'node:module';

interface Event {
  readonly message: string;
}

/** The part of the `adaptivecards` bundle that tests use; the package's own types do not compile here. */
interface Bundle {
  AdaptiveCard: new () => {
    hostConfig: unknown;
    parse(json: unknown, context: InstanceType<Bundle['SerializationContext']>): void;
    validateProperties(): { readonly validationEvents: readonly Event[] };
  };
  HostConfig: new (config: object) => object;
  SerializationContext: new (version: unknown) => { readonly eventCount: number; getEventAt(index: number): Event };
  Versions: { readonly v1_5: unknown };
}

// The package's root cannot be loaded in Node, its bundle can.
const bundle = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.min.js') as Bundle;

/** What the renderer that Microsoft publishes finds wrong with a card. */
export function findCardProblems(card: object): string[] {
  const parsed = new bundle.AdaptiveCard();
  parsed.hostConfig = new bundle.HostConfig({ actions: { maxActions: 6 } });
  const context = new bundle.SerializationContext(bundle.Versions.v1_5);
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...events, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
}
