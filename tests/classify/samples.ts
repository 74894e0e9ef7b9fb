import { definitionOf, type Sample } from '../../src/classify/sample.ts';
import { suggest } from '../../src/classify/suggest.ts';
import { readSamples } from '../../src/pages/_samples.ts';

export { definitionOf, type Sample } from '../../src/classify/sample.ts';

/** Every group of samples, with the file that it stands in. */
export const groups = readSamples();

export const samples: readonly Sample[] = groups.flatMap(({ cases }) => cases);

export const suggestFor = (one: Sample) => suggest(definitionOf(one));
