/** Read only without an option, because Deno asks for a permission. */
export function readEnvironment(name: string): string | undefined {
  // `process` is absent in browsers.
  const { process } = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, string>> } };
  return process?.env?.[name];
}
