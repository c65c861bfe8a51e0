declare module "vitest" {
  interface ProvidedContext {
    /** The address of the mock that the tests share. */
    readonly numbersMock: string;
  }
}

export type {};
