import type { Category } from '../catalog/vocabulary.ts';
import { cite } from './field.ts';
import type { Finding } from './finding.ts';
import type { Reading } from './reading.ts';
import type { RuleId } from './rules.ts';

interface Phrase {
  rule: RuleId;
  pattern: RegExp;
  category: Category;
  /** Only where the rest says that the tool changes something. */
  onlyChanges: boolean;
}

const PHRASES: readonly Phrase[] = [
  {
    rule: 'says-irreversible',
    pattern:
      /\b(?:irreversibl[ey]|cannot be (?:undone|reversed|recovered|restored)|can't be undone|can not be undone|permanently (?:delet|remov|eras|destroy|los|wip)\w*|不可恢复|不可撤销|无法恢复|無法復原|元に戻せ|되돌릴 수 없|необратим\w*)/i,
    category: 'destructive',
    onlyChanges: true,
  },
  {
    rule: 'says-marks-read',
    pattern: /\bmarks? (?:\w+ ){0,4}as (?:read|seen|unread)\b|标记为已读|标为已读/i,
    category: 'write',
    onlyChanges: false,
  },
];

/** What set phrases in the main part of the description show. */
export function textFindings(reading: Reading, category: Category | undefined): Finding[] {
  const changes = category !== undefined && category !== 'read';
  return PHRASES.filter(({ onlyChanges }) => changes || !onlyChanges).flatMap((phrase) => {
    for (const sentence of reading.sentences) {
      const match = phrase.pattern.exec(sentence.text);
      if (!match || NEGATED.test(sentence.text.slice(0, match.index))) continue;
      const start = sentence.start + match.index;
      const evidence = cite(phrase.rule, reading.description, start, start + match[0].length);
      return [{ category: phrase.category, capabilities: [], evidence }];
    }
    return [];
  });
}

const NEGATED = /\b(?:not|never|isn't|no|use|see|unless|without|does not|doesn't)\s(?:\w+\s){0,2}$/i;
