/**
 * Returns `true` for the host of a URL or a `Host` header that always leads to this machine: `localhost` and names below
 * it (RFC 6761, section 6.3), 127.0.0.0/8, `::1`, and IPv4-mapped IPv6 addresses of 127.0.0.0/8.
 *
 * The host is parsed as URLs are, so `0x7f.1` is `127.0.0.1` and `127.0.0.1.example` is a foreign name.
 *
 * @param host - With or without a port; an IPv6 address with or without brackets.
 */
export function isLoopbackHost(host: string): boolean {
  // Anything else would move the end of the host in the URL below.
  if (/[^\w.:[\]-]/.test(host)) return false;
  const isBareIPv6 = host.split(":").length > 2 && !host.startsWith("[");
  return isLoopbackUrl(`http://${isBareIPv6 ? `[${host}]` : host}`);
}

/** Returns `true` for an HTTP(S) URL whose host is a loopback host; see {@link isLoopbackHost}. */
export function isLoopbackUrl(url: string | URL): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    if (!/^https?:$/.test(protocol)) return false;
    return /^((.+\.)?localhost\.?|127(\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]+\])$/.test(hostname);
  } catch {
    return false;
  }
}
