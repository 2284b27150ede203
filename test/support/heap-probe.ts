// Loaded into a server process before its own sources: says how much memory is in use when it is sent a signal.
process.on('SIGUSR2', () => {
  // Twice, because what finalizers let go of is found by the second run only.
  globalThis.gc?.();
  setTimeout(() => {
    globalThis.gc?.();
    process.stderr.write(`heap ${String(process.memoryUsage().heapUsed)}\n`);
  }, 50);
});
