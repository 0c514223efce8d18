// Strict, because a message of several lines stands in the stack, too.
const frame = /^ {4}at .*:\d+:\d+\)?$/;

/** Name, code and place of an error; never its message, which may quote what a person typed. */
export function describeError(error: Error): { name: string; code?: string; at?: string } {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = error.stack
    ?.split('\n')
    .find((line) => frame.test(line))
    ?.trim();
  return { name: error.name, ...(code && { code }), ...(at && { at }) };
}
