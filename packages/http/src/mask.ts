/** Keys of the mock: those of its examples and of the console, and keys that name a scenario. None identifies an account. */
const MOCK_KEY = /^(any|console|mock_[\w.-]{1,80})$/;

/** Masks an API key for display: `num_…1234`. Keys of the mock stay readable, and short keys are hidden completely. */
export function maskKey(key: string): string {
  if (MOCK_KEY.test(key)) return key;
  if (key.length < 12) return "…";
  const [prefix = ""] = /^[A-Za-z]{2,8}_(?:(?:test|live)_)?/.exec(key) ?? [];
  // At least eight characters stay hidden.
  return `${key.length < prefix.length + 12 ? "" : prefix}…${key.slice(-4)}`;
}
