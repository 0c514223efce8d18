const longest = 80;

/** What a file is called, as people see it: its end, without what a terminal or a card would take for something else. */
export function readableName(given: string): string {
  const plain = given.replace(/\p{C}/gu, '').trim();
  return plain === '' ? 'The file' : Array.from(plain).slice(-longest).join('');
}
