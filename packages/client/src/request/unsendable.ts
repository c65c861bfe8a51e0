/** Refuses a value that cannot be sent as the contract says. The message names its type, and never holds the value. */
export class UnsendableError extends TypeError {}
