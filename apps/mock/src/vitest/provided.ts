declare module "vitest" {
  interface ProvidedContext {
    /** Address of the mock that the tests share. */
    readonly numbersMock: string;
  }
}

export type {};
