import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { answerSchemas } from '../../src/page/answers.ts';

/** What is wrong with a value by the schema of a name; nothing where it fits. */
export type Judge = (name: string, value: unknown) => string[];

export function judgeBy(schemas: Record<string, object>, uri: (name: string) => string): Judge {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return (name, value) => {
    const validate = ajv.getSchema(uri(name));
    if (validate === undefined) return [`There is no schema ${name}.`];
    return validate(value) ? [] : [ajv.errorsText(validate.errors)];
  };
}

/** By the schemas of all answers, which let no key through that they do not describe. */
export function closedJudge(): Judge {
  const uri = (name: string) => `https://example.org/closed/${name}`;
  return judgeBy(answerSchemas(uri, true), uri);
}
