import { isMember } from "../processes/members.ts";
import { CommandUsageError } from "./command.ts";

/** @throws {CommandUsageError} when the workspace has no server. */
export function requireServer(): void {
  if (isMember("apps/server")) return;
  throw new CommandUsageError("There is no server: pnpm-workspace.yaml leaves apps/server out.");
}
