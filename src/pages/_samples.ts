import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type SampleGroup, sampleGroup } from '../classify/sample.ts';

/** Below the repository's root, where every script runs. */
const FOLDER = 'src/classify/samples';

function readGroups(file: string): SampleGroup[] {
  const read = z.array(sampleGroup).safeParse(parse(readFileSync(join(FOLDER, file), 'utf8')));
  if (read.success) return read.data;
  throw new Error(
    `${join(FOLDER, file)} is no list of samples as src/classify/sample.ts says:\n${z.prettifyError(read.error)}`,
  );
}

type Group = SampleGroup & { file: string };

let known: readonly Group[] | undefined;

/** The classifier's samples, which its tests and the rules' pages share: every group, with the file it stands in. */
export function readSamples(): readonly Group[] {
  known ??= readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => readGroups(file).map((group) => ({ file, ...group })));
  return known;
}
