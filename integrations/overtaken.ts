/** Thrown to undo a turn that was overtaken by another process; it runs again on what that one stored. */
export class Overtaken extends Error {}
