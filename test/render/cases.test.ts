// Golden cases of rendering: a folder of specs, and what each target makes of them. OAM_UPDATE=1 rewrites what is expected.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkedForTarget } from '../../server/src/render/check-rendering.ts';
import { loadKubernetesSchemas } from '../../server/src/render/kubernetes-schema/schemas.ts';
import { placeOfOrigin } from '../../server/src/render/origin.ts';
import { printYaml } from '../../server/src/render/print.ts';
import { eachScalar } from '../../server/src/render/rendered-node.ts';
import { renderConfiguration } from '../../server/src/render/render.ts';
import { defaultRenderOptions, type Rendering } from '../../server/src/render/rendering.ts';
import { targets } from '../../server/src/render/targets.ts';
import { renderCase, renderCaseNames, type RenderCase } from '../support/render-cases.ts';
import { configurationSites, workspaceOfTexts } from '../support/rendering.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';

// The file of what is expected of a new case starts out empty.
const UPDATE = (process.env['OAM_UPDATE'] ?? '') !== '';
const remedy = 'run the test with OAM_UPDATE=1, and look at what it writes before you commit it';

/** With them, what a cluster would refuse is a problem of the case as well. */
const schemas = await loadKubernetesSchemas();

function renderings(
  { options }: RenderCase,
  target: string,
  workspace: Workspace,
): readonly Rendering[] {
  const all = { ...defaultRenderOptions, ...options, target };
  return configurationSites(workspace).flatMap((site) => {
    const rendering = renderConfiguration(workspace, site, all);
    return rendering === undefined ? [] : checkedForTarget(rendering, all, schemas);
  });
}

/** Every configuration of a case, with its problems as comments before its objects. */
function renderedText(each: RenderCase, target: string): string {
  const workspace = workspaceOfTexts(each.texts);
  return renderings(each, target, workspace)
    .map((rendering) => printed(rendering, workspace))
    .join('---\n');
}

function printed({ application, objects, problems }: Rendering, workspace: Workspace): string {
  const lines = problems.map(({ severity, code, message, place: { uri, range } }) => {
    const at = (workspace.file(uri)?.lines.lineAt(range.start) ?? 0) + 1;
    return `${severity} ${code} in ${uri.slice('file:///'.length)}:${String(at)}: ${message}`;
  });
  return printYaml(objects, [application ?? 'without a name', ...lines]).text;
}

const cases = renderCaseNames();

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(0);
});

describe.each(cases)('%s', (name) => {
  const { expected, folder, texts, options } = renderCase(name);

  test('is about some target', () => {
    const known = targets.map((target) => `expected.${target.name}.yaml`);
    expect(known).toEqual(expect.arrayContaining([...expected]));
    expect(expected).not.toEqual([]);
  });

  for (const file of expected) {
    const target = file.split('.')[1] ?? '';
    test(`is rendered as expected for ${target}`, () => {
      const text = renderedText({ folder, texts, expected, options }, target);
      if (UPDATE) writeFileSync(join(folder, file), text);
      expect(readFileSync(join(folder, file), 'utf8'), remedy).toBe(text);
    });

    test(`says for ${target} where every value comes from`, () => {
      const workspace = workspaceOfTexts(texts);
      const objects = renderings({ folder, texts, expected, options }, target, workspace).flatMap(
        (rendering) => rendering.objects,
      );
      for (const { root, kind } of objects) {
        eachScalar(root, ({ origin }, path) => {
          const where = `${kind} ${path.join('.')}`;
          if (origin.kind === 'constant') expect(origin.reason, where).toMatch(/^[A-Z].*[^.]$/);
          const place = placeOfOrigin(origin);
          if (place === undefined) return;
          const text = workspace.file(place.uri)?.lines.text ?? '';
          expect(place.range.start, where).toBeLessThanOrEqual(place.range.end);
          expect(place.range.end, where).toBeLessThanOrEqual(text.length);
        });
      }
    });

    test(`is rendered the same for ${target} when its files are read in another order`, () => {
      const other = new Map([...texts].reverse());
      const read = (files: RenderCase['texts']): readonly string[] =>
        renderedText({ folder, texts: files, expected, options }, target).split(/^---$/m).sort();
      expect(read(other)).toEqual(read(texts));
    });
  }
});
