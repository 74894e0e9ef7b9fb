import { CrawlFault, Interrupted } from './fault.ts';

/** A signal that fires after `milliseconds` with a fault that says what took too long, or with `parent`. */
export function deadline(parent: AbortSignal, milliseconds: number, what: string): AbortSignal & Disposable {
  const controller = new AbortController();
  const stop = () => controller.abort(parent.reason ?? new Interrupted());
  const timer = setTimeout(() => {
    controller.abort(
      new CrawlFault(`${what} took longer than ${milliseconds / 1000} s`, 'Allow more time with --timeout SECONDS.'),
    );
  }, milliseconds);
  const dispose = () => {
    clearTimeout(timer);
    parent.removeEventListener('abort', stop);
  };
  if (parent.aborted) stop();
  else parent.addEventListener('abort', stop, { once: true });
  controller.signal.addEventListener('abort', dispose, { once: true });
  return Object.assign(controller.signal, { [Symbol.dispose]: dispose });
}

/** Settles as `promise` does, or rejects with the signal's reason when that fires first. */
export function within<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => {});
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Resolves after `milliseconds`, or rejects with the signal's reason. */
export function pause(signal: AbortSignal, milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  return within(signal, promise).finally(() => clearTimeout(timer));
}
