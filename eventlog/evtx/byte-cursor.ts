/** Thrown inside the reader to give one record up; `readEvtx` counts it and reads on. */
export class UnreadableRecord extends Error {}

/** Reads numbers (little-endian) one after the other, and never past its end: there it throws UnreadableRecord. */
export class ByteCursor {
  readonly view: DataView;
  readonly end: number;
  at: number;

  /** @throws UnreadableRecord when the range is not one of the view */
  constructor(view: DataView, at: number, end: number) {
    if (at > end || end > view.byteLength) throw new UnreadableRecord();
    this.view = view;
    this.at = at;
    this.end = end;
  }

  /** Where the next so many bytes are, which are passed. */
  pass(size: number): number {
    const { at } = this;
    if (size > this.end - at) throw new UnreadableRecord();
    this.at = at + size;
    return at;
  }

  u8(): number {
    return this.view.getUint8(this.pass(1));
  }

  u16(): number {
    return this.view.getUint16(this.pass(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.pass(4), true);
  }
}
