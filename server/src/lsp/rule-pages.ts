// Where the pages that explain rules are when nobody said otherwise: beside the program, as files.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * URI with `{code}` for a rule's code, for the first folder above `folder` that has the pages;
 * undefined when the program was installed without them.
 */
export function rulePagesBeside(folder: string): string | undefined {
  for (const up of ['..', '../..', '../../..']) {
    const pages = join(folder, up, 'docs', 'rules');
    if (existsSync(pages)) return `${pathToFileURL(pages).href}/{code}.md`;
  }
  return undefined;
}
