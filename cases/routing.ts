/**
 * The channel into which a case goes: that of the first tag of its article with a route to a channel that is set up, else the
 * first one; null while the desk has none.
 */
export function routeCase(
  tags: readonly string[],
  routes: ReadonlyMap<string, string>,
  channels: readonly { readonly channel: string }[],
): string | null {
  const isSetUp = (channel: string | undefined): channel is string => channels.some((one) => one.channel === channel);
  return tags.map((tag) => routes.get(tag)).find(isSetUp) ?? channels[0]?.channel ?? null;
}
