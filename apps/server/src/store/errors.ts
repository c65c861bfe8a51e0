/** The database does not answer, or refuses all work. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** A row already exists, or the one that it refers to does not. */
export class StoreConflict extends Error {
  override readonly name = "StoreConflict";
}

/**
 * The database cannot be used by this version of the server, or not at all. The message is one sentence for operators.
 */
export class StoreSetupError extends Error {
  override readonly name = "StoreSetupError";
}
