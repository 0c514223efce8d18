/** Reads an event id, 0 to 65535; undefined for anything else. */
export function readEventId(text: string): number | undefined {
  const id = readCount(text);
  return id !== undefined && id <= 0xffff ? id : undefined;
}

/** The event id in an instance id of Get-EventLog, whose upper bits are the severity and the facility. */
export function readInstanceId(text: string): number | undefined {
  const id = readCount(text);
  return id !== undefined && id <= 0xffffffff ? id % 0x10000 : undefined;
}

/** Reads a whole number from 0 that is exact, such as the number of a record. */
export function readCount(text: string): number | undefined {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}
