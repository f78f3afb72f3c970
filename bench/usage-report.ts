// Loaded before a measured program (`node --import`): tells, when asked, what it has used so far.
export interface Usage {
  /** CPU of this process since its start, in microseconds, in its own code and in the system's. */
  cpuMicroseconds: number;
  residentBytes: number;
}

process.on('message', (question) => {
  if (question !== 'usage') return;
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() };
  process.send?.(usage);
});
process.channel?.unref();
