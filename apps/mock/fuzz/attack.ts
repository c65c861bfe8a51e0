import { connect } from "node:net";
import { Random } from "../src/generate/random.ts";
import { type HostileRequest, makeRequest } from "./requests.ts";
import type { Target } from "./targets.ts";
import { judge } from "./verdict.ts";

/** Options of an attack. */
export interface Attack {
  readonly port: number;
  readonly target: Target;
  readonly seed: string;
  readonly count: number;
}

/** Result of an attack. */
export interface Outcome {
  /** Number of responses by status; `none` counts connections that the server closed without a response. */
  readonly statuses: ReadonlyMap<string, number>;
  /** First requests with a wrong response, with the reason. */
  readonly problems: readonly string[];
}

/** Number of requests at a time. */
const AT_ONCE = 16;

/** After how long a request counts as hanging, in milliseconds. */
const PATIENCE = 30_000;

/** Number of problems that are reported. */
const MOST = 20;

/** Sends hostile requests, each on its own connection. The same seed gives the same requests. */
export async function attack({ port, target, seed, count }: Attack): Promise<Outcome> {
  const random = new Random(seed);
  const statuses = new Map<string, number>();
  const problems: string[] = [];
  let left = count;
  const attacker = async (): Promise<void> => {
    while (left > 0 && problems.length < MOST) {
      left -= 1;
      const request = makeRequest(random, target);
      const { status, problem } = judge(await exchange(port, request), request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (problem) problems.push(`${problem}: ${JSON.stringify(request.bytes.toString().slice(0, 400))}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, attacker));
  return { statuses, problems };
}

/** Sends a request and reads until either side closes the connection; undefined after a timeout. */
function exchange(port: number, { bytes, isCutOff, isHead }: HostileRequest): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    let received = "";
    const done = (): void => {
      resolve(received);
      socket.destroy();
    };
    socket
      .setEncoding("latin1")
      .setTimeout(PATIENCE, () => {
        resolve(undefined);
        socket.destroy();
      })
      .on("data", (text: string) => {
        received += text;
        if (isWhole(received, isHead)) done();
      })
      // A server that refuses a request without reading all of it may reset the connection.
      .on("error", done)
      .on("end", done);
    if (isCutOff) socket.end(bytes);
    else socket.write(bytes);
  });
}

/** Checks that a response has arrived completely by its length, or is a stream. */
function isWhole(received: string, isHead: boolean): boolean {
  const [head = "", ...rest] = received.split("\r\n\r\n");
  if (rest.length === 0 || /^HTTP\/1\.1 1\d\d /.test(head))
    return rest.length > 1 && isWhole(rest.join("\r\n\r\n"), isHead);
  if (isHead || /^content-type: text\/event-stream/im.test(head)) return true;
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length === undefined) return /^HTTP\/1\.1 (204|304) /.test(head);
  return rest.join("\r\n\r\n").length >= Number(length);
}
