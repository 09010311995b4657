/**
 * Preloaded into web and worker: they end when the process that started them is gone, however it went. Node hands a
 * preload on to what a process forks; there it does nothing.
 */
if (process.channel && process.ppid === Number(process.env.KINDRED_PARENT)) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref();
}
