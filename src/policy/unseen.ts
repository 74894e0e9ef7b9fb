const CHARACTERS = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]';

/** What a reader cannot see, and what reorders the text around it. */
export const UNSEEN = new RegExp(CHARACTERS, 'u');
/** The same, each of them. */
export const ALL_UNSEEN = new RegExp(CHARACTERS, 'gu');
