/** Scripts that stand for one language here, or for the first that fits. Counted in letters. */
const SCRIPTS: readonly { language: string; script: RegExp }[] = [
  { language: 'zh', script: /\p{Script=Han}/gu },
  { language: 'ja', script: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { language: 'ko', script: /\p{Script=Hangul}/gu },
  { language: 'ru', script: /\p{Script=Cyrillic}/gu },
  { language: 'el', script: /\p{Script=Greek}/gu },
  { language: 'ar', script: /\p{Script=Arabic}/gu },
  { language: 'he', script: /\p{Script=Hebrew}/gu },
  { language: 'hi', script: /\p{Script=Devanagari}/gu },
  { language: 'th', script: /\p{Script=Thai}/gu },
];

/** Common words of languages in Latin script, chosen so that few are words of another. */
const WORDS: Record<string, string> = {
  en: 'the of and to a an in for with from by is are this that it be or as not your all when use if you can on at',
  pt: 'de por em até o os um uma do da dos das no na nos nas ao pelo pela com para não por que e ou se uma lista consulta busca obtém retorna são sua seu mais pode deve está',
  es: 'el los un una unos del las al con para por que y o se la de en su sus lista obtiene devuelve crea más puede debe está según',
  fr: 'le les un une des du au aux et ou dans pour par avec sur ce cette est sont la de en que qui vous votre pas être liste',
  de: 'der die das den dem ein eine einen einer und oder für mit von im zu zur zum auf ist sind nicht wird werden eines des bei alle liste',
  it: 'il lo gli un una uno dei delle della del nel nella con per che e o sono di da più può elenca restituisce crea',
};

/** Letters that one of those languages writes and English does not. Each counts as one common word. */
const LETTERS: Record<string, RegExp> = {
  pt: /[ãõ]|ção|ções/g,
  es: /[ñ¿¡]|ción/g,
  fr: /[œèêàùû]/g,
  de: /[äöüß]/g,
};

const WORD_SETS = Object.entries(WORDS).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }));

/** Enough of a text to tell its language by. */
const LONGEST = 4000;

/** Quoted code, addresses and names with underscores or inner capitals say nothing about a text's language. */
const NOT_PROSE = /`[^`]*`|https?:\/\/\S+|(?<![^\s`])[^\s_`]*_\S*|\b[a-z]+[A-Z]\w*/g;

/** Remarks in brackets and quotation marks are often in another language than the text. */
const ASIDES = /\([^()]*\)|["'“«][^"'“«”»]*["'”»]/g;

/** A single common word proves nothing: `de` stands in many a name. */
const LEAST_SCORE = 2;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * The language of a text in a script of its own, where that script carries the text. One Han or kana character says
 * about as much as three Latin letters; the others are letters like any.
 */
function byScript(text: string): string | undefined {
  const counts = new Map(SCRIPTS.map(({ language, script }) => [language, count(text, script)]));
  const of = (language: string) => counts.get(language) ?? 0;
  const latin = count(text, /\p{Script=Latin}/gu);
  const [han, kana] = [of('zh'), of('ja')];
  if (3 * (han + kana) > latin) return kana * 8 > han ? 'ja' : 'zh';
  const [language, letters] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
  return letters > 0 && 2 * letters > latin ? variantOf(language, text) : undefined;
}

/** Languages of one script that a letter of their own gives away. */
const VARIANTS: readonly { of: string; language: string; letters: RegExp }[] = [
  { of: 'ru', language: 'uk', letters: /[іїєґ]/i },
  { of: 'ar', language: 'fa', letters: /[پچژگ]/ },
];

function variantOf(language: string, text: string): string {
  return VARIANTS.find((variant) => variant.of === language && variant.letters.test(text))?.language ?? language;
}

function byWords(text: string): string {
  const lower = text.replace(ASIDES, ' ').toLowerCase();
  const words = lower.match(/[\p{L}-]+/gu) ?? [];
  const scores = WORD_SETS.map(({ language, words: common }) => {
    const letters = LETTERS[language];
    const score = words.filter((word) => common.has(word)).length + (letters ? count(lower, letters) : 0);
    return { language, score };
  });
  // English stands first and wins a tie: names and titles without any common word are English on nearly every server.
  const best = scores.reduce((most, next) => (next.score > most.score ? next : most));
  return best.score < LEAST_SCORE ? 'en' : best.language;
}

/**
 * The language that a description is written in, as a BCP 47 tag; nothing for a text without letters.
 * Decided by script, then by common words; the same text always gives the same answer.
 */
export function languageOf(text: string): string | undefined {
  const prose = text.slice(0, LONGEST).replace(NOT_PROSE, ' ');
  const judged = /\p{L}/u.test(prose) ? prose : text.slice(0, LONGEST);
  if (!/\p{L}/u.test(judged)) return undefined;
  return byScript(judged) ?? byWords(judged);
}
