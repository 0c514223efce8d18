import { createRequire } from 'node:module';

// The copy that the SDK itself uses, by way of it: what is counted are variables of that module.
const requireOfSdk = createRequire(createRequire(import.meta.filename).resolve('botbuilder-core'));
const parameters = requireOfSdk('botframework-connector/lib/auth/tokenValidationParameters') as {
  readonly ToBotFromBotOrEmulatorTokenValidationParameters: { readonly issuer: readonly string[] };
};

/** How many issuers of tokens the SDK believes in; it adds to them what strangers name, and keeps them for the process. */
export function countSdkIssuers(): number {
  return parameters.ToBotFromBotOrEmulatorTokenValidationParameters.issuer.length;
}
