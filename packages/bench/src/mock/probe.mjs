// Loaded into every server before its own code (`node --import`): says what the process has used, whenever it is asked.
process.on("message", (message) => {
  if (message !== "usage") return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system, memory: process.memoryUsage.rss() });
});
// Being asked keeps no server alive that would end.
process.channel?.unref();
