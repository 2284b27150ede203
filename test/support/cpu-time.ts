// How much a test has computed, which other programs on the machine do not change.

/** Milliseconds that a processor has worked for this thread so far. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
