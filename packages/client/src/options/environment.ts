/** Read only when there is no option, because Deno asks for a permission. */
export function readEnvironment(name: string): string | undefined {
  // Browsers have no `process`.
  const { process } = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, string>> } };
  return process?.env?.[name];
}
