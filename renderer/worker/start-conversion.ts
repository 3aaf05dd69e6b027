// Starts the conversion worker as the bundler built it.

export function startConversionWorker(): Worker {
  return new Worker(new URL('./conversion.worker.ts', import.meta.url), { type: 'module' })
}
