import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify, { type Request, type Response } from 'restify';
import type { Registration } from './bot-process.ts';

/**
 * The yardstick: a bot as the documentation of botbuilder builds one, which says what it hears. Prints its address. Takes
 * the settings of its registration as JSON; without them it asks nobody for a token.
 */
const registration = JSON.parse(process.argv[2] ?? '{}') as Partial<Registration>;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(registration));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req: Request, res: Response) => {
  await adapter.process(req, res, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listens at http://127.0.0.1:${String(server.address().port)}/api/messages`);
});
