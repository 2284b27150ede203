// Makes the generated source files before the first suite, where a build has not made them yet.
import { generate, generatedFiles } from '../../scripts/generate.mjs';
import { existsSync } from 'node:fs';

export async function setup(): Promise<void> {
  if (!generatedFiles.every((file) => existsSync(file))) await generate();
}
