/** A form of a verb, up to where its ending starts. */
export interface Form {
  text: string;
  /** The first letter of the ending, where it is fused with the stem: ㅂ of 지웁니다. */
  fused?: string;
}

/** The rows of the Japanese syllabary that verbs inflect in: a, i, u, e, o, and the form before て. */
const ROWS: Readonly<Record<string, string>> = {
  う: 'わいうえおっ',
  く: 'かきくけこい',
  ぐ: 'がぎぐげごい',
  す: 'さしすせそし',
  つ: 'たちつてとっ',
  ぬ: 'なにぬねのん',
  ぶ: 'ばびぶべぼん',
  む: 'まみむめもん',
  る: 'らりるれろっ',
};
/** What stands before る in verbs that only drop it. */
const DROPPING = /[いきぎしじちにびみりえけげせぜてでねべめれ見]る$/;
/** Verbs that look like those and are not. */
const KEEPING = /(?:入|切|限|走|知|帰|減|参|要|散|照|練|握|滑)る$/;

/** The forms of a Japanese verb in the form of dictionaries; of anything else, itself. */
export function japaneseForms(verb: string): Form[] {
  const rows = ROWS[verb.at(-1) ?? ''];
  const stem = verb.slice(0, -1);
  if (verb.endsWith('する')) return [{ text: verb.slice(0, -2) }];
  if (!rows || stem === '' || !/[\u3400-\u9fffぁ-ゖ]$/u.test(stem)) return [{ text: verb }];
  if (DROPPING.test(verb) && !KEEPING.test(verb)) return [{ text: stem }];
  return [...new Set(rows)].map((kana) => ({ text: `${stem}${kana}` }));
}

const FIRST = 0xac00;
const FINALS = 28;
const VOWELS = 21;
const FINAL = { ㄴ: 4, ㄹ: 8, ㅁ: 16, ㅂ: 17, ㅆ: 20 } as const;
/** Which vowel a stem's last vowel and 어 or 아 make together, by their numbers: ㅜ and ㅓ make ㅝ. */
const CONTRACTED = new Map([
  [0, 0],
  [1, 1],
  [4, 4],
  [5, 5],
  [6, 6],
  [8, 9],
  [13, 14],
  [18, 4],
  [20, 6],
]);

const vowelOf = (code: number): number => Math.floor((code - FIRST) / FINALS) % VOWELS;
const withFinal = (code: number, final: keyof typeof FINAL): string => String.fromCharCode(code + FINAL[final]);
const withVowel = (code: number, vowel: number): number => code + (vowel - vowelOf(code)) * FINALS;

/** The forms of a Korean verb that ends in 다; of anything else, itself. */
export function koreanForms(verb: string): Form[] {
  if (!verb.endsWith('다') || verb.length < 2) return [{ text: verb }];
  const before = verb.slice(0, -2);
  const last = verb.charCodeAt(verb.length - 2);
  const final = (last - FIRST) % FINALS;
  if (final === FINAL.ㄹ) return [{ text: verb.slice(0, -1) }, ...openForms(before, last - final)];
  if (final !== 0) return closedForms(verb.slice(0, -1), last);
  return openForms(before, last);
}

function closedForms(stem: string, last: number): Form[] {
  const vowel = vowelOf(last) === 0 || vowelOf(last) === 8 ? '아' : '어';
  return [
    { text: `${stem}은`, fused: 'ㄴ' },
    { text: `${stem}을`, fused: 'ㄹ' },
    { text: `${stem}${vowel}`, fused: 'ㅓ' },
    { text: `${stem}습`, fused: 'ㅂ' },
    { text: `${stem}음`, fused: 'ㅁ' },
    { text: stem },
  ];
}

/** The forms of a stem that ends in a vowel: 지우, 지웁, 지운, 지울, 지워, 지웠. */
function openForms(before: string, last: number): Form[] {
  const vowel = CONTRACTED.get(vowelOf(last));
  const forms: Form[] = [
    { text: `${before}${withFinal(last, 'ㅂ')}`, fused: 'ㅂ' },
    { text: `${before}${withFinal(last, 'ㄴ')}`, fused: 'ㄴ' },
    { text: `${before}${withFinal(last, 'ㄹ')}`, fused: 'ㄹ' },
    { text: `${before}${withFinal(last, 'ㅁ')}`, fused: 'ㅁ' },
    { text: `${before}${String.fromCharCode(last)}` },
  ];
  if (vowel === undefined) return forms;
  const joined = withVowel(last, vowel);
  if (joined !== last) forms.push({ text: `${before}${String.fromCharCode(joined)}`, fused: 'ㅓ' });
  return [...forms, { text: `${before}${withFinal(joined, 'ㅆ')}`, fused: 'ㅆ' }];
}
