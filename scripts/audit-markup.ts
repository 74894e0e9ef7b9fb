import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { BuiltPage } from './page-kinds.ts';

/** Everything that html-validate can hold against a document, but for what is said here. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  elements: ['html5'],
  rules: {
    // A table whose rows are blocks on a narrow screen is no table to a screen reader without its roles.
    'no-redundant-role': 'off',
    // A code block that scrolls sideways has to be reached by keyboard, and what is reached needs a role and a name. The
    // suggestions of a combobox are no menu.
    'prefer-native-element': ['error', { exclude: ['region', 'listbox'] }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    'require-sri': ['error', { target: 'crossorigin' }],
    // Fields that filter as one types, or are sent with Enter.
    'wcag/h32': 'off',
    // Servers and tools choose their names.
    'long-title': 'off',
  },
});

/** What is wrong with the markup of a page, a line for each. */
export async function markupProblems(folder: string, { file }: BuiltPage): Promise<string[]> {
  const { results } = await validator.validateString(readFileSync(join(folder, file), 'utf8'), file);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
