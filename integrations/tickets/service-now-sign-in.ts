import { z } from 'zod';
import { basicAuthorization } from './basic-authorization.ts';
import type { CallFailure, TicketCall } from './ticket-call.ts';
import type { ServiceNowSettings } from './ticket-settings.ts';

/** The Authorization header for a call, or why there is none. */
export type SignIn = () => Promise<{ readonly ok: true; readonly authorization: string } | CallFailure>;

/** Tokens are given back before they end, so that none ends on its way; in milliseconds. */
const marginMs = 60_000;

const tokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,4000}$/),
  expires_in: z.number().positive(),
});

/**
 * Signs in to an instance: with every call as a user, or with a token as an OAuth client, which is kept until shortly before it
 * ends; `forget` throws it away. "REST OAuth example" (2026-03-12) has the path and the answer, "Client credentials"
 * (2026-09-10) says what an administrator has to switch on.
 */
export function createServiceNowSignIn(
  { host, signIn }: Pick<ServiceNowSettings, 'host' | 'signIn'>,
  call: TicketCall,
  now: () => number,
): { readonly signIn: SignIn; forget(): void } {
  if (signIn.kind === 'basic') {
    const authorization = basicAuthorization(signIn.user, signIn.password);
    return { signIn: () => Promise.resolve({ ok: true, authorization }), forget: () => undefined };
  }
  let kept: { readonly authorization: string; readonly until: number } | undefined;
  return {
    async signIn() {
      if (kept && now() < kept.until) return { ok: true, authorization: kept.authorization };
      const result = await call({
        method: 'POST',
        url: new URL(`https://${host}/oauth_token.do`),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: signIn.clientId,
          client_secret: signIn.clientSecret,
        }).toString(),
      });
      if (!result.ok) return { ...result, mayHaveArrived: false };
      const read = tokenAnswer.safeParse(result.body);
      if (!read.success) return notUnderstood(result.status);
      const authorization = `Bearer ${read.data.access_token}`;
      kept = { authorization, until: now() + read.data.expires_in * 1000 - marginMs };
      return { ok: true, authorization };
    },
    forget() {
      kept = undefined;
    },
  };
}

/** An answer that is none: a page for people, as an instance that sleeps shows it. */
function notUnderstood(status: number): CallFailure {
  return { ok: false, kind: 'failing', status, mayHaveArrived: false, body: undefined };
}
