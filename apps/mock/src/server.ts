import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answer } from "./answer.ts";
import { readBody } from "./body.ts";
import type { ServedContract } from "./contract.ts";
import { control, isControl } from "./control.ts";
import { failure, Refusal } from "./refusal.ts";
import { send } from "./reply.ts";
import { readRequest } from "./request.ts";

/** An HTTP server that answers by a contract, which may still be loading when the first requests arrive. */
export function createMockServer(contract: () => Promise<ServedContract>): Server {
  return createServer((request, response) => void handle(request, response, contract));
}

async function handle(
  incoming: IncomingMessage,
  response: ServerResponse,
  contract: () => Promise<ServedContract>,
): Promise<void> {
  try {
    const request = readRequest(incoming);
    const reply = isControl(request)
      ? control(request)
      : await answer(await contract(), request, () => readBody(incoming));
    send(response, reply);
  } catch (error) {
    // Who has gone away gets no answer.
    if (response.destroyed) return;
    send(response, (error instanceof Refusal ? error : failure(error)).toReply());
  }
}
