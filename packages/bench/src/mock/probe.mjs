// Loaded into every server before its own code (`node --import`): reports the resource usage of the process on request.
process.on("message", (message) => {
  if (message !== "usage") return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system, memory: process.memoryUsage.rss() });
});
// The channel does not keep a server alive.
process.channel?.unref();
