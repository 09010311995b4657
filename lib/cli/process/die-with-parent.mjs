/** Preloaded into web and worker: they end when the process that started them is gone, however it went. */
if (process.channel) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref();
}
