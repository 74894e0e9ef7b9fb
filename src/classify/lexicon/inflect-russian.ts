import { forms, type Inflected } from './verb-table.ts';

/** How the last consonants of a stem change before some endings: `отправить`, `отправлен`. */
const MUTATIONS: readonly [RegExp, string[]][] = [
  [/ст$/, ['щ']],
  [/([вбпмф])$/, ['$1л']],
  [/д$/, ['ж', 'жд']],
  [/т$/, ['ч', 'щ']],
  [/з$/, ['ж']],
  [/с$/, ['ш']],
  [/к$/, ['ч']],
];

function mutated(stem: string): string[] {
  const found = MUTATIONS.find(([pattern]) => pattern.test(stem));
  return found ? [stem, ...found[1].map((end) => stem.replace(found[0], end))] : [stem];
}

const participles = (stem: string): Inflected[] => forms('past', stem, '- а о ы ный ная ное ные ного ной ных ным ную');
const nouns = (stem: string): Inflected[] => forms('noun', stem, 'ие ия ию ием ии');
const thirds = (stem: string, endings: string): Inflected[] =>
  endings.split(' ').flatMap((ending) => forms('third', stem + ending, '- ся'));

/** The forms of a Russian verb. */
export function russianForms(verb: string): Inflected[] {
  if (!verb.endsWith('ть')) return [];
  const stem = verb.slice(0, -2);
  const past = forms('third', stem, 'л ла ло ли');
  if (stem.endsWith('и')) return [...past, ...second(stem.slice(0, -1))];
  if (stem.endsWith('ну')) {
    const root = stem.slice(0, -1);
    return [...past, ...thirds(root, 'ет ут'), ...forms('third', root, 'и ите'), ...participles(`${stem}т`)];
  }
  const verbal = /[ое]ва$/.test(stem) ? [`${stem.slice(0, -3)}у`] : [];
  const giving = /[дн]ава$/.test(stem) ? [stem.slice(0, -2)] : [];
  const presents = [...verbal, ...(verbal.length > 0 ? [] : [stem]), ...giving];
  return [
    ...past,
    ...presents.flatMap((one) => thirds(one, 'ет ют')),
    ...presents.flatMap((one) => forms('third', one, 'й йте')),
    ...presents.flatMap((one) => forms('gerund', one, 'я')),
    ...participles(`${stem}н`),
    ...nouns(`${stem}н`),
  ];
}

/** Verbs in -ить. */
function second(stem: string): Inflected[] {
  return [
    ...thirds(stem, 'ит ят ат'),
    ...forms('third', stem, 'и ите ь ьте'),
    ...forms('gerund', stem, 'я ив'),
    ...mutated(stem).flatMap((one) => [...participles(`${one}ен`), ...nouns(`${one}ен`)]),
  ];
}

const LATIN: Readonly<Record<string, readonly [string, string]>> = {
  а: ['a', 'a'],
  б: ['b', 'b'],
  в: ['v', 'v'],
  г: ['g', 'g'],
  д: ['d', 'd'],
  е: ['e', 'e'],
  ё: ['e', 'yo'],
  ж: ['zh', 'j'],
  з: ['z', 'z'],
  и: ['i', 'i'],
  й: ['y', 'i'],
  к: ['k', 'k'],
  л: ['l', 'l'],
  м: ['m', 'm'],
  н: ['n', 'n'],
  о: ['o', 'o'],
  п: ['p', 'p'],
  р: ['r', 'r'],
  с: ['s', 's'],
  т: ['t', 't'],
  у: ['u', 'u'],
  ф: ['f', 'f'],
  х: ['kh', 'h'],
  ц: ['ts', 'c'],
  ч: ['ch', 'ch'],
  ш: ['sh', 'sh'],
  щ: ['shch', 'sch'],
  ъ: ['', ''],
  ы: ['y', 'y'],
  ь: ['', ''],
  э: ['e', 'e'],
  ю: ['yu', 'iu'],
  я: ['ya', 'ia'],
};

/** A Russian word in Latin letters, in the two usual ways: `proverka`, `tablitsa` and `tablica`. */
export function transliterated(word: string): string[] {
  const ways = [0, 1].map((way) => [...word].map((letter) => LATIN[letter]?.[way] ?? letter).join(''));
  return [...new Set(ways)];
}
