/** The only door to the Bot Framework SDK: what passes here is all that a change of SDK has to replace. */
export { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
export type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
