import type { Category } from '../catalog/vocabulary.ts';
import { isRead } from './effect.ts';
import type { Finding } from './finding.ts';
import type { Reading } from './reading.ts';

/**
 * How sure a suggestion is, by whether name and description each speak, and with one voice. The figures are the shares
 * of right answers that `npm run accuracy` shows for each case, rounded.
 */
export function confidenceOf(reading: Reading, findings: readonly Finding[], category: Category | undefined): number {
  if (category === undefined) return 0.4;
  if (reading.deciding.length === 0) return findings.length > 1 ? 0.9 : 0.85;
  const named = reading.named[0];
  const told = reading.told[0];
  if (!named?.action.certain) return told ? 0.93 : 0.8;
  if (!told) return 0.95;
  return isRead(named.kind) === isRead(told.kind) ? 0.98 : 0.8;
}
