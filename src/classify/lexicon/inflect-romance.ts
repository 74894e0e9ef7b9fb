import { forms, type Inflected } from './verb-table.ts';

/** A stem as it is spelled before e and i, and before a and o: `buscar`, `busque`; `gerir`, `gira`. */
function before(vowel: 'e' | 'a', stem: string): string[] {
  if (vowel === 'e') {
    if (stem.endsWith('c')) return [`${stem.slice(0, -1)}qu`, stem];
    if (stem.endsWith('z')) return [`${stem.slice(0, -1)}c`, stem];
    return stem.endsWith('g') ? [`${stem}u`] : [stem];
  }
  if (stem.endsWith('gu')) return [stem.slice(0, -1)];
  if (stem.endsWith('g')) return [`${stem.slice(0, -1)}j`];
  return stem.endsWith('c') ? [`${stem.slice(0, -1)}zc`, stem] : [stem];
}

/** A stem with its last vowel replaced: `mostr`, `muestr`. */
function vowelled(stem: string, changes: Readonly<Record<string, string>>): string[] {
  const at = Math.max(stem.lastIndexOf('e'), stem.lastIndexOf('o'));
  const change = changes[stem.charAt(at)];
  if (at < 0 || change === undefined || /[aiu]/.test(stem.slice(at + 1).replace(/[qg]u$/, ''))) return [];
  return change.split(' ').map((vowel) => stem.slice(0, at) + vowel + stem.slice(at + 1));
}

/** The forms of a Portuguese verb, without accents. */
export function portugueseForms(verb: string): Inflected[] {
  const stem = verb.slice(0, -2);
  if (verb.endsWith('ar')) {
    const full = stem.endsWith('e') ? [`${stem}i`] : [stem];
    return [
      ...full.flatMap((one) => forms('third', one, 'a am')),
      ...[stem, ...full].flatMap((one) => before('e', one)).flatMap((one) => forms('third', one, 'e em')),
      ...forms('third', stem, 'ara arao'),
      ...forms('gerund', stem, 'ando'),
      ...forms('past', stem, 'ado ada ados adas'),
      ...forms('noun', stem, 'acao'),
    ];
  }
  const changed = verb.endsWith('ir') ? vowelled(stem, { e: 'i', o: 'u' }) : [];
  const subjunctive = (changed.length > 0 ? changed : [stem]).flatMap((one) => before('a', one));
  const ends = verb.endsWith('uir') || verb.endsWith('air') ? 'i em' : verb.endsWith('zir') ? '- em' : 'e em';
  return [
    ...forms('third', stem, ends),
    ...subjunctive.flatMap((one) => forms('third', one, 'a am')),
    ...forms('third', verb, 'a ao'),
    ...forms('gerund', stem, verb.endsWith('er') ? 'endo' : 'indo'),
    ...forms('past', stem, 'ido ida idos idas'),
  ];
}

/** The forms of a Spanish verb, without accents. */
export function spanishForms(verb: string): Inflected[] {
  const stem = verb.slice(0, -2);
  const stems = [stem, ...vowelled(stem, { e: verb.endsWith('ir') ? 'ie i' : 'ie', o: 'ue' })];
  if (verb.endsWith('ar')) {
    return [
      ...stems.flatMap((one) => forms('third', one, 'a an')),
      ...stems.flatMap((one) => before('e', one)).flatMap((one) => forms('third', one, 'e en')),
      ...forms('third', stem, 'ara aran'),
      ...forms('gerund', stem, 'ando'),
      ...forms('past', stem, 'ado ada ados adas'),
      ...forms('noun', stem, 'acion'),
    ];
  }
  const glide = verb.endsWith('uir') && !/[gq]uir$/.test(verb) ? [`${stem}y`] : stems;
  return [
    ...glide.flatMap((one) => forms('third', one, 'e en')),
    ...glide.flatMap((one) => before('a', one)).flatMap((one) => forms('third', one, 'a an')),
    ...forms('third', verb, 'a an'),
    ...forms('gerund', stem, verb.endsWith('uir') ? 'yendo' : 'iendo'),
    ...vowelled(stem, { e: 'i', o: 'u' }).flatMap((one) => forms('gerund', one, 'iendo')),
    ...forms('past', stem, 'ido ida idos idas'),
  ];
}

const OBJECTS = ['lo', 'la', 'los', 'las', 'le', 'les', 'se', 'me'];

/** What a Spanish verb with a pronoun behind it is without: `enviarlo`, `marcandola`, `dame`. */
export function withoutPronoun(word: string): string | undefined {
  const pronoun = OBJECTS.find((one) => word.endsWith(one));
  const rest = pronoun && word.slice(0, -pronoun.length);
  return rest && rest.length > 3 && /(?:r|ndo)$/.test(rest) ? rest : undefined;
}

/** The forms of a French verb, without accents. */
export function frenchForms(verb: string): Inflected[] {
  const stem = verb.slice(0, -2);
  if (verb.endsWith('er')) {
    const short = stem.endsWith('y') ? [stem, `${stem.slice(0, -1)}i`] : [stem];
    const soft = stem.endsWith('g') ? `${stem}e` : stem;
    return [
      ...short.flatMap((one) => forms('third', one, 'e ent')),
      ...forms('third', stem, 'ez era eront'),
      ...forms('third', soft, 'ons'),
      ...forms('gerund', soft, 'ant'),
      ...forms('past', stem, 'es ee ees'),
      ...forms('noun', stem, 'ation'),
    ];
  }
  if (verb.endsWith('ir')) {
    return [
      ...forms('third', stem, 'it issent issez'),
      ...forms('gerund', stem, 'issant'),
      ...forms('past', stem, 'i ie is ies'),
    ];
  }
  return verb.endsWith('re') ? frenchRe(verb.slice(0, -2)) : [];
}

/** The forms of a French verb in -re, by the end of its stem. */
function frenchRe(stem: string): Inflected[] {
  if (/[uai]i$/.test(stem)) {
    const plural = `${stem}s`;
    return [
      ...forms('third', stem, 't'),
      ...forms('third', plural, 'ent ez'),
      ...forms('gerund', plural, 'ant'),
      ...forms('past', stem, 't te ts tes'),
    ];
  }
  return [
    ...forms('third', stem, stem.endsWith('d') ? '- ent ez' : 't ent ez'),
    ...forms('gerund', stem, 'ant'),
    ...forms('past', stem, 'u ue us ues'),
  ];
}
