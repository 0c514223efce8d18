/**
 * Why something did not reach the channel: it was refused for good, put off, perhaps delivered, or never sent. Only what
 * was `throttled` or `unsent` may be sent again without the risk that a person reads it twice.
 */
export type DeliveryFailure = 'refused' | 'throttled' | 'ambiguous' | 'unsent';

/** Thrown by the connector side of the SDK when an activity did not get out. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly kind: DeliveryFailure;
  readonly status: number | undefined;

  constructor(kind: DeliveryFailure, status?: number) {
    super(`An activity was not delivered: ${kind}${status === undefined ? '' : ` (status ${String(status)})`}.`);
    this.kind = kind;
    this.status = status;
  }
}
