const { charCodeAt } = String.prototype;

/**
 * The code unit at a place of a text, as `text.charCodeAt(at)` gives it. The engine has many kinds of string (slices,
 * joined ones, of one byte and of two) and looks the method up anew at each call where it has met more than four.
 */
export const codeAt = (text: string, at: number): number => charCodeAt.call(text, at);

/** True for the code of one of a-z. */
export const isLower = (code: number): boolean => code >= 0x61 && code <= 0x7a;
/** True for the code of one of A-Z. */
export const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;
/** True for the code of one of 0-9. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** True for the code of a letter of ASCII. */
export const isLetter = (code: number): boolean => isLower(code | 0x20);
