// The targets of rendering: who chooses one can choose each of them, and knows what it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderCommand } from '../../server/src/cli/commands/render.ts';
import { findTarget, targets } from '../../server/src/render/targets.ts';

const names = targets.map(({ name }) => name);

test('the setting of the editor offers each of them, with a word on it', () => {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  const manifest = JSON.parse(text) as {
    readonly contributes: { readonly configuration: { readonly properties: object } };
  };
  const setting = Object.entries(manifest.contributes.configuration.properties).find(
    ([key]) => key === 'oam.render.target',
  );
  expect(setting?.[1]).toMatchObject({ enum: names, default: names[0] });
  const { enumDescriptions } = setting?.[1] as { readonly enumDescriptions: readonly string[] };
  expect(enumDescriptions).toHaveLength(names.length);
});

test.each(names)('the command line names %s', (name) => {
  expect(renderCommand.help).toContain(name);
  expect(findTarget(name).name).toBe(name);
});
