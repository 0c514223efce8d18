/** The short names of the servers that records name, in small letters; too short ones could be any word. */
export function findComputerNames(records: readonly { readonly computer?: string }[]): ReadonlySet<string> {
  const named = new Set(records.map(({ computer = '' }) => computer));
  const short = [...named].map((computer) => computer.split('.', 1).join().toLowerCase());
  return new Set(short.filter((name) => name.length >= 3));
}
