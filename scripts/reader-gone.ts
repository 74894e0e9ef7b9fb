/**
 * Ends the process without a word once nobody reads its output any more, as with `| head`: Node would end it with a
 * stack trace. The exit code is the one that was set by then, else 0.
 */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}
