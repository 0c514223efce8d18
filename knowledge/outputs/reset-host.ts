/** Service Bus of the public cloud, of Azure for US Government and of Azure China. */
const serviceBus = ['servicebus.windows.net', 'servicebus.usgovcloudapi.net', 'servicebus.chinacloudapi.cn'];
const resetService = ['passwordreset.microsoftonline.com', 'passwordreset.microsoftonline.us'];

/** Whether it is an address that password writeback needs: a namespace of Service Bus, or the reset service. */
export function isResetHost(host: string): boolean {
  const name = host.toLowerCase();
  return resetService.includes(name) || [...serviceBus, ...resetService].some((domain) => name.endsWith(`.${domain}`));
}

/** An address that writeback needs, with which of the two it is in brackets. */
export function nameHost(host: string): string {
  const isServiceBus = serviceBus.some((domain) => host.toLowerCase().endsWith(`.${domain}`));
  return `${host} (${isServiceBus ? 'a Service Bus namespace' : 'the reset service, not Service Bus'})`;
}

/** Whether it has the shape of a full host name or an IPv4 address. */
export function isHostName(text: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,251}[a-z0-9]$/i.test(text) && text.includes('.');
}
