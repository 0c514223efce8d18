const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Id of a person as the desk compares it: directory ids are GUIDs, which tools write in letters of either case. */
export function toPersonId(given: string): string {
  const id = given.trim();
  return guid.test(id) ? id.toLowerCase() : id;
}
