import type { Connector, Operation, Target } from './connector.ts';
import { DeliveryError } from './delivery-error.ts';
import type { ConnectorFactory } from './sdk.ts';

/**
 * Our connector in the shape in which the SDK (4.23.3, `CloudAdapterBase`) asks for one on every turn. The SDK's own client
 * repeats what failed, up to three times, and never gives up waiting. Failures throw DeliveryError.
 */
export function createConnectorFactory(connector: Connector): ConnectorFactory {
  const call = async (operation: Operation, target: Target, activity?: object): Promise<{ id?: string }> => {
    const result = await connector.call(operation, target, activity);
    if (!result.ok) throw new DeliveryError(result.kind, result.status);
    return result.id === undefined ? {} : { id: result.id };
  };
  const create = (serviceUrl: string): Promise<{ conversations: Conversations }> =>
    Promise.resolve({
      conversations: {
        sendToConversation: (conversationId, activity) => call('send', { serviceUrl, conversationId }, activity),
        replyToActivity: (conversationId, activityId, activity) =>
          call('reply', { serviceUrl, conversationId, activityId }, activity),
        updateActivity: (conversationId, activityId, activity) =>
          call('update', { serviceUrl, conversationId, activityId }, activity),
        deleteActivity: (conversationId, activityId) => call('delete', { serviceUrl, conversationId, activityId }),
      },
    });
  return { create } as unknown as ConnectorFactory;
}

/** The part of the SDK's client that the adapter calls. */
interface Conversations {
  sendToConversation(conversationId: string, activity: object): Promise<{ id?: string }>;
  replyToActivity(conversationId: string, activityId: string, activity: object): Promise<{ id?: string }>;
  updateActivity(conversationId: string, activityId: string, activity: object): Promise<{ id?: string }>;
  deleteActivity(conversationId: string, activityId: string): Promise<{ id?: string }>;
}
