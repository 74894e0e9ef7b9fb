const { charCodeAt } = String.prototype;

/**
 * The code unit at a place of a text, as `text.charCodeAt(at)` gives it. The engine has many kinds of string (slices,
 * joined ones, of one byte and of two) and looks the method up anew at each call where it has met more than four.
 */
export const codeAt = (text: string, at: number): number => charCodeAt.call(text, at);
