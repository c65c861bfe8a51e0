// Preloaded into servers that a root command starts: ends the server when the command has ended, even if it was killed.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
// The channel alone does not keep the server alive.
process.channel?.unref();
