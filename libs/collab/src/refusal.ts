/** Thrown while an update is checked: it may not enter the document. Never leaves the engine. */
export class Refusal extends Error {}

/** Thrown while an update is checked: it builds on operations that the log does not have yet. Never leaves the engine. */
export class Ahead extends Error {}
